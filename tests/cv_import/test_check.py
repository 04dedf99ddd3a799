"""Checking what was found in a CV, and confirming it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from matching.extraction.languages import _NAMES
from models import (
    AuditEntry,
    CefrLevel,
    CvState,
    CvUpload,
    Degree,
    Education,
    Experience,
    SkillLevel,
    Student,
    StudentLanguage,
    StudentSkill,
    now,
)
from talent.labels import LANGUAGE_LABELS
from tests.support.visitor import page_of, text_of


@pytest.fixture
def address(upload):
    return f"/profile/cv/{upload.id}"


def counts(session):
    """Return how many rows each part of the profile has."""
    parts = (Education, Experience, StudentLanguage, StudentSkill)
    return [session.scalar(select(func.count(part.id))) for part in parts]


def test_each_finding_stands_with_the_line_it_came_from(me, address):
    quotes = [quote.text for quote in page_of(me.get(address)).select("q")]
    assert "Civil engineer" in quotes
    assert "Skills: AutoCAD, Revit, Python" in quotes
    assert any("Satbayev University" in quote for quote in quotes)


def test_it_writes_what_is_ticked(me, session, address, filled_in, student):
    answer = me.post(address, data=filled_in())
    assert answer.status_code == 303
    assert session.get_one(Student, student.id).headline == "Civil engineer"
    study = session.scalars(select(Education)).one()
    assert (study.degree, study.graduation.year) == (Degree.BACHELOR, 2022)
    job = session.scalars(select(Experience)).one()
    assert (job.title, job.started.year, job.ended.month) == ("Site engineer", 2023, 5)
    spoken = {row.code: row.cefr for row in session.scalars(select(StudentLanguage))}
    assert spoken == {"kk": CefrLevel.NATIVE, "ru": CefrLevel.C1}
    skills = {row.concept: row.words for row in session.scalars(select(StudentSkill))}
    assert {"autocad", "revit", "python"} <= set(skills)
    assert skills["revit"] == "Skills: AutoCAD, Revit, Python"


def test_it_leaves_out_what_is_not_ticked(me, session, address, filled_in, student):
    boxes = {name: None for name in filled_in() if "keep" in name}
    me.post(address, data=filled_in(**boxes))
    assert counts(session) == [0, 0, 0, 0]
    assert session.get_one(Student, student.id).headline == ""


def test_a_language_without_a_level_counts_once_the_level_is_chosen(
    me, session, address, filled_in
):
    place = next(n for n, v in filled_in().items() if v == "en").removesuffix("code")
    me.post(address, data=filled_in(**{f"{place}cefr": "B2"}))
    held = session.scalars(select(StudentLanguage).where(StudentLanguage.code == "en")).one()
    assert held.cefr is CefrLevel.B2


def test_it_takes_corrections(me, session, address, filled_in):
    me.post(address, data=filled_in(**{"experience-0-title": "Foreman", "skills-0-level": "3"}))
    assert session.scalars(select(Experience)).one().title == "Foreman"
    assert SkillLevel.ADVANCED in session.scalars(select(StudentSkill.level)).all()


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("experience-0-title", "", "what you were"),
        ("experience-0-ended", "2001-01-01", "before the beginning"),
        ("experience-0-started", "2099-01-01", "year"),
        ("education-0-degree", "wizard", "Degree"),
        ("education-0-institution", "x" * 300, "200"),
        ("education-0-graduation", "yesterday", "valid date"),
        ("languages-0-cefr", "", "Choose the level"),
        ("languages-0-code", "xx", "language"),
        ("skills-0-concept", "sorcery", "skill from the list"),
        ("skills-0-level", "9", "Level"),
    ],
)
def test_a_value_that_cannot_stand_comes_back_with_nothing_written(
    me, session, address, filled_in, field, value, says
):
    answer = me.post(address, data=filled_in(**{field: value}))
    assert answer.status_code == 422
    assert says in page_of(answer).select_one(".error-summary").text
    assert counts(session) == [0, 0, 0, 0]
    assert session.scalars(select(CvUpload.state)).one() is CvState.READ


def test_what_the_profile_has_is_not_written_twice(me, session, address, filled_in, upload):
    values = filled_in()
    me.post(address, data=values)
    before = counts(session)
    session.execute(update(CvUpload).values(state=CvState.READ))
    assert "stand in your profile already" in text_of(me.get(address))
    me.post(address, data=values | {"once": "another key"})
    assert counts(session) == before


def test_a_second_press_writes_once(me, session, address, filled_in):
    values = filled_in()
    first, second = me.post(address, data=values), me.post(address, data=values)
    assert first.location == second.location
    assert session.scalar(select(func.count(Education.id))) == 1


def test_a_second_window_is_told_that_the_cv_is_confirmed(me, session, address, filled_in):
    values = filled_in()
    me.post(address, data=values)
    answer = me.post(address, data=values | {"once": "the other window"})
    assert answer.status_code == 409
    assert session.scalar(select(func.count(Education.id))) == 1


def test_a_headline_that_is_there_stays_unless_its_owner_ticks(
    me, session, address, filled_in, student
):
    session.execute(update(Student).values(headline="Architect"))
    me.post(address, data=filled_in())
    assert session.get_one(Student, student.id).headline == "Architect"


def test_a_skill_is_found_and_added_in_any_language(me, session, address, filled_in):
    found = me.post(address, data=filled_in(find_skill="1", skill_query="сварка"))
    assert found.status_code == 200
    concept = page_of(found).select_one("[name=add_skill]")["value"]
    added = page_of(me.post(address, data=filled_in(add_skill=concept)))
    assert added.select_one("select[autofocus]")
    names = [box["name"] for box in added.select("[name$=-concept]") if box["value"] == concept]
    place = names[0].removesuffix("concept")
    me.post(address, data=filled_in(**{f"{place}concept": concept, f"{place}keep": "y"}))
    assert concept in session.scalars(select(StudentSkill.concept)).all()


def test_it_says_what_was_not_found(me, session, address):
    row = session.scalars(select(CvUpload)).one()
    row.reading = {**row.reading, "education": []}
    assert page_of(me.get(address)).select_one(".notice a[href='/profile/education']")


def test_it_shows_the_whole_text_with_the_lines_it_used(me, address):
    page = page_of(me.get(address))
    assert "Dana Testova" in page.select_one(".cv-lines").text
    assert "Dana Testova" not in " ".join(mark.text for mark in page.select(".cv-lines mark"))


def test_a_year_alone_is_not_shown_as_a_month(me, address):
    text = text_of(me.get(address))
    assert "Bachelor’s degree · 2022" in text
    assert "March 2023 – May 2024" in text


def test_a_row_that_the_cv_does_not_have_breaks_nothing(me, address, filled_in):
    values = filled_in(find_skill="1", **{"education-0-source": "99", "skills-0-source": "x"})
    assert me.post(address, data=values).status_code == 200


def test_nobody_else_sees_it(visitor, make, address):
    other = make.student()
    stranger = visitor(make.session.get_one(type(make.user()), other.user_id))
    assert stranger.get(address).status_code == 404
    assert stranger.post(address, data={}).status_code == 404
    assert stranger.post(f"{address}/delete").status_code == 404


def test_confirming_can_be_undone_at_once(me, session, address, filled_in, student):
    me.post(address, data=filled_in())
    answer = me.post(f"{address}/undo")
    assert answer.location.endswith(address)
    assert counts(session) == [0, 0, 0, 0]
    assert session.get_one(Student, student.id).headline == ""
    assert me.get(address).status_code == 200


def test_confirming_cannot_be_undone_later(me, session, address, filled_in):
    me.post(address, data=filled_in())
    session.execute(update(CvUpload).values(confirmed_at=now() - timedelta(minutes=11)))
    assert me.post(f"{address}/undo").status_code == 410
    assert session.scalar(select(func.count(Education.id))) == 1


def test_undoing_what_was_not_confirmed_is_refused(me, address):
    assert me.post(f"{address}/undo").status_code == 409


def test_it_is_noted_without_personal_data(me, session, address, filled_in):
    me.post(address, data=filled_in())
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "cv.confirmed")).one()
    assert entry.detail["education"] == 1
    assert "Satbayev" not in str(entry.detail)


def test_every_language_that_is_read_has_a_name():
    assert set(_NAMES) <= set(LANGUAGE_LABELS)
