"""Writing the audit trail: every change of state leaves one line in the same unit of work."""

from __future__ import annotations

from contextvars import ContextVar

from sqlalchemy.orm import Session

from models import AuditEntry, Base

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")


def record(
    session: Session, actor_id: int | None, action: str, subject: Base, **detail: object
) -> None:
    """Add an entry: ``actor_id`` did ``action`` (``posting.published``) to ``subject``.

    ``detail`` holds codes and numbers, never personal data: what may be forgotten is not
    written where nothing is forgotten.
    """
    session.flush()
    session.add(
        AuditEntry(
            actor_id=actor_id,
            action=action,
            subject=subject.__tablename__,
            subject_id=subject.id,
            detail=detail,
            request_id=REQUEST_ID.get(),
        )
    )
