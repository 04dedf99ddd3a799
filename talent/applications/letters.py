"""Who gets which message about an application; the words are in ``templates/mail``."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from models import Application, Interview, Member, Organisation, Posting, Student
from talent.mail import service as mail


def about(application_id: int) -> str:
    """Return the name of an application's matter, to hold its mail back by."""
    return f"application:{application_id}"


def to_student(
    session: Session,
    application: Application,
    kind: str,
    *,
    due_at: datetime | None = None,
    **data: object,
) -> None:
    """Queue a message to the student who applied."""
    facts = _facts(session, application)
    mail.queue(
        session,
        facts.user_id,
        kind,
        about=about(application.id),
        due_at=due_at,
        path=f"/applications/{application.id}",
        role=facts.title,
        organisation=facts.name,
        **data,
    )


def of_interview(
    session: Session,
    application: Application,
    interview: Interview,
    kind: str,
    due_at: datetime | None = None,
) -> None:
    """Queue a message to the student about an interview."""
    to_student(
        session,
        application,
        kind,
        due_at=due_at,
        starts_at=interview.starts_at.isoformat(),
        minutes=interview.minutes,
        place=interview.place,
    )


def to_employer(
    session: Session,
    application: Application,
    kind: str,
    *,
    due_at: datetime | None = None,
    **data: object,
) -> None:
    """Queue a message to everybody who acts for the role's organisation."""
    facts = _facts(session, application)
    members = select(Member.user_id).where(Member.organisation_id == facts.organisation_id)
    for user_id in session.scalars(members).all():
        mail.queue(
            session,
            user_id,
            kind,
            about=about(application.id),
            due_at=due_at,
            path=f"/applications/{application.id}",
            role=facts.title,
            **data,
        )


def _facts(session: Session, application: Application) -> Row[str, int, str, int]:
    return session.execute(
        select(Posting.title, Posting.organisation_id, Organisation.name, Student.user_id)
        .join(Organisation, Organisation.id == Posting.organisation_id)
        .join(Student, Student.id == application.student_id)
        .where(Posting.id == application.posting_id)
    ).one()
