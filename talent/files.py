"""Files people bring: kept outside the web root under random names, given back as attachments."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import Session

from models import FilePurpose, StoredFile
from talent.cleaning import clean_line
from talent.errors import N_, InvalidError

LARGEST = 10 * 1024 * 1024
"""The largest file, in bytes."""

MEDIA_TYPES = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (b"PK\x03\x04",),
    ),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
}
"""Allowed endings: media type, and the bytes such a file begins with."""


class Upload(NamedTuple):
    """A file that came with a form: the folder it goes to, its name and its bytes."""

    folder: Path
    name: str
    data: bytes


def check(name: str, data: bytes) -> str:
    """Return the media type of a file whose first bytes are what its ending says.

    Raises
    ------
    InvalidError
        If the file is empty, too large, of an ending not allowed, or not what its name says.
    """
    if not data:
        raise InvalidError(N_("This file is empty. Choose another one."), field="file")
    if len(data) > LARGEST:
        raise InvalidError(
            N_("A file may be up to 10 MB. Choose a smaller one and try again."), field="file"
        )
    ending = Path(name).suffix.lower()
    if ending not in MEDIA_TYPES:
        raise InvalidError(N_("Choose a PDF, DOCX, PNG or JPEG file."), field="file")
    media_type, beginnings = MEDIA_TYPES[ending]
    if not data.startswith(beginnings):
        raise InvalidError(
            N_("This file is not what its name says. Save it again as %(ending)s and try again."),
            field="file",
            ending=ending,
        )
    return media_type


def store(
    session: Session, folder: Path, owner_id: int, purpose: FilePurpose, name: str, data: bytes
) -> StoredFile:
    """Check a file, write it durably under a random key in ``folder``, and add its row.

    Raises
    ------
    InvalidError
        As ``check`` does.
    """
    media_type = check(name, data)
    key = secrets.token_hex(24)
    _write(folder / key[:2] / key, data)
    row = StoredFile(
        owner_id=owner_id,
        purpose=purpose,
        key=key,
        name=_shown(name),
        media_type=media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    session.add(row)
    session.flush()
    return row


def _shown(name: str) -> str:
    """Return a file's own name as it may be shown and sent, without folders and hidden letters."""
    return clean_line(Path(name.replace("\\", "/")).name)[-200:]


def keep(session: Session, owner_id: int, purpose: FilePurpose, upload: Upload) -> StoredFile:
    """Store a file that came with a form.

    Raises
    ------
    InvalidError
        As ``check`` does.
    """
    return store(session, upload.folder, owner_id, purpose, upload.name, upload.data)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def path_of(folder: Path, file: StoredFile) -> Path:
    """Return where a stored file lies."""
    return folder / file.key[:2] / file.key


def remove(folder: Path, file: StoredFile) -> None:
    """Delete a file from the disk; its row goes with its owner's transaction."""
    path_of(folder, file).unlink(missing_ok=True)
