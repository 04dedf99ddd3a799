"""Texts out of the files that strangers send: .docx, .pdf and .txt."""

from matching.documents.errors import (
    DamagedError,
    DocumentError,
    EmptyDocumentError,
    EncryptedError,
    NotWhatItSaysError,
    ScannedError,
    TookTooLongError,
    TooLargeError,
    UnsupportedError,
    ZipBombError,
)
from matching.documents.reading import read_document
from matching.documents.safely import read_document_safely

__all__ = [
    "DamagedError",
    "DocumentError",
    "EmptyDocumentError",
    "EncryptedError",
    "NotWhatItSaysError",
    "ScannedError",
    "TooLargeError",
    "TookTooLongError",
    "UnsupportedError",
    "ZipBombError",
    "read_document",
    "read_document_safely",
]
