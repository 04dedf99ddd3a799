"""Turning a profile on, with consent, and off."""

import pytest

from models import AuditEntry, Education, Student
from talent.students.consent import CONSENT_VERSION
from tests.support.visitor import page_of, text_of

AGREED = {"version": CONSENT_VERSION, "agreed": "y"}


def test_it_turns_on_with_consent(me, only):
    assert me.post("/profile/turn-on", data=AGREED).status_code == 303
    student = only(Student)
    assert student.turned_on_at is not None
    assert student.consented_at is not None
    assert student.consent_version == CONSENT_VERSION


def test_the_page_says_what_is_agreed_to_and_sends_its_version(me):
    answer = me.get("/profile/turn-on")
    words = text_of(answer)
    for said in ("What for", "Who sees what", "How long", "How to withdraw", "a person decides"):
        assert said in words
    assert page_of(answer).select_one("input[name=version]")["value"] == CONSENT_VERSION


def test_without_the_tick_it_stays_off(me, only):
    answer = me.post("/profile/turn-on", data={"version": CONSENT_VERSION})
    assert answer.status_code == 422
    assert "Tick the box" in text_of(answer)
    assert only(Student).turned_on_at is None


def test_consent_to_an_older_text_does_not_count(me, only):
    answer = me.post("/profile/turn-on", data=AGREED | {"version": "2020-01"})
    assert answer.status_code == 409
    assert "has changed" in text_of(answer)
    assert only(Student).turned_on_at is None


def test_it_says_what_is_missing(me, student, session):
    student.place = ""
    session.query(Education).delete()
    for address in ("/profile", "/profile/turn-on"):
        words = text_of(me.get(address))
        assert "the place where you live" in words
        assert "at least one skill" in words
    assert me.post("/profile/turn-on", data=AGREED).status_code == 409


@pytest.mark.parametrize("lacking", ["place", "substance"])
def test_one_missing_thing_is_enough_to_stay_off(me, student, session, only, lacking):
    if lacking == "place":
        student.place = ""
    else:
        session.query(Education).delete()
    assert me.post("/profile/turn-on", data=AGREED).status_code == 409
    assert only(Student).turned_on_at is None


def test_it_turns_off_with_one_press_and_the_consent_ends(me, only, all_of):
    me.post("/profile/turn-on", data=AGREED)
    form = next(
        form for form in page_of(me.get("/profile")).select("form") if "turn-off" in form["action"]
    )
    assert me.post(form["action"]).status_code == 303
    student = only(Student)
    assert (student.turned_on_at, student.consented_at) == (None, None)
    acts = [(entry.action, entry.detail) for entry in all_of(AuditEntry)]
    said = {"consent": CONSENT_VERSION}
    assert acts == [("profile.turned_on", said), ("profile.turned_off", said)]


def test_turning_off_twice_does_it_once(me, all_of):
    me.post("/profile/turn-on", data=AGREED)
    for _ in range(2):
        assert me.post("/profile/turn-off").status_code == 303
    assert len(all_of(AuditEntry)) == 2


def test_looking_does_not_turn_anything_on(me, only):
    me.get("/profile/turn-on?agreed=y")
    assert only(Student).turned_on_at is None
