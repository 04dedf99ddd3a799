"""What staff decide about a hire: verified, refused, looked at again, undone."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Placement, PlacementStatus, User, now
from models.placement import NEXT_PLACEMENT_STATUSES
from talent import settings
from talent.audit import record
from talent.errors import N_, ConflictError, InvalidError
from talent.mail import service as mail
from talent.placements.service import about

_MAILS = {
    PlacementStatus.VERIFIED: ("hire_verified", "hire_verified_graduate"),
    PlacementStatus.REFUSED: ("hire_refused", "hire_refused_graduate"),
}


def verify(session: Session, actor: User, placement: Placement, version: int, note: str) -> None:
    """Confirm a hire by its evidence: from now on it counts.

    Raises
    ------
    ConflictError
        If somebody decided or changed it since the page was loaded.
    """
    before = _decide(session, actor, placement, version, PlacementStatus.VERIFIED, note)
    record(
        session, actor.id, "placement.verified", placement, before=before, after=placement.status
    )


def refuse(session: Session, actor: User, placement: Placement, version: int, note: str) -> None:
    """Refuse a hire, or take its verification back, with a note that says why.

    Raises
    ------
    InvalidError
        If there is no note.
    ConflictError
        If somebody decided or changed it since the page was loaded.
    """
    if not note:
        raise InvalidError(
            N_("Say what is missing, so that the employer can mend it."), field="note"
        )
    before = _decide(session, actor, placement, version, PlacementStatus.REFUSED, note)
    record(session, actor.id, "placement.refused", placement, before=before, after=placement.status)


def _decide(
    session: Session,
    actor: User,
    placement: Placement,
    version: int,
    to: PlacementStatus,
    note: str,
) -> PlacementStatus:
    before = placement.status
    if placement.version != version or to not in NEXT_PLACEMENT_STATUSES[before]:
        raise ConflictError
    placement.status, placement.decision_note = to, note
    placement.decided_at, placement.decided_by_id = now(), actor.id
    _hold_mail(session, placement)
    _queue_mail(session, placement)
    return before


def _queue_mail(session: Session, placement: Placement) -> None:
    """Tell both sides once the decision can no longer be undone."""
    due_at = now() + timedelta(minutes=settings.value(session, "undo_minutes"))
    receivers = (placement.recorded_by_id, placement.student.user_id)
    for user_id, kind in zip(receivers, _MAILS[placement.status], strict=True):
        mail.queue(
            session,
            user_id,
            kind,
            about=about(placement),
            due_at=due_at,
            path=f"/hires/{placement.id}",
            role=placement.posting.title,
        )


def _hold_mail(session: Session, placement: Placement) -> None:
    for kinds in _MAILS.values():
        for kind in kinds:
            mail.hold_back(session, about(placement), kind)


def undo_until(session: Session, placement: Placement) -> datetime | None:
    """Return until when a verification can be undone, or None if it cannot any more."""
    if placement.status is not PlacementStatus.VERIFIED or placement.decided_at is None:
        return None
    until = placement.decided_at + timedelta(minutes=settings.value(session, "undo_minutes"))
    return until if until > now() else None


def reopen(session: Session, actor: User, placement: Placement) -> None:
    """Take a decision back: a refusal at any time, a verification while it can be undone.

    Raises
    ------
    ConflictError
        If nothing is decided, or the time to undo a verification is over.
    """
    may_follow = PlacementStatus.RECORDED in NEXT_PLACEMENT_STATUSES[placement.status]
    if not may_follow and undo_until(session, placement) is None:
        raise ConflictError(N_("The time to undo this is over."))
    before, placement.status = placement.status, PlacementStatus.RECORDED
    placement.decided_at = placement.decided_by_id = None
    placement.decision_note = ""
    _hold_mail(session, placement)
    record(
        session, actor.id, "placement.reopened", placement, before=before, after=placement.status
    )


def settle(session: Session, actor: User, placement: Placement) -> None:
    """Note that an objection is dealt with; its words stay.

    Raises
    ------
    ConflictError
        If there is none that waits.
    """
    if placement.disputed_at is None:
        raise ConflictError
    placement.disputed_at = None
    record(session, actor.id, "placement.dispute_settled", placement)


def counted_through(session: Session, placement: Placement) -> int | None:
    """Return the id of another verified hire of the same person, which counts already."""
    query = select(Placement.id).where(
        Placement.student_id == placement.student_id,
        Placement.id != placement.id,
        Placement.status == PlacementStatus.VERIFIED,
    )
    return session.scalar(query.order_by(Placement.id).limit(1))
