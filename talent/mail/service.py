"""Queueing mail and holding it back; no words are made here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session, joinedload

from models import Mail, now


def queue(
    session: Session,
    user_id: int,
    kind: str,
    *,
    about: str = "",
    due_at: datetime | None = None,
    **data: object,
) -> Mail:
    """Queue a message of a kind (a template ``mail/<kind>.txt``) to a person.

    ``about`` names its matter (``application:7``) so that it can be held back; ``data`` are
    the template's values: plain JSON, ``path`` being the page the message leads to.
    """
    mail = Mail(user_id=user_id, kind=kind, about=about, due_at=due_at or now(), data=data)
    session.add(mail)
    return mail


def hold_back(session: Session, about: str, kind: str) -> int:
    """Cancel what waits of a kind about a matter; return how many messages."""
    result = session.execute(
        update(Mail)
        .where(Mail.about == about, Mail.kind == kind)
        .where(Mail.sent_at.is_(None), Mail.cancelled_at.is_(None))
        .values(cancelled_at=now())
    )
    return result.rowcount if isinstance(result, CursorResult) else 0


def due(session: Session, at: datetime, limit: int = 100) -> list[Mail]:
    """Return messages due at a moment, oldest first, with their receivers; locked if possible."""
    query = (
        select(Mail)
        .where(Mail.sent_at.is_(None), Mail.cancelled_at.is_(None))
        .where(Mail.due_at <= at, Mail.attempts < 10)  # then a person looks
        .order_by(Mail.due_at, Mail.id)
        .limit(limit)
        .options(joinedload(Mail.user))
        .with_for_update(skip_locked=True, of=Mail)
    )
    return list(session.scalars(query))
