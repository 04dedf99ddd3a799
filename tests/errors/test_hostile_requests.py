"""What only an attacker sends is refused with a page, never answered with a fault of ours."""

import pytest

from models import User
from tests.support.visitor import text_of

HUGE = "9" * 30
pytestmark = pytest.mark.both_databases


@pytest.mark.parametrize(
    "address",
    [
        f"/roles/{HUGE}",
        f"/projects/{HUGE}",
        f"/hires?organisation={HUGE}",
        f"/hires/{HUGE}",
        "/skills/search?skill_query=a&held=b&held=%00",
        "/roles?%00=1",
    ],
)
def test_a_value_that_no_database_holds_is_no_fault_of_ours(address, visitor, make):
    answer = visitor(make.staff()).get(address)
    assert answer.status_code == 400
    assert "cannot be understood" in text_of(answer)


@pytest.mark.parametrize("body", ["[" * 100_000, '{"email": {"a": 1}, "password": []}', "[1]"])
def test_a_form_is_not_read_from_json(client, body):
    answer = client.post("/account/sign-in", data=body, content_type="application/json")
    assert answer.status_code == 415


def test_a_chosen_row_beyond_every_number_is_refused(visitor, make):
    member = make.member()
    posting = make.posting(by=member)
    data = {"to": "shortlisted", "chosen": HUGE}
    address = f"/roles/{posting.id}/applications/move"
    person = visitor(make.session.get_one(User, member.user_id))
    assert person.post(address, data=data).status_code == 400


def test_a_level_for_a_skill_beyond_every_number_is_passed_over(visitor, make):
    student = make.student()
    person = visitor(make.session.get_one(User, student.user_id))
    data = {"level-" + "9" * 5000: "2"}
    assert person.post("/profile/skills/levels", data=data).status_code == 303


def test_a_sheet_that_is_no_file_is_asked_for_again(visitor, make):
    answer = visitor(make.staff()).post("/projects/import", data={"file": "a;b"})
    assert answer.status_code == 422
