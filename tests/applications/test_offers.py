"""Offers: made, withdrawn, accepted, declined, and the last seat."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models import Mail, Offer, Stage, User, today
from tests.support.visitor import text_of


def terms(**changes):
    """Return an offer as the form sends it."""
    given = {
        "pay": "400 000",
        "start": (today() + timedelta(days=30)).isoformat(),
        "answer_by": (today() + timedelta(days=7)).isoformat(),
        "text": "A place in the hostel.",
    }
    return given | changes


@pytest.fixture
def offered(make, applied):
    application = applied(Stage.OFFERED)
    make.offer(application)
    return application


def test_an_offer_is_made_and_the_student_is_told(session, employer, graduate, applied):
    application = applied(Stage.INTERVIEW)
    assert employer.get(f"/applications/{application.id}/offer").status_code == 200
    answer = employer.post(f"/applications/{application.id}/offer", data=terms())
    assert answer.status_code == 303
    assert application.stage is Stage.OFFERED
    assert session.scalars(select(Offer.pay)).all() == [400_000]
    assert session.scalars(select(Mail.kind)).all() == ["offer"]
    page = text_of(graduate.get(f"/applications/{application.id}"))
    assert "Accept the offer" in page
    assert "A place in the hostel." in page


@pytest.mark.parametrize(
    "change",
    [
        {"pay": ""},
        {"pay": "0"},
        {"pay": "a lot"},
        {"start": (today() - timedelta(days=1)).isoformat()},
        {"answer_by": (today() - timedelta(days=1)).isoformat()},
        {"answer_by": (today() + timedelta(days=40)).isoformat()},
        {"start": "soon"},
    ],
    ids=str,
)
def test_terms_that_cannot_be_are_refused_beside_their_field(session, employer, applied, change):
    application = applied(Stage.INTERVIEW)
    answer = employer.post(f"/applications/{application.id}/offer", data=terms(**change))
    assert answer.status_code == 422
    assert "A place in the hostel." in answer.text
    assert application.stage is Stage.INTERVIEW
    assert not session.scalars(select(Offer.id)).all()


def test_pay_under_the_role_is_asked_about_once(session, employer, applied):
    application = applied(Stage.INTERVIEW)
    address = f"/applications/{application.id}/offer"
    asked = employer.post(address, data=terms(pay="300000"))
    assert asked.status_code == 422
    assert "less than the role promises" in text_of(asked)
    meant = employer.post(address, data=terms(pay="300000", lower_pay_meant="y"))
    assert meant.status_code == 303
    assert session.scalars(select(Offer.pay)).all() == [300_000]


def test_no_offer_is_made_where_every_seat_is_taken(employer, posting, applied):
    posting.seats_taken = posting.seats
    application = applied(Stage.INTERVIEW)
    assert employer.post(f"/applications/{application.id}/offer", data=terms()).status_code == 409


def test_an_accepted_offer_takes_a_seat(session, graduate, posting, offered):
    assert graduate.post(f"/applications/{offered.id}/accept").status_code == 303
    assert offered.stage is Stage.ACCEPTED
    assert posting.seats_taken == 1
    assert session.scalars(select(Offer.accepted)).all() == [True]
    assert session.scalars(select(Mail.kind)).all() == ["offer_accepted"]


def test_a_second_press_takes_no_second_seat(graduate, posting, offered):
    answers = [graduate.post(f"/applications/{offered.id}/accept") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 409]
    assert posting.seats_taken == 1


def test_where_no_seat_is_left_the_offer_stays_as_it_was(session, graduate, posting, offered):
    posting.seats_taken = posting.seats
    answer = graduate.post(f"/applications/{offered.id}/accept")
    assert answer.status_code == 409
    assert "last seat" in text_of(answer)
    assert offered.stage is Stage.OFFERED
    assert session.scalars(select(Offer.answered_at)).all() == [None]
    assert not session.scalars(select(Mail.id)).all()
    posting.seats_taken = 0
    assert graduate.post(f"/applications/{offered.id}/accept").status_code == 303


def test_others_with_an_offer_are_told_when_the_last_seat_goes(
    make, session, graduate, posting, offered
):
    posting.seats_taken = 1
    other = make.application(posting=posting, stage=Stage.OFFERED)
    make.offer(other)
    graduate.post(f"/applications/{offered.id}/accept")
    told = session.scalars(select(Mail).where(Mail.kind == "no_seat_left")).one()
    assert told.about == f"application:{other.id}"


def test_an_offer_whose_time_is_over_cannot_be_accepted(make, graduate, applied):
    application = applied(Stage.OFFERED)
    make.offer(application, answer_by=today() - timedelta(days=1))
    assert graduate.post(f"/applications/{application.id}/accept").status_code == 409
    assert application.stage is Stage.OFFERED


def test_a_declined_offer_ends_the_application(session, graduate, posting, offered):
    assert graduate.post(f"/applications/{offered.id}/decline").status_code == 303
    assert offered.stage is Stage.DECLINED
    assert posting.seats_taken == 0
    assert session.scalars(select(Offer.accepted)).all() == [False]
    assert session.scalars(select(Mail.kind)).all() == ["offer_declined"]


def test_a_withdrawn_offer_cannot_be_accepted(session, employer, graduate, offered):
    assert employer.post(f"/applications/{offered.id}/offer/withdraw").status_code == 303
    assert offered.stage is Stage.INTERVIEW
    assert session.scalars(select(Mail.kind)).all() == ["offer_withdrawn"]
    assert graduate.post(f"/applications/{offered.id}/accept").status_code == 409


def test_another_organisation_makes_and_withdraws_nothing(make, visitor, offered):
    stranger = visitor(make.session.get_one(User, make.member().user_id))
    for act in ("offer", "offer/withdraw", "interview", "move"):
        assert stranger.post(f"/applications/{offered.id}/{act}").status_code == 404
    assert stranger.get(f"/applications/{offered.id}").status_code == 404
