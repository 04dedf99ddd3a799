"""A student applies, takes it back, withdraws."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models import (
    Application,
    AuditEntry,
    Mail,
    PostingStatus,
    Stage,
    StageChange,
    User,
    now,
    today,
)
from tests.support.visitor import page_of, text_of


def apply(graduate, posting, **values):
    """Press the button that sends an application."""
    return graduate.post(f"/roles/{posting.id}/applications", data=values)


def test_an_application_is_sent_with_its_message(session, graduate, posting):
    sheet = graduate.get(f"/roles/{posting.id}/apply")
    assert "without your name" in text_of(sheet)
    answer = apply(graduate, posting, message="I build bridges.")
    application = session.scalars(select(Application)).one()
    assert answer.status_code == 303
    assert answer.location == f"/applications/{application.id}"
    assert (application.stage, application.message) == (Stage.NEW, "I build bridges.")
    assert session.scalars(select(StageChange.to_stage)).all() == [Stage.NEW]
    assert "application.created" in session.scalars(select(AuditEntry.action)).all()
    assert "Undo" in text_of(graduate.get(answer.location))


def test_the_employer_is_told_without_the_name(session, graduate, member, posting):
    apply(graduate, posting)
    letter = session.scalars(select(Mail)).one()
    assert (letter.user_id, letter.kind) == (member.user_id, "application_received")
    assert "Dana" not in str(letter.data)


def test_a_second_press_leads_to_the_same_application(session, graduate, posting):
    answers = [apply(graduate, posting, once=key) for key in ("one", "one", "two")]
    assert len({answer.location for answer in answers}) == 1
    assert len(session.scalars(select(Application.id)).all()) == 1
    assert len(session.scalars(select(Mail.id)).all()) == 1
    assert graduate.get(f"/roles/{posting.id}/apply").location == answers[0].location


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"status": PostingStatus.CLOSED}, "closed"),
        ({"deadline": today() - timedelta(days=1)}, "deadline"),
        ({"seats_taken": 2}, "Every seat"),
    ],
)
def test_a_role_that_is_not_open_takes_no_application(session, graduate, posting, change, message):
    for name, value in change.items():
        setattr(posting, name, value)
    assert graduate.get(f"/roles/{posting.id}/apply").status_code == 409
    answer = apply(graduate, posting)
    assert answer.status_code == 409
    assert message in text_of(answer)
    assert not session.scalars(select(Application.id)).all()


def test_a_draft_is_not_known_to_anybody(graduate, posting):
    posting.status = PostingStatus.DRAFT
    assert graduate.get(f"/roles/{posting.id}/apply").status_code == 404
    assert apply(graduate, posting).status_code == 404


def test_a_profile_that_is_off_is_turned_on_first(session, graduate, student, posting):
    student.turned_on_at = None
    assert "Turn your profile on first" in text_of(graduate.get(f"/roles/{posting.id}/apply"))
    assert apply(graduate, posting).status_code == 409
    assert not session.scalars(select(Application.id)).all()


def test_a_message_that_is_too_long_comes_back_and_is_not_lost(graduate, posting):
    answer = apply(graduate, posting, message="x" * 2001)
    assert answer.status_code == 422
    assert "x" * 2001 in answer.text


def test_a_fresh_application_can_be_taken_back_without_a_trace(session, graduate, posting):
    location = apply(graduate, posting).location
    assert graduate.post(f"{location}/take-back").status_code == 303
    assert not session.scalars(select(Application.id)).all()
    assert session.scalars(select(Mail.cancelled_at)).one() is not None
    assert apply(graduate, posting).status_code == 303


def test_what_the_employer_has_acted_on_cannot_vanish(session, graduate, applied):
    application = applied(Stage.SHORTLISTED)
    assert graduate.post(f"/applications/{application.id}/take-back").status_code == 409
    assert session.get(Application, application.id)


def test_what_was_sent_long_ago_cannot_vanish(graduate, applied):
    application = applied(created_at=now() - timedelta(minutes=11))
    assert graduate.post(f"/applications/{application.id}/take-back").status_code == 409


def test_a_withdrawn_application_frees_the_seat_it_held(session, graduate, posting, applied):
    application = applied(Stage.ACCEPTED)
    assert graduate.post(f"/applications/{application.id}/withdraw").status_code == 303
    assert application.stage is Stage.WITHDRAWN
    assert posting.seats_taken == 0
    assert session.scalars(select(Mail.kind)).all() == ["withdrawn"]


def test_nothing_is_withdrawn_twice(graduate, applied):
    application = applied()
    answers = [graduate.post(f"/applications/{application.id}/withdraw") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 409]


@pytest.mark.parametrize("act", ["withdraw", "take-back", "accept", "decline"])
def test_another_student_can_do_nothing_to_it(make, visitor, applied, act):
    application = applied(Stage.OFFERED)
    make.offer(application)
    stranger = visitor(make.session.get_one(User, make.student().user_id))
    assert stranger.get(f"/applications/{application.id}").status_code == 404
    assert stranger.post(f"/applications/{application.id}/{act}").status_code == 404
    assert application.stage is Stage.OFFERED


def test_an_employer_cannot_apply(employer, posting):
    assert apply(employer, posting).status_code == 403


def test_the_list_says_what_comes_next(make, graduate, applied):
    application = applied(Stage.OFFERED)
    make.offer(application, answer_by=today() + timedelta(days=5))
    words = text_of(graduate.get("/applications"))
    assert "Site engineer" in words
    assert "Answer the offer by" in words


def test_an_empty_list_leads_to_the_matches(graduate):
    page = page_of(graduate.get("/applications"))
    assert page.select_one(".empty a")["href"] == "/matches"
