"""Bringing a CV: its file is checked, read and kept; nothing in it counts yet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePath

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matching.documents import DocumentError, read_document_safely
from matching.documents.checks import MAX_BYTES
from models import CvState, CvUpload, FilePurpose, Removed, StoredFile, Student
from talent import files, undo
from talent.audit import record
from talent.cv_import.reading import Reading, read
from talent.errors import N_, ConflictError, InvalidError, NotFoundError

ENDINGS = (".pdf", ".docx")
MOST_UPLOADS = 10

_TOO_LARGE = N_("A file may be up to 10 MB. Choose a smaller one and try again.")
_WHY_NOT = {
    "empty": N_("There is no text in this file. Choose the file that holds your CV."),
    "scanned": N_(
        "The pages of this file are pictures, so its text cannot be read. "
        "Choose the document the pictures were made from, or fill in your profile yourself."
    ),
    "encrypted": N_(
        "This file is locked with a password. Save a copy without a password and choose that one."
    ),
    "too_large": N_("This file holds too much to be read. Choose a CV of a few pages."),
    "zip_bomb": N_("This file unpacks to far more than a CV holds, so it was not opened."),
    "not_what_it_says": N_(
        "This file is not what its name says. Open it and save it again as PDF or DOCX."
    ),
    "damaged": N_("This file is damaged. Open it and save it again, or choose another one."),
    "unsupported": N_("Choose a PDF or DOCX file."),
    "took_too_long": N_("Reading this file took too long. Save it again as PDF and try once more."),
}
"""What a person is told, by the code of the reader's refusal."""


@dataclass(frozen=True)
class ReadCv:
    """A CV that could be read: the file as it came, its text and what was found."""

    name: str
    data: bytes
    text: str
    reading: Reading


def read_file(name: str, data: bytes) -> ReadCv:
    """Return what a CV's file says. This takes seconds: hold no transaction meanwhile.

    Raises
    ------
    InvalidError
        On the field ``file``, where the file cannot be taken or read.
    """
    if PurePath(name).suffix.lower() not in ENDINGS:
        raise InvalidError(_WHY_NOT["unsupported"], field="file")
    if len(data) > MAX_BYTES:
        raise InvalidError(_TOO_LARGE, field="file")
    try:
        text = read_document_safely(data, name)
    except DocumentError as error:
        raise InvalidError(_WHY_NOT[error.code], field="file") from error
    return ReadCv(name, data, text, read(text))


def waiting(session: Session, student: Student, data: bytes) -> CvUpload | None:
    """Return the upload of this very file that waits to be checked, if there is one.

    The student's row is locked, so that two presses at once find each other.
    """
    session.execute(select(Student.id).where(Student.id == student.id).with_for_update())
    query = (
        select(CvUpload)
        .join(StoredFile, StoredFile.id == CvUpload.file_id)
        .where(CvUpload.student_id == student.id, CvUpload.state == CvState.READ)
        .where(StoredFile.sha256 == hashlib.sha256(data).hexdigest())
    )
    return session.scalars(query).first()


def keep(session: Session, student: Student, folder: Path, cv: ReadCv) -> CvUpload:
    """Keep a CV that was read.

    Raises
    ------
    InvalidError
        If the student has kept too many.
    """
    kept = session.scalar(select(func.count()).where(CvUpload.student_id == student.id)) or 0
    if kept >= MOST_UPLOADS:
        raise InvalidError(
            N_("You have %(most)s CVs here. Delete an earlier one first."),
            field="file",
            most=MOST_UPLOADS,
        )
    file = files.store(session, folder, student.user_id, FilePurpose.CV, cv.name, cv.data)
    upload = CvUpload(student_id=student.id, file_id=file.id, text=cv.text, reading=cv.reading)
    session.add(upload)
    record(session, student.user_id, "cv.uploaded", upload, size=file.size)
    return upload


@dataclass(frozen=True)
class Brought:
    """An earlier upload as it is listed."""

    upload: CvUpload
    file: StoredFile


def brought(session: Session, student_id: int) -> list[Brought]:
    """Return a student's uploads, the latest first."""
    query = (
        select(CvUpload, StoredFile)
        .join(StoredFile, StoredFile.id == CvUpload.file_id)
        .where(CvUpload.student_id == student_id)
        .order_by(CvUpload.id.desc())
    )
    return [Brought(upload, file) for upload, file in session.execute(query)]


def own(session: Session, student_id: int, upload_id: int) -> Brought:
    """Return a student's own upload.

    Raises
    ------
    NotFoundError
        If there is none of this id among them.
    """
    for one in brought(session, student_id):
        if one.upload.id == upload_id:
            return one
    raise NotFoundError


def discard(session: Session, student: Student, upload: CvUpload) -> None:
    """Take nothing from a CV that waits for confirmation.

    Raises
    ------
    ConflictError
        If it waits no more.
    """
    if upload.state is not CvState.READ:
        raise ConflictError
    upload.state = CvState.DISCARDED
    record(session, student.user_id, "cv.discarded", upload)


def take_up_again(session: Session, student: Student, upload: CvUpload) -> None:
    """Let a discarded CV wait for confirmation again; one that waits already stays so."""
    if upload.state is CvState.CONFIRMED:
        raise ConflictError
    upload.state = CvState.READ
    record(session, student.user_id, "cv.taken_up_again", upload)


def delete(session: Session, student: Student, upload: CvUpload) -> Removed:
    """Delete an upload with its file; it can be brought back for some minutes."""
    record(session, student.user_id, "cv.deleted", upload)
    return undo.remove(session, student.user_id, upload)


def bring_back(session: Session, student: Student, removed_id: int) -> None:
    """Bring a deleted upload back.

    Raises
    ------
    TalentError
        As ``undo.bring_back`` does.
    """
    upload = undo.bring_back(session, student.user_id, removed_id)
    record(session, student.user_id, "cv.brought_back", upload)
