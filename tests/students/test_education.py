"""A student's studies."""

from decimal import Decimal

import pytest

from models import Education
from tests.support.visitor import text_of, undo_address

GOOD = {
    "institution": "KAIST Kazakhstan",
    "programme": "6B07101 Electrical engineering",
    "degree": "bachelor",
    "started": "2023-09-01",
    "graduation": "30.06.2027",
    "grade": "3,85",
    "grade_scale": "4.3",
}


def test_it_adds_a_study(me, all_of):
    assert me.post("/profile/education/new", data=GOOD).status_code == 303
    row = all_of(Education)[-1]
    assert row.programme == "6B07101 Electrical engineering"
    assert (row.grade, row.grade_scale.value) == (Decimal("3.85"), "4.3")
    assert (row.started.year, row.graduation.isoformat()) == (2023, "2027-06-30")


def test_it_changes_a_study(me, only):
    row = only(Education)
    me.post(f"/profile/education/{row.id}", data=GOOD)
    assert only(Education).programme == "6B07101 Electrical engineering"


@pytest.mark.parametrize(
    ("grade", "scale", "words"),
    [
        ("4.31", "4.3", "from 0 to 4.3"),
        ("4.1", "4.0", "from 0 to 4.0"),
        ("101", "100", "from 0 to 100"),
        ("-1", "5", "from 0 to 5"),
        ("3.5", "", "Choose the scale"),
        ("", "4.0", "Enter the grade"),
        ("NaN", "4.0", "as a number"),
        ("1e9", "100", "as a number"),
        ("good", "5", "as a number"),
    ],
)
def test_it_refuses_a_grade_that_is_not_on_its_scale(me, all_of, grade, scale, words):
    data = GOOD | {"grade": grade, "grade_scale": scale}
    answer = me.post("/profile/education/new", data=data)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert len(all_of(Education)) == 1


@pytest.mark.parametrize(
    ("started", "graduation", "words"),
    [
        ("2025-01-01", "2024-01-01", "before the beginning"),
        ("1890-01-01", "", "Check the year"),
        ("", "2999-01-01", "Check the year"),
        ("soon", "", "such as 30.06.2027"),
    ],
)
def test_it_refuses_dates_that_cannot_be(me, started, graduation, words):
    data = GOOD | {"started": started, "graduation": graduation}
    answer = me.post("/profile/education/new", data=data)
    assert answer.status_code == 422
    assert words in text_of(answer)


def test_a_removed_study_can_be_brought_back(me, all_of):
    row = all_of(Education)[0]
    programme, graduation = row.programme, row.graduation
    page = me.post(f"/profile/education/{row.id}/remove", follow_redirects=True)
    assert all_of(Education) == []
    me.post(undo_address(page))
    back = all_of(Education)[0]
    assert (back.programme, back.graduation) == (programme, graduation)


def test_a_second_press_adds_it_once(me, all_of):
    data = GOOD | {"once": "the-same-key"}
    first = me.post("/profile/education/new", data=data)
    second = me.post("/profile/education/new", data=data)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert len(all_of(Education)) == 2


def test_the_study_of_somebody_else_is_not_found(make, me, student, session):
    make.student()
    other = session.query(Education).filter(Education.student_id != student.id).one()
    assert me.get(f"/profile/education/{other.id}").status_code == 404
    assert me.post(f"/profile/education/{other.id}", data=GOOD).status_code == 404
    assert me.post(f"/profile/education/{other.id}/remove").status_code == 404
