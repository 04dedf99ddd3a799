"""``flask talent matches``: a model from decided applications, and the way back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from matching.learning import fitting
from models import AuditEntry, MatchModel, ModelStatus, Stage, StageChange, now
from models.skill import SkillLevel
from talent.matches import champion, outcomes
from tests.support.models import another, keep_model

ENOUGH = {"decisions": 8, "chosen": 2, "passed_over": 2, "openings": 5}


@pytest.fixture(autouse=True)
def _no_model_of_another_test():
    champion.KEPT.clear()


@pytest.fixture
def run(app, session):
    """Return a way to type a command."""

    def typed(*args):
        session.commit()
        result = app.test_cli_runner().invoke(args=["talent", "matches", *args])
        session.expire_all()
        return result

    return typed


@pytest.fixture
def decided(make, monkeypatch):
    """Make decided applications: those who have the required skill are shortlisted.

    So few would be refused; the least is lowered, as hundreds of rows would only take time.
    """
    monkeypatch.setattr(fitting, "LEAST", ENOUGH)
    member = make.member()
    skilled = [make.student(skills={"welding": SkillLevel.ADVANCED}) for _ in range(3)]
    others = [make.student(skills={"cooking": None}) for _ in range(3)]
    for _ in range(10):
        posting = make.posting(by=member, must={"welding": None}, title="Welder")
        for student in skilled:
            make.application(student, posting, stage=Stage.SHORTLISTED)
        for student in others:
            make.application(student, posting, stage=Stage.NOT_PROGRESSING)
    return skilled, others


def test_too_few_decisions_are_refused_and_the_least_is_said(run):
    result = run("train")
    assert result.exit_code == 1
    assert "0 decisions, at least 200 are needed" in result.output


def test_it_learns_what_employers_decided_by(run, decided, session):
    result = run("train")
    assert result.exit_code == 0, result.output
    model = session.scalars(select(MatchModel)).one()
    assert model.status is ModelStatus.CHALLENGER
    assert not model.is_sample
    assert "60 decisions on 10 roles" in result.output
    assert f"{model.version}" in result.output
    assert "/staff/matching" in result.output
    assert model.card["counts"]["shortlisted"] == model.card["counts"]["passed_over"] == 30
    shapes = {shape["feature"]: shape["most"] for shape in model.card["shapes"]}
    assert max(shapes, key=shapes.get) == "must"
    assert model.card["change"]["openings"] == 10
    assert {one["key"] for one in model.card["groups"]} == {"degree", "field", "language"}
    assert session.scalars(select(AuditEntry.action)).all() == ["match_model.trained"]


def test_the_same_decisions_make_no_second_model(run, decided, session):
    run("train")
    result = run("train")
    assert result.exit_code == 0
    assert "Nothing new to learn" in result.output
    assert len(session.scalars(select(MatchModel)).all()) == 1


def test_training_again_writes_a_lost_file_anew(app, run, decided, session):
    run("train")
    model = session.scalars(select(MatchModel)).one()
    file = app.extensions["talent"].instance / model.file
    file.unlink()
    assert run("train").exit_code == 0
    assert file.exists()
    assert "match_model.restored" in session.scalars(select(AuditEntry.action)).all()


def test_a_newer_challenger_takes_the_place_of_the_one_before(run, decided, make, session):
    run("train")
    make.application(decided[0][0], make.posting(must={"welding": None}), stage=Stage.HIRED)
    run("train")
    models = session.scalars(select(MatchModel).order_by(MatchModel.id)).all()
    assert [one.status for one in models] == [ModelStatus.RETIRED, ModelStatus.CHALLENGER]


def test_it_is_measured_against_the_model_in_use(app, run, decided, session):
    keep_model(session, app.extensions["talent"].instance, ModelStatus.CHAMPION, another(0.5))
    run("train")
    model = session.scalars(select(MatchModel).order_by(MatchModel.id.desc())).first()
    versions = [one["version"] for one in model.card["measured"]]
    assert versions == [model.version, "prior-1", another(0.5).version]
    assert model.card["change"]["version"] == another(0.5).version


def test_only_decisions_since_a_day_count(run, decided):
    day = (now() + timedelta(days=2)).date().isoformat()
    assert "0 decisions, at least 8" in run("train", "--since", day).output
    day = (now() - timedelta(days=2)).date().isoformat()
    assert "60 decisions" in run("train", "--since", day).output


def test_who_turned_their_profile_off_is_not_learned_from(run, decided, session):
    for student in decided[0]:
        student.turned_on_at = None
    result = run("train")
    assert result.exit_code == 1
    assert "0 chosen, at least 2" in result.output


def test_an_application_counts_by_how_far_it_came(session, make):
    undecided = make.application()
    withdrawn = make.application(stage=Stage.WITHDRAWN)
    far = make.application(stage=Stage.NOT_PROGRESSING)
    slip = make.application(stage=Stage.NOT_PROGRESSING)
    actor = make.staff()
    for application, undone in ((far, None), (slip, now())):
        change = StageChange(
            application_id=application.id,
            from_stage=Stage.NEW,
            to_stage=Stage.INTERVIEW,
            actor_id=actor.id,
            undone_at=undone,
        )
        session.add(change)
    session.flush()
    found = {one.opening.id: one.grade for one in outcomes.outcomes(session).decisions}
    assert found == {str(far.posting_id): 2, str(slip.posting_id): 0}
    assert str(undecided.posting_id) not in found
    assert str(withdrawn.posting_id) not in found


def test_invented_decisions_are_counted_as_such(run, decided, session):
    for student in decided[1]:
        student.is_sample = True
    run("train")
    model = session.scalars(select(MatchModel)).one()
    assert model.card["window"]["invented"] == 30
    assert model.is_sample


@pytest.mark.parametrize(
    ("programme", "field"),
    [("6B07301 Құрылыс", "07"), ("7M06102 Artificial intelligence", "06"), ("Design", "")],
)
def test_a_field_is_read_from_the_classifiers_code(programme, field):
    from matching.types import Education, Profile

    assert outcomes.field_of(Profile("p", education=(Education(programme),))) == field


def test_a_person_without_studies_or_words_is_in_groups_of_the_unknown():
    from matching.types import Profile

    assert outcomes.groups_of(Profile("p")) == {"language": "", "degree": "", "field": ""}


def test_the_models_are_listed_with_the_one_in_use(app, run, session):
    assert "prior-1 (weights set by hand)" in run("models").output
    keep_model(session, app.extensions["talent"].instance, ModelStatus.CHAMPION)
    output = run("models").output
    assert "champion" in output
    assert "In use: prior-1" not in output


def test_going_back_is_one_command(app, run, session):
    result = run("rollback")
    assert result.exit_code == 1
    assert "nothing before them" in result.output
    model = keep_model(session, app.extensions["talent"].instance, ModelStatus.CHAMPION)
    (app.extensions["talent"].instance / model.file).unlink()
    result = run("rollback")
    assert result.exit_code == 0, result.output
    assert "In use: prior-1 (weights set by hand)" in result.output
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.actor_id, entry.action) == (None, "match_model.rolled_back")
