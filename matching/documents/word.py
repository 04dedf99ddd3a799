"""Text out of .docx: paragraphs, tables, text boxes, headers and footers, in reading order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from matching.documents.errors import DamagedError

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DEEPEST = 60


def read_word(data: bytes, name: str) -> str:
    """Return the text of a .docx file."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(io.BytesIO(data))
        return "\n".join(_parts(document))
    except (OpcError, BadZipFile, KeyError, ValueError, XMLSyntaxError, AttributeError) as error:
        raise DamagedError(name, str(error)) from error


def _parts(document: Document) -> Iterator[str]:
    """Yield the lines of headers, body and footers."""
    section = document.sections[0] if len(document.sections) else None
    if section is not None and not section.header.is_linked_to_previous:
        yield from _lines(section.header._element, document, 0)  # noqa: SLF001 - no public way
    yield from _lines(document.element.body, document, 0)
    if section is not None and not section.footer.is_linked_to_previous:
        yield from _lines(section.footer._element, document, 0)  # noqa: SLF001 - no public way


def _lines(element: Any, document: Document, depth: int) -> Iterator[str]:
    """Yield the lines below an element; python-docx alone leaves out boxes and controls."""
    if depth > _DEEPEST:
        return
    for child in element:
        if child.tag == f"{_W}p":
            yield _paragraph(child, document)
            for box in _boxes(child):
                yield from _lines(box, document, depth + 1)
        elif child.tag == f"{_W}tr":
            yield from _row(child, document, depth)
        elif child.tag in {f"{_W}tbl", f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"}:
            yield from _lines(child, document, depth + 1)


def _row(row: Any, document: Document, depth: int) -> Iterator[str]:
    """Yield a table row: one line where each cell is one, otherwise cell below cell."""
    cells = [
        [line for line in _lines(cell, document, depth + 1) if line.strip()]
        for cell in row.iter(f"{_W}tc")
        if next(cell.iterancestors(f"{_W}tr")) is row
    ]
    cells = [cell for cell in cells if cell]
    if all(len(cell) == 1 for cell in cells):
        yield "\t".join(cell[0] for cell in cells)
    else:
        for cell in cells:
            yield from cell


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes anchored in a paragraph, each once."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        inside = list(box.iterancestors())
        nested = any(one.tag == f"{_W}txbxContent" for one in inside[: inside.index(paragraph)])
        if not nested and not any(one.tag == _FALLBACK for one in inside):
            yield box


def _paragraph(element: Any, document: Document) -> str:
    """Return a paragraph's text, with the addresses of its links."""
    from docx.text.paragraph import Paragraph

    paragraph = Paragraph(element, document)
    text = paragraph.text
    for link in paragraph.hyperlinks:
        if link.address.startswith(("http://", "https://")) and link.address not in text:
            text += f" {link.address}"
    return text
