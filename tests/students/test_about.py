"""What stands on top of a profile."""

import pytest

from models import AuditEntry, Student
from tests.support.visitor import text_of

GOOD = {"headline": "Welder", "place": "Almaty", "phone": "8 701 234 56 78", "about": "I weld."}


def test_it_keeps_what_is_entered(me, only):
    assert me.post("/profile/about", data=GOOD).status_code == 303
    student = only(Student)
    assert (student.headline, student.about) == ("Welder", "I weld.")


def test_a_phone_number_is_kept_in_its_international_form(me, only):
    me.post("/profile/about", data=GOOD)
    assert only(Student).phone == "+77012345678"


@pytest.mark.parametrize("phone", ["123", "not a phone", "+7 701 234", "9" * 40])
def test_it_refuses_a_phone_number_that_cannot_be_called(me, only, phone):
    answer = me.post("/profile/about", data=GOOD | {"phone": phone})
    assert answer.status_code == 422
    assert "+7 701 234 56 78" in text_of(answer)
    assert only(Student).headline == "Civil engineer"


@pytest.mark.parametrize("typed", ["Алматы", "almaty", " Алма-Ата ", "Almaty"])
def test_a_known_place_is_kept_as_its_code_however_it_is_typed(me, only, typed):
    me.post("/profile/about", data=GOOD | {"place": typed})
    assert only(Student).place == "almaty"


def test_an_unknown_place_is_kept_as_it_is_typed(me, only):
    me.post("/profile/about", data=GOOD | {"place": "Zhetigen"})
    assert only(Student).place == "Zhetigen"


def test_a_place_is_shown_in_the_readers_language(make, visitor):
    user = make.user()
    make.student(user=user, place="konaev")
    shown = {code: visitor(user, code).get("/profile/about").text for code in ("kk", "ru", "en")}
    assert 'value="Қонаев"' in shown["kk"]
    assert 'value="Конаев"' in shown["ru"]
    assert 'value="Konaev"' in shown["en"]


def test_it_asks_for_a_headline_and_a_place(me):
    answer = me.post("/profile/about", data={"headline": " ", "place": ""})
    assert answer.status_code == 422
    assert text_of(answer).count("Headline") >= 2


def test_the_change_is_in_the_audit_trail_without_what_was_written(me, only):
    me.post("/profile/about", data=GOOD)
    entry = only(AuditEntry)
    assert entry.action == "profile.changed"
    assert entry.detail == {}


def test_an_employer_has_no_profile_to_change(make, visitor):
    employer = visitor(make.session.get_one(type(make.user()), make.member().user_id))
    assert employer.get("/profile/about").status_code == 403
