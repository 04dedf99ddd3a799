"""A student's jobs."""

from datetime import timedelta

import pytest

from models import Experience, today
from tests.support.visitor import text_of

GOOD = {
    "title": "Intern electrician",
    "organisation": "Alatau Works",
    "place": "Қонаев",
    "started": "2025-06-01",
    "ended": "",
    "text": "Pulled cables.",
}


def test_it_adds_a_job_that_lasts(me, only):
    assert me.post("/profile/experience/new", data=GOOD).status_code == 303
    row = only(Experience)
    assert (row.title, row.place, row.ended) == ("Intern electrician", "konaev", None)


def test_it_changes_a_job(me, only):
    me.post("/profile/experience/new", data=GOOD)
    me.post(f"/profile/experience/{only(Experience).id}", data=GOOD | {"ended": "2025-09-01"})
    assert only(Experience).ended.month == 9


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"ended": "2024-01-01"}, "before the beginning"),
        ({"started": (today() + timedelta(days=2)).isoformat()}, "in the future"),
        ({"title": ""}, "What you were"),
    ],
)
def test_it_refuses_a_job_that_cannot_be(me, all_of, changed, words):
    answer = me.post("/profile/experience/new", data=GOOD | changed)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert all_of(Experience) == []


def test_invisible_and_direction_letters_are_taken_out(me, only):
    me.post("/profile/experience/new", data=GOOD | {"title": "We\u202elder\u200b"})
    assert only(Experience).title == "Welder"


def test_it_removes_a_job(me, only, all_of):
    me.post("/profile/experience/new", data=GOOD)
    me.post(f"/profile/experience/{only(Experience).id}/remove")
    assert all_of(Experience) == []
