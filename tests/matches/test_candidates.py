"""An employer's page of graduates for a role."""

import pytest
from sqlalchemy import select

from models import AuditEntry, Invitation, Mail, PostingStatus, Stage, User
from tests.support.visitor import page_of, text_of


@pytest.fixture
def member(make):
    return make.member()


@pytest.fixture
def posting(make, member):
    return make.posting(by=member, must={"python": None, "sql": None})


@pytest.fixture
def employer(make, visitor, member):
    return visitor(make.session.get_one(User, member.user_id))


def cards(response):
    """Return the cards of a page."""
    return page_of(response).select(".card-match")


def name_on(card):
    """Return what a card calls its graduate."""
    return card.h2.get_text(" ", strip=True)


def test_the_best_fit_stands_first_and_nobody_is_named(make, employer, posting):
    make.student(skills={"python": None, "sql": None}, user=make.user(name="Dana Akhmetova"))
    make.student(skills={"python": None}, user=make.user(name="Timur Seitov"))
    page = employer.get(f"/roles/{posting.id}/candidates")
    assert [card.select_one(".fit-count").get_text() for card in cards(page)] == [
        "2 of 2 required skills",
        "1 of 2 required skills",
    ]
    assert "Dana" not in page.text
    assert "Timur" not in page.text


def test_a_graduate_keeps_a_pseudonym_at_a_role_and_has_another_elsewhere(
    make, employer, member, posting
):
    make.student(skills={"python": None})
    other = make.posting(by=member, must={"python": None})
    first, again, elsewhere = (
        name_on(cards(employer.get(f"/roles/{posting_id}/candidates"))[0])
        for posting_id in (posting.id, posting.id, other.id)
    )
    assert first == again != elsewhere
    assert first.startswith("Graduate ")


def test_a_page_gives_no_number_that_follows_a_graduate_from_role_to_role(
    make, employer, member, posting
):
    student = make.student(skills={"python": None}, id=48_213_377)
    page = employer.get(f"/roles/{posting.id}/candidates")
    assert cards(page)
    assert str(student.id) not in page.text


def test_a_profile_that_is_off_or_without_consent_is_not_shown(make, employer, posting):
    make.student(skills={"python": None}, on=False)
    make.student(skills={"python": None}, consented_at=None)
    assert not cards(employer.get(f"/roles/{posting.id}/candidates"))


def test_an_applicant_is_marked_and_named_once_shortlisted(make, employer, posting):
    student = make.student(skills={"python": None}, user=make.user(name="Dana Akhmetova"))
    application = make.application(student, posting)
    page = employer.get(f"/roles/{posting.id}/candidates")
    assert "Applied" in text_of(page)
    assert "Dana" not in page.text
    done = employer.post(f"/applications/{application.id}/move", data={"to": "shortlisted"})
    assert done.status_code == 303
    assert "Dana Akhmetova" in employer.get(f"/roles/{posting.id}/candidates").text


def test_a_graduate_who_withdrew_is_left_alone(make, employer, posting):
    student = make.student(skills={"python": None})
    make.application(student, posting, stage=Stage.WITHDRAWN)
    assert not cards(employer.get(f"/roles/{posting.id}/candidates"))


def invite(employer, posting):
    """Press the button that invites the first graduate."""
    page = page_of(employer.get(f"/roles/{posting.id}/candidates"))
    return employer.post(page.select_one("form[action$=invite]")["action"])


def test_an_invited_graduate_gets_a_message_and_sees_the_invitation(
    make, session, visitor, employer, posting
):
    student = make.student(skills={"python": None})
    assert invite(employer, posting).status_code == 303
    assert session.scalars(select(Invitation.student_id)).all() == [student.id]
    assert session.scalars(select(Mail.kind)).all() == ["invited"]
    assert "invitation.sent" in session.scalars(select(AuditEntry.action)).all()
    guest = visitor(session.get_one(User, student.user_id))
    assert "invites you to apply" in text_of(guest.get("/matches"))
    assert "invites you to apply" in text_of(guest.get("/applications"))


def test_an_invitation_is_sent_once_however_often_the_button_is_pressed(
    make, session, employer, posting
):
    make.student(skills={"python": None})
    page = page_of(employer.get(f"/roles/{posting.id}/candidates"))
    action = page.select_one("form[action$=invite]")["action"]
    assert [employer.post(action).status_code for _ in range(2)] == [303, 303]
    assert len(session.scalars(select(Invitation.id)).all()) == 1
    assert len(session.scalars(select(Mail.id)).all()) == 1


def test_who_has_applied_cannot_be_invited(make, employer, posting):
    student = make.student(skills={"python": None})
    page = page_of(employer.get(f"/roles/{posting.id}/candidates"))
    action = page.select_one("form[action$=invite]")["action"]
    make.application(student, posting)
    assert employer.post(action).status_code == 409


def test_nobody_is_invited_to_a_closed_role(make, employer, posting):
    make.student(skills={"python": None})
    page = page_of(employer.get(f"/roles/{posting.id}/candidates"))
    action = page.select_one("form[action$=invite]")["action"]
    posting.status = PostingStatus.CLOSED
    assert employer.post(action).status_code == 409


def test_a_made_up_reference_finds_nobody(make, employer, posting):
    make.student(skills={"python": None})
    assert employer.post(f"/roles/{posting.id}/candidates/abc/invite").status_code == 404


def test_another_organisation_sees_nothing(make, visitor, posting):
    stranger = visitor(make.session.get_one(User, make.member().user_id))
    assert stranger.get(f"/roles/{posting.id}/candidates").status_code == 404
    assert stranger.post(f"/roles/{posting.id}/candidates/abc/invite").status_code == 404


def test_a_draft_has_no_graduates_yet(make, employer, posting):
    posting.status = PostingStatus.DRAFT
    assert employer.get(f"/roles/{posting.id}/candidates").status_code == 404


def test_the_page_counts_who_meets_everything_and_what_would_help(make, employer, posting):
    make.student(skills={"python": None, "sql": None})
    for _ in range(3):
        make.student(skills={"python": None})
    words = text_of(employer.get(f"/roles/{posting.id}/candidates"))
    assert "1 graduate has every required skill" in words
    assert "it would be 4" in words


def test_filters_tell_applicants_from_others(make, employer, posting):
    make.application(make.student(skills={"python": None}), posting)
    make.student(skills={"sql": None})
    every, applied, others = (
        len(cards(employer.get(f"/roles/{posting.id}/candidates?who={who}")))
        for who in ("", "applied", "others")
    )
    assert (every, applied, others) == (2, 1, 1)
