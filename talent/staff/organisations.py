"""What staff decide about organisations: approved, declined, undone within some minutes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Approval, Member, Organisation, User, now
from talent import settings
from talent.audit import record
from talent.errors import N_, ConflictError, InvalidError
from talent.mail import service as mail

NEXT_APPROVALS: dict[Approval, frozenset[Approval]] = {
    Approval.PENDING: frozenset({Approval.APPROVED, Approval.DECLINED}),
    Approval.DECLINED: frozenset({Approval.APPROVED}),
    Approval.APPROVED: frozenset(),
}
"""From what staff said to what they may say next; an undo leads back to ``PENDING``."""

_MAILS = ("organisation_approved", "organisation_declined")


def approve(
    session: Session, actor: User, organisation: Organisation, version: int, note: str = ""
) -> None:
    """Let an organisation publish roles.

    Raises
    ------
    ConflictError
        If somebody decided or changed it since the page was loaded.
    """
    _decide(session, actor, organisation, version, Approval.APPROVED, note)
    record(session, actor.id, "organisation.approved", organisation)


def decline(
    session: Session, actor: User, organisation: Organisation, version: int, note: str
) -> None:
    """Decline an organisation with the reason.

    Raises
    ------
    InvalidError
        If there is no reason.
    ConflictError
        If somebody decided or changed it since the page was loaded.
    """
    if not note:
        raise InvalidError(
            N_("Say what has to be mended, so that the organisation can do it."), field="note"
        )
    _decide(session, actor, organisation, version, Approval.DECLINED, note)
    record(session, actor.id, "organisation.declined", organisation)


def approve_chosen(session: Session, actor: User, ids: Iterable[int]) -> list[int]:
    """Approve those of the organisations that wait; return which were approved."""
    waiting = session.scalars(
        select(Organisation)
        .where(Organisation.id.in_(list(ids)), Organisation.approval == Approval.PENDING)
        .order_by(Organisation.id)
    ).all()
    for organisation in waiting:
        approve(session, actor, organisation, organisation.version)
    return [organisation.id for organisation in waiting]


def undo(session: Session, actor: User, ids: Iterable[int]) -> int:
    """Take one's own recent decisions back; return how many.

    Raises
    ------
    ConflictError
        If the time is over, or one of them was decided anew.
    """
    found = session.scalars(select(Organisation).where(Organisation.id.in_(list(ids)))).all()
    since = now() - timedelta(minutes=settings.value(session, "undo_minutes"))
    for organisation in found:
        mine = organisation.decided_by_id == actor.id
        if not mine or organisation.decided_at is None or organisation.decided_at < since:
            raise ConflictError(N_("The time to undo this is over."))
        _take_back(session, actor, organisation)
    return len(found)


def _take_back(session: Session, actor: User, organisation: Organisation) -> None:
    before, organisation.approval = organisation.approval, Approval.PENDING
    organisation.decided_at = organisation.decided_by_id = None
    organisation.decision_note = ""
    for kind in _MAILS:
        mail.hold_back(session, _about(organisation), kind)
    record(session, actor.id, "organisation.decision_undone", organisation, before=before)


def _about(organisation: Organisation) -> str:
    return f"organisation:{organisation.id}"


def _decide(
    session: Session,
    actor: User,
    organisation: Organisation,
    version: int,
    to: Approval,
    note: str,
) -> None:
    if organisation.version != version or to not in NEXT_APPROVALS[organisation.approval]:
        raise ConflictError
    organisation.approval, organisation.decision_note = to, note
    organisation.decided_at, organisation.decided_by_id = now(), actor.id
    due_at = now() + timedelta(minutes=settings.value(session, "undo_minutes"))
    members = select(Member.user_id).where(Member.organisation_id == organisation.id)
    for user_id in session.scalars(members).all():
        mail.queue(
            session,
            user_id,
            f"organisation_{to.value}",
            about=_about(organisation),
            due_at=due_at,
            path="/organisation",
            organisation=organisation.name,
        )
