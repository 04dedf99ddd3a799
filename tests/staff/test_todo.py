"""What waits for staff, the oldest first; and how far students have come."""

import pytest

from models import Approval, PlacementStatus, PostingStatus, Role, now
from tests.support.visitor import page_of, text_of


@pytest.fixture
def office(make, visitor):
    """A member of staff at the pages."""
    return visitor(make.staff())


def test_an_empty_list_says_so(office):
    assert "Nothing waits for you" in text_of(office.get("/staff"))


def test_what_waits_is_counted_with_the_oldest_first(make, office):
    for days in (1, 8, 3):
        make.organisation(
            approval=Approval.PENDING, name=f"Waits {days} days", created_at=make.moment(days=days)
        )
    make.posting(status=PostingStatus.SUBMITTED, submitted_at=make.moment(days=2))
    make.placement()
    page = office.get("/staff")
    words = text_of(page)
    assert "5 decisions wait for you" in words
    assert words.index("Waits 8 days") < words.index("Waits 3 days") < words.index("Waits 1 days")
    assert "2 days" in words


def test_each_number_leads_to_a_list_of_that_many(make, office):
    for _ in range(7):
        make.organisation(approval=Approval.PENDING)
    make.placement()
    make.placement(status=PlacementStatus.VERIFIED)
    page = page_of(office.get("/staff"))
    links = [(a["href"], a.find(class_="stat-value").text) for a in page.select(".stat-link")]
    assert len(links) == 4
    for address, number in links:
        listed = page_of(office.get(address)).select("tbody tr")
        assert len(listed) == int(number), address


def test_an_objection_of_a_graduate_waits_too(make, office):
    make.placement(disputed_at=now(), dispute_note="I never began there.")
    page = text_of(office.get("/staff"))
    assert "1 objections of graduates" in page


def test_students_are_counted_and_not_named(make, office):
    student = make.student(user=make.user(name="Nobody Named"))
    make.student(on=False)
    make.application(student)
    page = text_of(office.get("/staff/students"))
    assert "2 students have an account" in page
    assert "Nobody Named" not in page


@pytest.mark.parametrize("role", [Role.STUDENT, Role.EMPLOYER])
@pytest.mark.parametrize("address", ["/staff", "/staff/students"])
def test_others_are_refused(make, visitor, role, address):
    assert visitor(make.user(role)).get(address).status_code == 403
