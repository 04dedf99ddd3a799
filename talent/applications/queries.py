"""Reading applications: a student's own, a role's pipeline, one with all its steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from models import (
    Application,
    Invitation,
    Member,
    Posting,
    Stage,
    StageChange,
    Student,
    User,
    now,
)
from talent import settings
from talent.errors import NotFoundError


@dataclass(frozen=True)
class OwnPage:
    """A student's applications, the latest first, and the invitations that wait."""

    applications: tuple[Application, ...]
    invitations: tuple[Invitation, ...]


def own_page(session: Session, student: Student) -> OwnPage:
    """Return what a student's page of applications stands on. Two SELECTs."""
    query = (
        select(Application)
        .where(Application.student_id == student.id)
        # Not by the last step: a rejection that is still held would move its row.
        .order_by(Application.created_at.desc(), Application.id.desc())
        .options(
            joinedload(Application.posting).joinedload(Posting.organisation),
            joinedload(Application.changes),
            joinedload(Application.interviews),
            joinedload(Application.offers),
        )
    )
    found = session.scalars(query).unique().all()
    applied = {application.posting_id for application in found}
    waiting = session.scalars(
        select(Invitation)
        .where(Invitation.student_id == student.id)
        .order_by(Invitation.id.desc())
        .options(joinedload(Invitation.posting).joinedload(Posting.organisation))
    )
    return OwnPage(tuple(found), tuple(one for one in waiting if one.posting_id not in applied))


def of_student(session: Session, user: User, application_id: int) -> Application:
    """Return a student's own application with all its steps. One SELECT.

    Raises
    ------
    NotFoundError
        If the student has no such application.
    """
    query = _whole().join(Application.student).where(Student.user_id == user.id)
    return _only(session, query.options(contains_eager(Application.student)), application_id)


def of_employer(session: Session, user: User, application_id: int) -> Application:
    """Return an application to the person's organisation with all its steps. One SELECT.

    Raises
    ------
    NotFoundError
        If the organisation has no such application.
    """
    query = (
        _whole()
        .join(Member, Member.organisation_id == Posting.organisation_id)
        .where(Member.user_id == user.id)
        .options(joinedload(Application.student).joinedload(Student.user))
    )
    return _only(session, query, application_id)


def _whole() -> Select[Application]:
    return (
        select(Application)
        .join(Application.posting)
        .options(
            contains_eager(Application.posting).joinedload(Posting.organisation),
            joinedload(Application.changes),
            joinedload(Application.interviews),
            joinedload(Application.offers),
        )
    )


def _only(session: Session, query: Select[Application], application_id: int) -> Application:
    found = session.scalars(query.where(Application.id == application_id)).unique().one_or_none()
    if found is None:
        raise NotFoundError
    return found


def of_posting(session: Session, posting_id: int) -> list[Application]:
    """Return a role's applications with their students, the oldest step first. One SELECT."""
    query = (
        select(Application)
        .where(Application.posting_id == posting_id)
        .order_by(Application.stage_at, Application.id)
        .options(
            joinedload(Application.student).joinedload(Student.user),
            joinedload(Application.interviews),
            joinedload(Application.offers),
        )
    )
    return list(session.scalars(query).unique())


def own_posting(session: Session, user: User, posting_id: int) -> Posting:
    """Return a role of the person's organisation. One SELECT.

    Raises
    ------
    NotFoundError
        If the organisation has no such role.
    """
    posting = session.scalar(
        select(Posting)
        .join(Member, Member.organisation_id == Posting.organisation_id)
        .where(Posting.id == posting_id, Member.user_id == user.id)
        .options(joinedload(Posting.organisation))
    )
    if posting is None:
        raise NotFoundError
    return posting


def last_batch(session: Session, user: User, posting_id: int) -> tuple[str, int] | None:
    """Return the person's last press at a role that can still be undone, and its moves."""
    longest = timedelta(minutes=settings.SETTINGS["undo_minutes"].most)
    rows = session.execute(
        select(StageChange.batch, StageChange.at, StageChange.undone_at)
        .join(Application, Application.id == StageChange.application_id)
        .where(Application.posting_id == posting_id, StageChange.actor_id == user.id)
        .where(StageChange.batch != "", StageChange.at >= now() - longest)
        .order_by(StageChange.id.desc())
    ).all()
    if not rows or rows[0].undone_at is not None:
        return None
    allowed = timedelta(minutes=settings.value(session, "undo_minutes"))
    if now() - rows[0].at > allowed:
        return None
    return rows[0].batch, sum(row.batch == rows[0].batch for row in rows)


def stages_for_student(session: Session, *applications: Application) -> dict[int, Stage]:
    """Return the stage at which a student sees each application.

    A rejection shows when its message goes out, and not while it can still be taken back.
    """
    held = held_rejections(session, *applications)
    return {one.id: _before(one) if one.id in held else one.stage for one in applications}


def held_rejections(session: Session, *applications: Application) -> set[int]:
    """Return the ids of those whose rejection their student has not been told of yet."""
    ended = [one for one in applications if one.stage is Stage.NOT_PROGRESSING]
    hours = settings.value(session, "rejection_hours") if ended else 0
    return {one.id for one in ended if now() - one.stage_at < timedelta(hours=hours)}


def _before(application: Application) -> Stage:
    steps = [one for one in application.changes if one.undone_at is None]
    last = steps[-1].from_stage if steps else None
    return last or application.stage
