"""What is checked before a file is opened: size, first bytes, and what a zip unpacks to."""

from __future__ import annotations

import io
import zipfile

from matching.documents.errors import (
    DamagedError,
    EmptyDocumentError,
    EncryptedError,
    NotWhatItSaysError,
    TooLargeError,
    UnsupportedError,
    ZipBombError,
)

MAX_BYTES = 10_000_000
MAX_UNPACKED = 50_000_000
MAX_RATIO = 50
HARMLESS_UNPACKED = 1_000_000
MAX_MEMBERS = 1_000
KINDS = ("docx", "pdf", "txt")

_ZIP, _PDF, _OLE = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PDF_HEADER_WITHIN = 1024


def kind_of(data: bytes, name: str) -> str:
    """Return ``docx``, ``pdf`` or ``txt``, or raise why the file cannot be read."""
    kind = name.rpartition(".")[2].lower()
    if kind not in KINDS:
        raise UnsupportedError(name, kind)
    if len(data) > MAX_BYTES:
        raise TooLargeError(name, f"{len(data)} bytes")
    if not data.strip():
        raise EmptyDocumentError(name)
    _check_first_bytes(data, name, kind)
    if kind == "docx":
        check_zip(data, name)
    return kind


def _check_first_bytes(data: bytes, name: str, kind: str) -> None:
    """Compare the first bytes with the kind that the name says."""
    if kind == "docx" and data.startswith(_OLE) and _ENCRYPTED_PACKAGE in data:
        raise EncryptedError(name)
    looks = {
        "docx": data.startswith(_ZIP),
        "pdf": _PDF in data[:_PDF_HEADER_WITHIN],
        "txt": not data.startswith((_ZIP, _PDF, _OLE))
        and (b"\0" not in data or data.startswith(_UTF16)),
    }
    if not looks[kind]:
        raise NotWhatItSaysError(name)


def check_zip(data: bytes, name: str) -> None:
    """Refuse a zip that unpacks to too much, before any of it is unpacked."""
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise DamagedError(name, str(error)) from error
    if any(member.flag_bits & 1 for member in members):
        raise EncryptedError(name)
    unpacked = sum(member.file_size for member in members)
    grows = unpacked > HARMLESS_UNPACKED and unpacked > MAX_RATIO * len(data)
    if unpacked > MAX_UNPACKED or len(members) > MAX_MEMBERS or grows:
        raise ZipBombError(name, f"{len(members)} members, {unpacked} bytes")
    if not any(member.filename == "[Content_Types].xml" for member in members):
        raise NotWhatItSaysError(name)
