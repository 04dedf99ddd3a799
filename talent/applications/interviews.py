"""Interviews: set, moved to another time, called off."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models import Application, Interview, Stage, User, now
from talent.applications import letters, moving
from talent.audit import record
from talent.errors import N_, ConflictError, InvalidError, NotFoundError


def schedule(
    session: Session,
    application: Application,
    actor: User,
    *,
    starts_at: datetime,
    minutes: int,
    place: str,
    note: str = "",
) -> Interview:
    """Invite the student to an interview; a shortlisted application moves on to it.

    Raises
    ------
    InvalidError
        If the time is past.
    ConflictError
        If the application stands where no interview can be set.
    """
    _check_time(starts_at)
    if application.stage is not Stage.INTERVIEW:
        moving.move(session, application, Stage.INTERVIEW, actor)
    interview = Interview(
        application_id=application.id,
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        note=note,
        created_by_id=actor.id,
    )
    session.add(interview)
    record(session, actor.id, "interview.set", interview)
    letters.of_interview(session, application, interview, "interview")
    return interview


def upcoming(session: Session, application: Application, interview_id: int) -> Interview:
    """Return an interview of an application that is still to come.

    Raises
    ------
    NotFoundError
        If the application has no such interview.
    ConflictError
        If it is over or was called off.
    """
    interview = session.get(Interview, interview_id)
    if interview is None or interview.application_id != application.id:
        raise NotFoundError
    if interview.cancelled_at is not None or interview.starts_at < now():
        raise ConflictError(N_("This interview is over, or it was called off."))
    return interview


def reschedule(  # noqa: PLR0913 - a meeting has four particulars
    session: Session,
    application: Application,
    interview_id: int,
    actor: User,
    *,
    starts_at: datetime,
    minutes: int,
    place: str,
    note: str = "",
) -> Interview:
    """Change the time, the place or the note of an interview.

    Raises
    ------
    InvalidError
        If the new time is past.
    """
    interview = upcoming(session, application, interview_id)
    _check_time(starts_at)
    interview.starts_at, interview.minutes = starts_at, minutes
    interview.place, interview.note = place, note
    record(session, actor.id, "interview.changed", interview)
    letters.of_interview(session, application, interview, "interview_changed")
    return interview


def cancel(session: Session, application: Application, interview_id: int, actor: User) -> Interview:
    """Call an interview off."""
    interview = upcoming(session, application, interview_id)
    interview.cancelled_at = now()
    record(session, actor.id, "interview.cancelled", interview)
    letters.of_interview(session, application, interview, "interview_cancelled")
    return interview


def _check_time(starts_at: datetime) -> None:
    if starts_at < now():
        raise InvalidError(N_("Choose a time that is still to come."), field="day")
