"""Taking and freeing a role's seats: one guarded UPDATE each, so that none is filled twice."""

from __future__ import annotations

from sqlalchemy import Update, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from models import Posting


def take_seat(session: Session, posting_id: int) -> bool:
    """Take one seat of a role; False where none is left. The caller commits or rolls back."""
    return _changed_one(
        session,
        update(Posting)
        .where(Posting.id == posting_id, Posting.seats_taken < Posting.seats)
        .values(seats_taken=Posting.seats_taken + 1),
    )


def free_seat(session: Session, posting_id: int) -> bool:
    """Give one seat of a role back; False where none was taken."""
    return _changed_one(
        session,
        update(Posting)
        .where(Posting.id == posting_id, Posting.seats_taken > 0)
        .values(seats_taken=Posting.seats_taken - 1),
    )


def _changed_one(session: Session, change: Update) -> bool:
    result = session.execute(change.execution_options(synchronize_session="fetch"))
    return isinstance(result, CursorResult) and result.rowcount == 1
