"""The works of a student: add, change, remove; links and files."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models import FilePurpose, Removed, Student, Work
from talent import files
from talent.audit import record
from talent.errors import N_, InvalidError
from talent.students import rows

MOST_WORKS = 30


def save_work(
    session: Session,
    student: Student,
    work_id: int | None = None,
    *,
    title: str,
    text: str = "",
    url: str = "",
    upload: files.Upload | None = None,
) -> Work:
    """Add a work, or change the one of this id; without ``upload`` its file stays.

    Raises
    ------
    InvalidError
        If there is neither a link, a file nor a description, the file cannot be taken, or the
        portfolio is full.
    """
    if work_id is None and len(student.works) >= MOST_WORKS:
        raise InvalidError(N_("A portfolio holds up to %(most)s works."), most=MOST_WORKS)
    row = rows.own(student.works, work_id) if work_id else Work()
    if not (text or url or upload or row.file_id):
        raise InvalidError(N_("Add a link, a file or a description."), field="url")
    row.title, row.text, row.url = title, text, url
    if upload:
        row.file = files.keep(session, student.user_id, FilePurpose.WORK, upload)
    if work_id is None:
        student.works.append(row)
    rows.touch(student)
    record(session, student.user_id, "work.saved", row)
    return row


def remove_work(session: Session, student: Student, work_id: int) -> Removed:
    """Remove a work; it can be brought back for some minutes."""
    removed = rows.remove(session, student, student.works, work_id)
    record(session, student.user_id, "work.removed", student)
    return removed
