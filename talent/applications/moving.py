"""Moving an application from stage to stage: guarded, with its seat, its trace and its mail."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from models import Application, Interview, Offer, Stage, StageChange, User, now
from models.application import NAMED_STAGES, SEATED_STAGES
from talent import settings
from talent.access import may_move
from talent.applications import letters
from talent.audit import record
from talent.errors import N_, ConflictError
from talent.mail import service as mail
from talent.postings.service import free_seat, take_seat

_ENDED = frozenset({Stage.NOT_PROGRESSING, Stage.WITHDRAWN, Stage.DECLINED})


def move(
    session: Session,
    application: Application,
    to: Stage,
    actor: User,
    *,
    note: str = "",
    batch: str = "",
) -> StageChange:
    """Move an application to a stage: its row, its seat, its trace and its mail together.

    Whose application it is was settled before; which role may make which step is said by
    ``models.application.NEXT_STAGES`` alone. On an error the caller rolls back.

    Raises
    ------
    ConflictError
        If the step is not open from where the application stands now, somebody else moved it
        at the same moment, or no seat is left.
    """
    source = application.stage
    if not may_move(actor.role, source, to):
        raise ConflictError(N_("This application is at another stage now. Look at it again."))
    switch(session, application, to)
    change = StageChange(
        application_id=application.id,
        from_stage=source,
        to_stage=to,
        actor_id=actor.id,
        note=note,
        batch=batch,
    )
    session.add(change)
    session.flush()
    _close_what_is_over(session, application, change)
    record(session, actor.id, "application.moved", application, before=source, after=to)
    _tell(session, application, source, to)
    return change


def switch(session: Session, application: Application, to: Stage) -> None:
    """Set the stage by an UPDATE guarded by the present one, taking or freeing the seat.

    Raises
    ------
    ConflictError
        If the stage has changed in the meantime, or no seat is left.
    """
    source = application.stage
    values: dict[str, object] = {
        "stage": to,
        "stage_at": now(),
        "version": Application.version + 1,
    }
    if to in NAMED_STAGES:
        values["named_at"] = func.coalesce(Application.named_at, now())
    guarded = update(Application).where(
        Application.id == application.id, Application.stage == source
    )
    result = session.execute(guarded.values(values).execution_options(synchronize_session=False))
    if not (isinstance(result, CursorResult) and result.rowcount == 1):
        raise ConflictError
    _move_seat(session, application.posting_id, source, to)
    session.refresh(application, ["stage", "stage_at", "named_at", "version"])


def _move_seat(session: Session, posting_id: int, source: Stage, to: Stage) -> None:
    seated = source in SEATED_STAGES
    if to in SEATED_STAGES and not seated and not take_seat(session, posting_id):
        raise ConflictError(
            N_("The last seat of this role has just been taken, so nothing was changed.")
        )
    if seated and to not in SEATED_STAGES:
        free_seat(session, posting_id)


def _close_what_is_over(session: Session, application: Application, change: StageChange) -> None:
    """Close the offer that is left behind, and the interviews of what has ended."""
    if change.from_stage is Stage.OFFERED and change.to_stage is not Stage.ACCEPTED:
        _close_offers(session, change)
    if change.to_stage in _ENDED:
        _call_interviews_off(session, application, change)


def _call_interviews_off(session: Session, application: Application, change: StageChange) -> None:
    ahead = session.scalars(
        select(Interview)
        .where(Interview.application_id == application.id)
        .where(Interview.cancelled_at.is_(None), Interview.starts_at > change.at)
    ).all()
    for interview in ahead:
        interview.cancelled_at = change.at  # the same moment, so that an undo finds them
        if change.to_stage is Stage.NOT_PROGRESSING:
            letters.of_interview(
                session, application, interview, "interview_cancelled", _undone_by(session)
            )


def _undone_by(session: Session) -> datetime:
    """Return the moment after which an act of now can no longer be undone."""
    return now() + timedelta(minutes=settings.value(session, "undo_minutes"))


def _close_offers(session: Session, change: StageChange) -> None:
    by_student = change.to_stage in {Stage.DECLINED, Stage.WITHDRAWN}
    values: dict[str, object] = (
        {"answered_at": change.at, "accepted": False} if by_student else {"withdrawn_at": change.at}
    )
    session.execute(
        update(Offer)
        .where(Offer.application_id == change.application_id)
        .where(Offer.answered_at.is_(None), Offer.withdrawn_at.is_(None))
        .values(values)
    )


def _tell(session: Session, application: Application, source: Stage, to: Stage) -> None:
    """Queue the mail of a step; what an employer may undo waits until it cannot be undone."""
    about = letters.about(application.id)
    if source is Stage.NOT_PROGRESSING:
        mail.hold_back(session, about, "rejected")
    if to is Stage.NOT_PROGRESSING:
        mail.hold_back(session, about, "shortlisted")
        hours = settings.value(session, "rejection_hours")
        letters.to_student(session, application, "rejected", due_at=now() + timedelta(hours=hours))
    elif to is Stage.SHORTLISTED and source in {Stage.NEW, Stage.NOT_PROGRESSING}:
        letters.to_student(session, application, "shortlisted", due_at=_undone_by(session))
    elif to is Stage.WITHDRAWN:
        letters.to_employer(session, application, "withdrawn")
