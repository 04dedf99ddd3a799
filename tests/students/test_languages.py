"""A student's languages."""

from datetime import timedelta

import pytest

from models import StudentLanguage, today
from tests.support.visitor import text_of, undo_address

GOOD = {"code": "ko", "cefr": "B2", "certificate": "TOPIK 4", "certified_on": "2026-04-12"}


def test_it_adds_a_language_with_its_certificate(me, only):
    assert me.post("/profile/languages/new", data=GOOD).status_code == 303
    row = only(StudentLanguage)
    assert (row.code, row.cefr.value, row.certificate) == ("ko", "B2", "TOPIK 4")


def test_it_raises_a_level(me, only):
    me.post("/profile/languages/new", data=GOOD)
    me.post(f"/profile/languages/{only(StudentLanguage).id}", data=GOOD | {"cefr": "C1"})
    assert only(StudentLanguage).cefr.value == "C1"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"certified_on": (today() + timedelta(days=1)).isoformat()}, "in the future"),
        ({"certificate": ""}, "Name the certificate"),
        ({"code": "xx"}, "Language"),
        ({"cefr": "D9"}, "Level"),
    ],
)
def test_it_refuses_what_cannot_be(me, all_of, changed, words):
    answer = me.post("/profile/languages/new", data=GOOD | changed)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert all_of(StudentLanguage) == []


def test_a_language_stands_in_a_profile_once(me, all_of):
    me.post("/profile/languages/new", data=GOOD)
    answer = me.post("/profile/languages/new", data=GOOD)
    assert answer.status_code == 422
    assert "already" in text_of(answer)
    assert len(all_of(StudentLanguage)) == 1


def test_bringing_back_a_language_that_was_added_anew_is_refused(me, only, all_of):
    me.post("/profile/languages/new", data=GOOD)
    page = me.post(f"/profile/languages/{only(StudentLanguage).id}/remove", follow_redirects=True)
    me.post("/profile/languages/new", data=GOOD)
    answer = me.post(undo_address(page))
    assert answer.status_code == 409
    assert len(all_of(StudentLanguage)) == 1
