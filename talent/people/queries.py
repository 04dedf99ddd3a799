"""Finding people and messages."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, joinedload

from models import Mail, Member, Organisation, Role, User
from talent.finding import contains


def people(q: str, role: Role | None, state: str) -> Select[User]:
    """Return the query for a list of people by name."""
    query = select(User)
    if q:
        query = query.where(contains(q, User.name, User.email))
    if role:
        query = query.where(User.role == role)
    if state == "disabled":
        query = query.where(User.is_active.is_(False))
    elif state == "unconfirmed":
        query = query.where(User.is_active, User.confirmed_at.is_(None))
    elif state == "active":
        query = query.where(User.is_active, User.confirmed_at.is_not(None))
    return query.order_by(User.name, User.id)


def organisation_of(session: Session, user: User) -> Organisation | None:
    """Return the organisation somebody acts for."""
    query = select(Organisation).join(Member, Member.organisation_id == Organisation.id)
    return session.scalar(query.where(Member.user_id == user.id))


def messages(q: str, state: str) -> Select[Mail]:
    """Return the query for a list of messages, newest first."""
    query = select(Mail).join(Mail.user).options(joinedload(Mail.user))
    if q:
        query = query.where(contains(q, User.name, User.email))
    return query.where(*_in_state(state)).order_by(Mail.id.desc())


def _in_state(state: str) -> list[ColumnElement[bool]]:
    unsent = [Mail.sent_at.is_(None), Mail.cancelled_at.is_(None)]
    found: dict[str, list[ColumnElement[bool]]] = {
        "sent": [Mail.sent_at.is_not(None)],
        "cancelled": [Mail.cancelled_at.is_not(None)],
        "failing": [*unsent, Mail.attempts > 0],
        "waiting": [*unsent, Mail.attempts == 0],
    }
    return found.get(state, [])


def state_of(mail: Mail) -> str:
    """Return where a message stands: sent, cancelled, failing or waiting."""
    if mail.sent_at:
        return "sent"
    if mail.cancelled_at:
        return "cancelled"
    return "failing" if mail.attempts else "waiting"
