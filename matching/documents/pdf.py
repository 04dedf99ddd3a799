"""Text out of .pdf, through PDFium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.documents.errors import (
    DamagedError,
    EmptyDocumentError,
    EncryptedError,
    ScannedError,
    TooLargeError,
)

if TYPE_CHECKING:
    import pypdfium2 as pdfium

MAX_PAGES = 100
ENOUGH_LETTERS = 20


def read_pdf(data: bytes, name: str) -> str:
    """Return the text of a PDF file."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as pdfium_c

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedError(name) from error
        raise DamagedError(name, str(error)) from error
    try:
        return _text(document, name)
    except pdfium.PdfiumError as error:
        raise DamagedError(name, str(error)) from error
    finally:
        document.close()


def _text(document: pdfium.PdfDocument, name: str) -> str:
    """Return the text of all pages, or say that there is none."""
    if len(document) > MAX_PAGES:
        raise TooLargeError(name, f"{len(document)} pages")
    pages = []
    pictures = False
    for page in document:
        # PDFium marks a word broken at a line's end with U+FFFE or U+0002.
        text = page.get_textpage().get_text_bounded()
        pages.append(text.replace("\ufffe\r\n", "").replace("\x02", ""))
        pictures = pictures or _has_picture(page)
    whole = "\n\n".join(pages)
    if sum(letter.isalpha() for letter in whole) < ENOUGH_LETTERS:
        raise (ScannedError if pictures else EmptyDocumentError)(name)
    return whole


def _has_picture(page: pdfium.PdfPage) -> bool:
    """Whether a page holds an image."""
    import pypdfium2.raw as pdfium_c

    return any(True for _ in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=4))
