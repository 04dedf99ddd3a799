"""The sample: large enough to look alive, consistent with itself, signed in to by a few."""

import json
from itertools import pairwise

import pytest
from sqlalchemy import func, select

from models import (
    Application,
    Organisation,
    Placement,
    PlannedHeadcount,
    Posting,
    Project,
    Stage,
    StageChange,
    Student,
    StudentSkill,
)
from models.application import SEATED_STAGES
from talent.employers.bins import check
from tests.support.visitor import text_of


@pytest.fixture
def loaded(app, session):
    result = app.test_cli_runner().invoke(args=["talent", "sample", "load"])
    assert result.exit_code == 0, result.output
    session.expire_all()
    return app.extensions["talent"].instance / "sample-people.json"


def count(session, kind, *conditions):
    return session.scalar(select(func.count()).select_from(kind).where(*conditions))


@pytest.mark.both_databases
def test_it_is_alive_marked_and_consistent(loaded, session):
    # One load, which takes seconds, is looked at from every side.
    look_alive(session)
    be_marked(session)
    be_consistent(session)
    use_the_taxonomy(session)


def look_alive(session):
    assert count(session, Project) == 44
    assert count(session, Organisation) == 60
    assert count(session, Posting) == 300
    assert count(session, Student) == 400
    assert count(session, Placement) > 100
    stages = set(session.scalars(select(Application.stage).distinct()))
    assert stages == set(Stage)
    planned = session.scalar(select(func.sum(PlannedHeadcount.headcount)))
    assert planned > 30_000
    invested = session.scalar(select(func.sum(Project.investment)))
    assert 1.7e12 < invested <= 1.8e12


def be_marked(session):
    real = set(session.scalars(select(Project.code).where(Project.is_sample.is_(False))))
    assert real == {"iconic-complex", "kaist-kazakhstan"}
    for kind in (Organisation, Posting, Student, Placement):
        assert count(session, kind, kind.is_sample.is_(False)) == 0


def be_consistent(session):
    held = (
        select(func.count())
        .where(Application.posting_id == Posting.id, Application.stage.in_(SEATED_STAGES))
        .scalar_subquery()
    )
    assert count(session, Posting, Posting.seats_taken != held) == 0
    people = session.scalar(select(func.count(Placement.student_id.distinct())))
    assert people == count(session, Placement)
    for organisation in session.scalars(select(Organisation)):
        assert check(organisation.bin, organisation.kind) == organisation.bin
    steps = select(StageChange.application_id, StageChange.at).order_by(
        StageChange.application_id, StageChange.id
    )
    rows = session.execute(steps).all()
    for before, after in pairwise(rows):
        assert before.application_id != after.application_id or before.at <= after.at


def use_the_taxonomy(session):
    from matching.taxonomy import Taxonomy

    taxonomy = Taxonomy.load()
    used = session.scalars(select(StudentSkill.concept).distinct())
    assert [concept for concept in used if taxonomy.get(concept) is None] == []


def test_its_people_sign_in_and_a_second_load_is_refused(loaded, visitor, app, session):
    doors = json.loads(loaded.read_text())
    assert {door["role"] for door in doors} == {"student", "employer", "staff", "admin"}
    assert {door["language"] for door in doors} == {"kk", "ru", "en"}
    for door in doors:
        person = visitor()
        form = {"email": door["email"], "password": door["password"]}
        assert person.post("/account/sign-in", data=form).status_code == 303
        assert door["email"] in text_of(person.get("/account"))
    runner = app.test_cli_runner()
    again = runner.invoke(args=["talent", "sample", "load"])
    assert again.exit_code == 1
    assert "loaded already" in again.output
    kept = runner.invoke(args=["talent", "sample", "load", "--if-empty"])
    assert kept.exit_code == 0
    assert count(session, Student) == 400


def test_the_same_seed_tells_the_same_stories(app):
    from talent.sample.draw import Draw
    from talent.sample.names import Names
    from talent.sample.students import make_students

    def told(seed):
        draw = Draw(seed)
        return [p.student.headline for p in make_students(draw, Names(draw))[:50]]

    assert told(1) == told(1)
    assert told(1) != told(2)
