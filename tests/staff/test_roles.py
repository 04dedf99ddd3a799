"""Staff read a role with what the rules say, publish it or send it back."""

import pytest
from sqlalchemy import select

from models import AuditEntry, PostingStatus, Role, Sector, now
from tests.support.visitor import text_of


@pytest.fixture
def office(make, visitor):
    """A member of staff at the pages."""
    return visitor(make.staff())


@pytest.fixture
def submitted(make):
    """A role that was handed in."""
    return make.posting(
        status=PostingStatus.SUBMITTED, published_at=None, must={"python": None}, seats=3
    )


def press(office, posting, act, note="", version=None):
    """Press a button of the decision."""
    data = {"note": note, "version": version or posting.version}
    return office.post(f"/staff/roles/{posting.id}/{act}", data=data)


def test_a_published_role_is_open_to_everybody(session, office, submitted):
    answer = press(office, submitted, "publish")
    assert answer.status_code == 303, text_of(answer)
    assert submitted.status is PostingStatus.PUBLISHED
    assert "posting.published" in session.scalars(select(AuditEntry.action)).all()


def test_a_role_is_sent_back_only_with_a_note(office, submitted):
    assert press(office, submitted, "decline").status_code == 422
    assert submitted.status is PostingStatus.SUBMITTED
    assert press(office, submitted, "decline", "Say the hours.").status_code == 303
    assert submitted.status is PostingStatus.DECLINED
    assert submitted.decision_note == "Say the hours."


def test_the_second_of_two_decisions_is_refused(make, visitor, office, submitted):
    version = submitted.version
    press(office, submitted, "publish", version=version)
    late = press(visitor(make.staff()), submitted, "decline", "No", version=version)
    assert late.status_code == 409
    assert submitted.status is PostingStatus.PUBLISHED


def test_the_page_shows_what_the_rules_find(make, office):
    posting = make.posting(
        status=PostingStatus.SUBMITTED, pay_min=20_000, pay_max=30_000, must={"python": None}
    )
    page = text_of(office.get(f"/staff/roles/{posting.id}"))
    assert "minimum wage" in page


def test_a_draft_is_nobodys_business(make, office):
    posting = make.posting(status=PostingStatus.DRAFT)
    assert office.get(f"/staff/roles/{posting.id}").status_code == 404
    assert posting.organisation_id
    assert "Site engineer" not in text_of(office.get("/staff/roles"))


def test_the_list_is_narrowed_by_each_filter(make, office):
    harbour = make.project(sector=Sector.LOGISTICS)
    make.posting(title="Crane driver", project=harbour, seats=4)
    make.posting(title="Dairy master", project=make.project(sector=Sector.AGRO))
    make.posting(title="Night guard", status=PostingStatus.SUBMITTED, project=harbour)
    for query in ("sector=logistics&status=posted", f"project={harbour.id}&status=published"):
        page = text_of(office.get(f"/staff/roles?{query}"))
        assert "Crane driver" in page
        assert "Dairy master" not in page
        assert "Night guard" not in page
        assert "1 role · 4 seats" in page


def test_a_filter_that_makes_no_sense_narrows_nothing(make, office):
    make.posting(title="Crane driver", published_at=now())
    page = office.get("/staff/roles?status=x&sector=y&project=z&quarter=w&page=q&district=d")
    assert page.status_code == 200
    assert "Crane driver" in text_of(page)


@pytest.mark.parametrize("role", [Role.STUDENT, Role.EMPLOYER])
def test_others_are_refused(make, visitor, submitted, role):
    guest = visitor(make.user(role))
    assert press(guest, submitted, "publish").status_code == 403
    assert guest.get("/staff/roles").status_code == 403
