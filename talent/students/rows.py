"""What every part of a profile shares: finding one's own row, noting the change, removing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from models import Base, Removed, Student, now, today
from talent import undo
from talent.audit import record
from talent.errors import N_, InvalidError, NotFoundError

Row = TypeVar("Row", bound=Base)
EARLIEST = date(1950, 1, 1)


def own(rows: Sequence[Row], row_id: int) -> Row:
    """Return the row of this id among a student's own.

    Raises
    ------
    NotFoundError
        If it is not among them.
    """
    for row in rows:
        if row.id == row_id:
            return row
    raise NotFoundError


def touch(student: Student) -> None:
    """Note that the profile changed: of two changes at the same moment the second is told."""
    student.updated_at = now()


def remove(session: Session, student: Student, rows: list[Row], row_id: int) -> Removed:
    """Remove one of a student's own rows so that it can be brought back."""
    row = own(rows, row_id)
    removed = undo.remove(session, student.user_id, row)
    rows.remove(row)
    touch(student)
    return removed


def bring_back(session: Session, student: Student, removed_id: int) -> None:
    """Bring back what the student removed.

    Raises
    ------
    TalentError
        As ``undo.bring_back`` does.
    """
    row = undo.bring_back(session, student.user_id, removed_id)
    touch(student)
    record(session, student.user_id, "profile.brought_back", row)


def check_span(
    started: date | None, ended: date | None, *, start: str = "started", end: str = "ended"
) -> None:
    """Check that a span is in order and within reason; ``start`` and ``end`` name the fields.

    Raises
    ------
    InvalidError
        On the field that is wrong.
    """
    for field, day in ((start, started), (end, ended)):
        if day and not EARLIEST <= day <= today().replace(year=today().year + 10, day=1):
            raise InvalidError(N_("Check the year of this date."), field=field)
    if started and ended and ended < started:
        raise InvalidError(N_("This date is before the beginning."), field=end)
