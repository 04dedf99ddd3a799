"""Offers: made, withdrawn, accepted, declined."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from models import Application, Offer, Posting, Stage, User, now, today
from talent.applications import letters, moving
from talent.audit import record
from talent.errors import N_, ConflictError, InvalidError


def make(  # noqa: PLR0913 - an offer has four terms
    session: Session,
    application: Application,
    actor: User,
    *,
    pay: int,
    start: date,
    answer_by: date,
    text: str = "",
    lower_pay_meant: bool = False,
) -> Offer:
    """Make an offer; the application moves on to it and the student is told.

    Raises
    ------
    InvalidError
        If a date is past, the answer is due after the first day, or the pay lies under the
        role's without being meant so.
    ConflictError
        If no seat is left, or the application stands where no offer can be made.
    """
    posting = session.get_one(Posting, application.posting_id)
    _check_dates(start, answer_by)
    if posting.pay_min is not None and pay < posting.pay_min and not lower_pay_meant:
        raise InvalidError(
            N_("This is less than the role promises. Change it, or tick that you mean it."),
            field="pay",
        )
    if posting.seats_taken >= posting.seats:
        raise ConflictError(N_("Every seat of this role is taken."))
    moving.move(session, application, Stage.OFFERED, actor)
    offer = Offer(
        application_id=application.id,
        pay=pay,
        start=start,
        answer_by=answer_by,
        text=text,
        created_by_id=actor.id,
    )
    session.add(offer)
    record(session, actor.id, "offer.made", offer, pay=pay)
    letters.to_student(session, application, "offer", answer_by=answer_by.isoformat())
    return offer


def _check_dates(start: date, answer_by: date) -> None:
    if answer_by < today():
        raise InvalidError(N_("Choose today or a later day."), field="answer_by")
    if start < today():
        raise InvalidError(N_("Choose today or a later day."), field="start")
    if answer_by > start:
        raise InvalidError(N_("The answer is due before the first day of work."), field="answer_by")


def open_offer(session: Session, application: Application) -> Offer:
    """Return the offer that waits for an answer.

    Raises
    ------
    ConflictError
        If there is none, or its time is over.
    """
    offer = session.scalar(
        select(Offer)
        .where(Offer.application_id == application.id)
        .where(Offer.answered_at.is_(None), Offer.withdrawn_at.is_(None))
        .order_by(Offer.id.desc())
        .limit(1)
    )
    if offer is None:
        raise ConflictError(N_("This offer is no longer open."))
    if offer.answer_by < today():
        raise ConflictError(N_("The time to answer this offer is over. Write to the employer."))
    return offer


def accept(session: Session, application: Application, actor: User) -> None:
    """Accept the open offer and take a seat, or change nothing.

    Raises
    ------
    ConflictError
        If the offer is not open any more, or the last seat has just been taken.
    """
    offer = open_offer(session, application)
    moving.move(session, application, Stage.ACCEPTED, actor)
    _answer(session, offer, accepted=True)
    record(session, actor.id, "offer.accepted", offer)
    letters.to_employer(session, application, "offer_accepted")
    _tell_the_others(session, application)


def decline(session: Session, application: Application, actor: User) -> None:
    """Decline the open offer.

    Raises
    ------
    ConflictError
        If it is not open any more.
    """
    offer = open_offer(session, application)
    _answer(session, offer, accepted=False)
    moving.move(session, application, Stage.DECLINED, actor)
    record(session, actor.id, "offer.declined", offer)
    letters.to_employer(session, application, "offer_declined")


def withdraw(session: Session, application: Application, actor: User) -> None:
    """Withdraw the open offer; the application is at its interview again.

    Raises
    ------
    ConflictError
        If the student has answered in the meantime.
    """
    moving.move(session, application, Stage.INTERVIEW, actor)
    letters.to_student(session, application, "offer_withdrawn")


def _answer(session: Session, offer: Offer, *, accepted: bool) -> None:
    open_still = update(Offer).where(
        Offer.id == offer.id, Offer.answered_at.is_(None), Offer.withdrawn_at.is_(None)
    )
    result = session.execute(open_still.values(answered_at=now(), accepted=accepted))
    if not (isinstance(result, CursorResult) and result.rowcount == 1):
        raise ConflictError(N_("This offer is no longer open."))


def _tell_the_others(session: Session, application: Application) -> None:
    """Tell those who hold open offers when the last seat has gone."""
    posting = session.get_one(Posting, application.posting_id, populate_existing=True)
    if posting.seats_taken < posting.seats:
        return
    others = session.scalars(
        select(Application).where(
            Application.posting_id == posting.id, Application.stage == Stage.OFFERED
        )
    ).all()
    for other in others:
        letters.to_student(session, other, "no_seat_left")
