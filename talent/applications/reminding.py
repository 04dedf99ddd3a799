"""Reminders: an interview tomorrow, an offer or a role that is about to end. Each goes out once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models import (
    Application,
    Interview,
    Invitation,
    Mail,
    Offer,
    Organisation,
    Posting,
    PostingStatus,
    Stage,
    Student,
    today,
)
from models.base import ALMATY
from talent import settings
from talent.mail import service as mail


def remind(session: Session, day: date | None = None) -> int:
    """Queue the reminders of a day, those that were queued before left out; return how many."""
    day = day or today()
    last = day + timedelta(days=settings.value(session, "reminder_days"))
    return (
        _of_interviews(session, day + timedelta(days=1))
        + _of_offers(session, day, last)
        + _of_deadlines(session, day, last)
    )


def _of_interviews(session: Session, day: date) -> int:
    begins = datetime.combine(day, time.min, ALMATY)
    rows = session.execute(
        select(Interview, Application.id, Posting.title, Organisation.name, Student.user_id)
        .join(Application, Application.id == Interview.application_id)
        .join(Posting, Posting.id == Application.posting_id)
        .join(Organisation, Organisation.id == Posting.organisation_id)
        .join(Student, Student.id == Application.student_id)
        .where(Application.stage == Stage.INTERVIEW, Interview.cancelled_at.is_(None))
        .where(Interview.starts_at >= begins, Interview.starts_at < begins + timedelta(days=1))
    ).all()
    return sum(
        _once(
            session,
            user_id,
            "reminder_interview",
            f"interview:{interview.id}:{interview.starts_at.isoformat()}",
            path=f"/applications/{application_id}",
            role=title,
            organisation=organisation,
            starts_at=interview.starts_at.isoformat(),
            minutes=interview.minutes,
            place=interview.place,
        )
        for interview, application_id, title, organisation, user_id in rows
    )


def _of_offers(session: Session, day: date, last: date) -> int:
    rows = session.execute(
        select(Offer, Application.id, Posting.title, Organisation.name, Student.user_id)
        .join(Application, Application.id == Offer.application_id)
        .join(Posting, Posting.id == Application.posting_id)
        .join(Organisation, Organisation.id == Posting.organisation_id)
        .join(Student, Student.id == Application.student_id)
        .where(Application.stage == Stage.OFFERED, Offer.answer_by.between(day, last))
        .where(Offer.answered_at.is_(None), Offer.withdrawn_at.is_(None))
    ).all()
    return sum(
        _once(
            session,
            user_id,
            "reminder_offer",
            f"offer:{offer.id}",
            path=f"/applications/{application_id}",
            role=title,
            organisation=organisation,
            answer_by=offer.answer_by.isoformat(),
        )
        for offer, application_id, title, organisation, user_id in rows
    )


def _of_deadlines(session: Session, day: date, last: date) -> int:
    """Remind those who were invited and have not applied."""
    applied = exists().where(
        Application.posting_id == Posting.id, Application.student_id == Student.id
    )
    rows = session.execute(
        select(Invitation.id, Posting, Organisation.name, Student.user_id)
        .join(Posting, Posting.id == Invitation.posting_id)
        .join(Organisation, Organisation.id == Posting.organisation_id)
        .join(Student, Student.id == Invitation.student_id)
        .where(Posting.status == PostingStatus.PUBLISHED, Posting.deadline.between(day, last))
        .where(Posting.seats_taken < Posting.seats, Student.turned_on_at.is_not(None), ~applied)
    ).all()
    return sum(
        _once(
            session,
            user_id,
            "reminder_deadline",
            f"invitation:{invitation_id}",
            path=f"/roles/{posting.id}",
            role=posting.title,
            organisation=organisation,
            deadline=posting.deadline.isoformat(),
        )
        for invitation_id, posting, organisation, user_id in rows
        if posting.deadline
    )


def _once(session: Session, user_id: int, kind: str, about: str, **data: Any) -> bool:
    known = exists().where(Mail.user_id == user_id, Mail.kind == kind, Mail.about == about)
    if session.scalar(select(known)):
        return False
    mail.queue(session, user_id, kind, about=about, **data)
    return True
