"""Why a file could not be read: one class and one code a reason."""

from __future__ import annotations

from typing import ClassVar


class DocumentError(ValueError):
    """A file that cannot be read; ``code`` says why, ``name`` which file."""

    code: ClassVar[str] = "damaged"

    def __init__(self, name: str, detail: str = "") -> None:
        self.name, self.detail = name, detail
        super().__init__(": ".join(part for part in (name, self.code, detail) if part))


class EmptyDocumentError(DocumentError):
    """There is no text in the file, nor a picture of one."""

    code = "empty"


class ScannedError(DocumentError):
    """The pages are pictures."""

    code = "scanned"


class EncryptedError(DocumentError):
    """The file asks for a password."""

    code = "encrypted"


class TooLargeError(DocumentError):
    """The file, or what it unpacks to in memory, is larger than allowed."""

    code = "too_large"


class ZipBombError(DocumentError):
    """The file unpacks to far more than it shows."""

    code = "zip_bomb"


class NotWhatItSaysError(DocumentError):
    """The first bytes are not those of the kind that the name says."""

    code = "not_what_it_says"


class DamagedError(DocumentError):
    """The file is broken."""

    code = "damaged"


class UnsupportedError(DocumentError):
    """The kind of file is not read here."""

    code = "unsupported"


class TookTooLongError(DocumentError):
    """Reading did not end in the time allowed."""

    code = "took_too_long"


BY_CODE: dict[str, type[DocumentError]] = {
    kind.code: kind
    for kind in (
        EmptyDocumentError,
        ScannedError,
        EncryptedError,
        TooLargeError,
        ZipBombError,
        NotWhatItSaysError,
        DamagedError,
        UnsupportedError,
        TookTooLongError,
    )
}
