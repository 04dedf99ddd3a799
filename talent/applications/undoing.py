"""Taking the last move back: the former stage, the seat, the interviews, the held mail."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session, aliased

from models import Application, Interview, StageChange, User, now
from talent import settings
from talent.applications import letters, moving
from talent.audit import record
from talent.errors import N_, ConflictError, NotFoundError
from talent.mail import service as mail

_HELD = ("rejected", "shortlisted", "interview_cancelled")


def undo(session: Session, batch: str, actor: User) -> list[Application]:
    """Take back every move of one press, if its time is not over; return what moved back.

    Raises
    ------
    NotFoundError
        If the actor made no such moves.
    ConflictError
        If the time is over, or one of the applications has moved on since.
    """
    changes = session.scalars(
        select(StageChange)
        .where(StageChange.batch == batch, StageChange.actor_id == actor.id)
        .where(StageChange.undone_at.is_(None))
        .order_by(StageChange.id)
    ).all()
    if not batch or not changes:
        raise NotFoundError
    minutes = settings.value(session, "undo_minutes")
    if now() - changes[0].at > timedelta(minutes=minutes):
        raise ConflictError(N_("The time in which this could be undone is over."))
    if _moved_on(session, batch):
        raise ConflictError(N_("One of these applications has moved on, so nothing was undone."))
    return [_take_back(session, change, actor) for change in changes]


def _moved_on(session: Session, batch: str) -> bool:
    later = aliased(StageChange)
    found = exists().where(
        StageChange.batch == batch,
        later.application_id == StageChange.application_id,
        later.id > StageChange.id,
        later.undone_at.is_(None),
    )
    return bool(session.scalar(select(found)))


def _take_back(session: Session, change: StageChange, actor: User) -> Application:
    application = session.get_one(Application, change.application_id)
    if application.stage is not change.to_stage or change.from_stage is None:
        raise ConflictError
    moving.switch(session, application, change.from_stage)
    change.undone_at = now()
    session.execute(
        update(Interview)
        .where(Interview.application_id == application.id, Interview.cancelled_at == change.at)
        .values(cancelled_at=None)
    )
    for kind in _HELD:
        mail.hold_back(session, letters.about(application.id), kind)
    record(
        session,
        actor.id,
        "application.move_undone",
        application,
        before=change.to_stage,
        after=change.from_stage,
    )
    return application
