"""What only an attacker sends is refused with a page, never answered with a fault of ours."""

from io import BytesIO

import pytest
from sqlalchemy import select

from models import StoredFile, User, Work
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


@pytest.mark.parametrize("name", ["\u3164\u115f", "\u061c\u2066", "\U000e0041", "\u180e\u2800"])
def test_a_name_of_letters_that_draw_nothing_is_none(name, client):
    given = {"role": "student", "email": "a@example.kz", "password": "wind over the wide steppe"}
    answer = client.post("/account/register", data={**given, "name": name})
    assert answer.status_code == 422


def test_a_file_keeps_no_hidden_letters_in_its_name(visitor, make, session):
    student = make.student()
    person = visitor(make.session.get_one(User, student.user_id))
    file = (BytesIO(b"%PDF-1.7 a"), "cv\u202efdp\u200b.pdf")
    data = {"title": "A bridge", "file": file}
    assert person.post("/profile/works/new", data=data).status_code == 303
    work = session.scalars(select(Work)).one()
    assert session.scalars(select(StoredFile.name)).one() == "cvfdp.pdf"
    assert person.get(f"/profile/works/{work.id}/file").status_code == 200
