"""A role's own page: for everybody once it is published, before that for its own people."""

import pytest

from models import PostingStatus, Role, User
from tests.support.databases import at_most
from tests.support.visitor import page_of, text_of


def test_everybody_reads_a_published_role(client, make):
    posting = make.posting(title="Welder", pay_min=400_000, pay_max=None)
    with at_most(8):
        response = client.get(f"/roles/{posting.id}")
    words = text_of(response)
    assert response.status_code == 200
    assert "Welder" in words
    assert "from 400\xa0000\xa0₸" in response.text.replace("&nbsp;", "\xa0")
    assert "Sign in to apply" in words


@pytest.mark.parametrize(
    "status", [PostingStatus.DRAFT, PostingStatus.SUBMITTED, PostingStatus.DECLINED]
)
def test_what_is_not_published_is_for_its_own_people(client, make, visitor, session, status):
    member = make.member()
    posting = make.posting(by=member, status=status)
    address = f"/roles/{posting.id}"
    assert client.get(address).status_code == 404
    assert visitor(make.user(Role.STUDENT)).get(address).status_code == 404
    assert visitor(make.user(Role.EMPLOYER)).get(address).status_code == 404
    assert visitor(session.get(User, make.member().user_id)).get(address).status_code == 404
    assert visitor(session.get(User, member.user_id)).get(address).status_code == 200
    assert visitor(make.staff()).get(address).status_code == 200


def test_a_closed_role_stays_readable_and_says_so(client, make):
    posting = make.posting(status=PostingStatus.CLOSED)
    assert "This role is closed" in text_of(client.get(f"/roles/{posting.id}"))


def test_a_full_role_cannot_be_applied_to(client, make):
    posting = make.posting(seats=1, seats_taken=1)
    words = text_of(client.get(f"/roles/{posting.id}"))
    assert "every seat is taken" in words
    assert "Sign in to apply" not in words


def test_a_text_is_shown_as_text(client, make):
    posting = make.posting(text="<script>alert(1)</script>")
    page = page_of(client.get(f"/roles/{posting.id}"))
    assert page.find("script", string="alert(1)") is None
    assert "<script>alert(1)</script>" in page.get_text()


def test_an_invented_role_wears_the_mark(client, make):
    posting = make.posting(is_sample=True)
    assert page_of(client.get(f"/roles/{posting.id}")).select_one(".sample")
