"""Reading a file in this process; for files of strangers see ``safely``."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from matching.documents.checks import kind_of
from matching.documents.errors import EmptyDocumentError
from matching.documents.pdf import read_pdf
from matching.documents.plain import read_plain
from matching.documents.word import read_word

_READERS: dict[str, Callable[[bytes, str], str]] = {
    "docx": read_word,
    "pdf": read_pdf,
    "txt": read_plain,
}
# PostgreSQL refuses NUL, and no text needs the other control signs.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SPACES = re.compile(r"[ \t\u00a0]{3,}")
_BLANKS = re.compile(r"\n{3,}")


def read_document(source: Path | str | bytes, name: str = "") -> str:
    """Return the text of a .docx, .pdf or .txt file.

    Parameters
    ----------
    source
        A path, or the bytes of the file.
    name
        The file's name, whose ending says what it is; needed with bytes.

    Raises
    ------
    DocumentError
        With a ``code``: empty, scanned, encrypted, too_large, zip_bomb, not_what_it_says,
        damaged or unsupported.
    """
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    name = name or ("" if isinstance(source, bytes) else Path(source).name)
    text = tidy(_READERS[kind_of(data, name)](data, name))
    if not text:
        raise EmptyDocumentError(name)
    return text


def tidy(text: str) -> str:
    """Return a text with plain line ends, no control signs and no runs of blanks."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_SPACES.sub("  ", line).rstrip() for line in text.split("\n"))
    return _BLANKS.sub("\n\n", "\n".join(lines)).strip()
