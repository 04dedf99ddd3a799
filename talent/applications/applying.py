"""Applying for a role, taking that back, and withdrawing."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import (
    Application,
    Invitation,
    Posting,
    PostingStatus,
    Stage,
    StageChange,
    Student,
    User,
    now,
    today,
)
from talent import settings
from talent.applications import letters, moving, queries
from talent.audit import record
from talent.errors import N_, ConflictError, NotFoundError
from talent.mail import service as mail
from talent.matches.service import UnreadableModelError, match_read

_PUBLIC = frozenset({PostingStatus.PUBLISHED, PostingStatus.CLOSED})


def existing(session: Session, student: Student, posting_id: int) -> Application | None:
    """Return the student's application for a role, if there is one."""
    return session.scalar(
        select(Application).where(
            Application.student_id == student.id, Application.posting_id == posting_id
        )
    )


def apply(
    session: Session, student: Student, posting_id: int, actor: User, *, message: str = ""
) -> Application:
    """Apply for a role; where the student has applied already, return that application.

    Raises
    ------
    NotFoundError
        If there is no such role that students may see.
    ConflictError
        If the role takes no applications any more, or the student's profile is off.
    """
    posting = session.get(Posting, posting_id)
    if posting is None or posting.status not in _PUBLIC:
        raise NotFoundError
    found = existing(session, student, posting_id)
    if found:
        return found
    check_open(posting)
    if student.turned_on_at is None or student.consented_at is None:
        raise ConflictError(N_("Turn your profile on first. Then you can apply."))
    try:
        with session.begin_nested():
            application = Application(
                student_id=student.id,
                posting_id=posting_id,
                message=message,
                receipt=_receipt(session, student, posting_id),
            )
            session.add(application)
    except IntegrityError:  # pressed twice at the same moment
        return session.scalars(
            select(Application).where(
                Application.student_id == student.id, Application.posting_id == posting_id
            )
        ).one()
    _note(session, application, actor)
    return application


def _receipt(session: Session, student: Student, posting_id: int) -> str:
    """Return the receipt of how both sides fit at this moment."""
    try:
        found = match_read(session, student.id, posting_id)
    except UnreadableModelError:  # it is in the log; an application is not kept waiting for it
        return ""
    return str(found.receipt) if found else ""


def check_open(posting: Posting) -> None:
    """Make sure that a role takes applications.

    Raises
    ------
    ConflictError
        If it is closed, its deadline is past, or every seat is taken.
    """
    if posting.status is not PostingStatus.PUBLISHED:
        raise ConflictError(N_("This role is closed and takes no more applications."))
    if posting.deadline is not None and posting.deadline < today():
        raise ConflictError(N_("The deadline of this role is past."))
    if posting.seats_taken >= posting.seats:
        raise ConflictError(N_("Every seat of this role is taken."))


def _note(session: Session, application: Application, actor: User) -> None:
    step = StageChange(
        application_id=application.id, from_stage=None, to_stage=Stage.NEW, actor_id=actor.id
    )
    session.add(step)
    invited = update(Invitation).where(
        Invitation.student_id == application.student_id,
        Invitation.posting_id == application.posting_id,
        Invitation.seen_at.is_(None),
    )
    session.execute(invited.values(seen_at=now()))
    record(session, actor.id, "application.created", application)
    minutes = settings.value(session, "undo_minutes")
    due_at = now() + timedelta(minutes=minutes)
    letters.to_employer(session, application, "application_received", due_at=due_at)


def may_take_back(session: Session, application: Application) -> bool:
    """Whether an application may still vanish as if it had never been sent."""
    minutes = settings.value(session, "undo_minutes")
    fresh = now() - application.created_at <= timedelta(minutes=minutes)
    return application.stage is Stage.NEW and fresh


def take_back(session: Session, application: Application, actor: User) -> None:
    """Remove a fresh application that the employer has not acted on.

    Raises
    ------
    ConflictError
        If the time is over, or the employer has moved it meanwhile.
    """
    if not may_take_back(session, application):
        raise ConflictError(
            N_("This can no longer be undone. You can still withdraw your application.")
        )
    record(session, actor.id, "application.taken_back", application)
    mail.hold_back(session, letters.about(application.id), "application_received")
    gone = session.execute(
        delete(Application)
        .where(Application.id == application.id, Application.stage == Stage.NEW)
        .execution_options(synchronize_session=False)
    )
    if not (isinstance(gone, CursorResult) and gone.rowcount == 1):
        raise ConflictError
    session.expunge(application)


def withdraw(session: Session, application: Application, actor: User) -> None:
    """Withdraw an application; a seat it held is free again.

    Raises
    ------
    ConflictError
        If it has ended, or moved on in the meantime.
    """
    ended = application.stage is Stage.NOT_PROGRESSING
    if ended and not queries.held_rejections(session, application):
        raise ConflictError(N_("This application has ended already."))
    mail.hold_back(session, letters.about(application.id), "application_received")
    moving.move(session, application, Stage.WITHDRAWN, actor)
