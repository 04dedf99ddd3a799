"""What an administrator does with messages: try again, cancel."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEntry, Mail, User, now
from talent.audit import record
from talent.errors import N_, ConflictError


def retry(session: Session, actor: User, mail: Mail) -> None:
    """Try a message again that did not go out, or take one's own cancelling of it back.

    Raises
    ------
    ConflictError
        If it was sent, waits for its time, or was cancelled because its matter was undone.
    """
    _refuse_sent(mail)
    if mail.cancelled_at is not None:
        _refuse_undone(session, mail)
        mail.cancelled_at = None
    elif mail.attempts:
        mail.due_at, mail.attempts, mail.error = now(), 0, ""
    else:
        raise ConflictError(N_("This message waits for its time and leaves by itself."))
    record(session, actor.id, "mail.retried", mail, kind=mail.kind)


def _refuse_undone(session: Session, mail: Mail) -> None:
    by_hand = select(AuditEntry.id).where(
        AuditEntry.subject == Mail.__tablename__,
        AuditEntry.subject_id == mail.id,
        AuditEntry.action == "mail.cancelled",
    )
    if session.scalar(by_hand.limit(1)) is None:
        raise ConflictError(
            N_("What this message told was undone, so it would not be true any more.")
        )


def cancel(session: Session, actor: User, mail: Mail) -> None:
    """Keep a message from being sent.

    Raises
    ------
    ConflictError
        If it was sent.
    """
    _refuse_sent(mail)
    mail.cancelled_at = mail.cancelled_at or now()
    record(session, actor.id, "mail.cancelled", mail, kind=mail.kind)


def _refuse_sent(mail: Mail) -> None:
    if mail.sent_at is not None:
        raise ConflictError(N_("This message was sent already."))
