"""The model in use puts matches in order on every page, at once, and is never guessed at."""

import pytest
from sqlalchemy.orm import Session

from matching.learning import TrainedModel
from models import ModelStatus
from talent.errors import NotFoundError
from talent.matches import champion, ranking
from tests.support.databases import at_most
from tests.support.models import another, keep_model
from tests.support.visitor import page_of, text_of


@pytest.fixture(autouse=True)
def _no_model_of_another_test():
    champion.KEPT.clear()


@pytest.fixture
def folder(app):
    return app.extensions["talent"].instance


@pytest.fixture
def unit(session, folder):
    """A session as the application has it."""
    session.info["instance"] = folder
    return session


@pytest.fixture
def student(make, visitor):
    """A student who sees one role among their matches."""
    own = make.student(skills={"welding": None}, headline="Welder")
    make.posting(must={"welding": None}, title="Welder")
    from models import User

    return visitor(make.session.get_one(User, own.user_id))


def points(student):
    """Return what each part adds, as the page says it."""
    table = page_of(student.get("/matches?band=any")).select_one("details.numbers table")
    return [cell.get_text() for cell in table.select("td.data-number")]


@pytest.mark.both_databases
def test_the_page_after_a_decision_is_ordered_by_the_new_model(session, folder, student):
    before = points(student)
    model = keep_model(session, folder, ModelStatus.CHAMPION)
    after = points(student)
    assert after != before
    model.status = ModelStatus.RETIRED
    assert points(student) == before


def test_what_was_not_asked_for_is_said_to_be_so(session, folder, student):
    keep_model(session, folder, ModelStatus.CHAMPION)
    assert "(not asked for)" in text_of(student.get("/matches?band=any"))


def test_the_model_in_use_costs_no_query(session, folder, student):
    keep_model(session, folder, ModelStatus.CHAMPION)
    student.get("/matches")
    with at_most(6, "/matches"):
        student.get("/matches")


def test_it_is_read_from_its_file_once(unit, folder, monkeypatch):
    keep_model(unit, folder, ModelStatus.CHAMPION)
    first = ranking.ranker(unit)
    monkeypatch.setattr(champion, "load", None)
    assert ranking.ranker(unit) is first


def test_without_a_champion_the_weights_set_by_hand_are_used(unit, folder):
    keep_model(unit, folder)
    assert ranking.ranker(unit).version == "prior-1"


def test_some_rankers_are_kept_and_the_oldest_is_let_go(unit, folder):
    for bias in range(6):
        champion.KEPT.add((folder, str(bias)), champion.KEPT.prior)
    assert champion.KEPT.get((folder, "1")) is None
    assert champion.KEPT.get((folder, "5")) is champion.KEPT.prior


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_a_file_that_cannot_be_used_stops_matching_and_says_so(session, folder, student, damage):
    model = keep_model(session, folder, ModelStatus.CHAMPION)
    file = folder / model.file
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes() + b"\n")
    answer = student.get("/matches")
    assert answer.status_code == 500
    assert "The matching model in use cannot be read" in text_of(answer)


def test_the_pages_of_staff_and_of_everybody_open_though_the_file_is_gone(
    session, folder, make, visitor
):
    model = keep_model(session, folder, ModelStatus.CHAMPION, decided_at=make.moment())
    (folder / model.file).unlink()
    staff = visitor(make.staff())
    for address in ("/staff/matching", f"/staff/matching/{model.id}", "/how-matching-works"):
        assert staff.get(address).status_code == 200


def test_any_model_is_found_by_its_version(unit, folder):
    model = keep_model(unit, folder, ModelStatus.RETIRED, another(0.5))
    found = champion.model_of(unit, model.version)
    assert isinstance(found, TrainedModel)
    assert found.version == model.version
    assert champion.model_of(unit, "prior-1") is None
    with pytest.raises(NotFoundError):
        champion.model_of(unit, "unknown")


def test_a_new_unit_of_work_looks_again(session: Session, folder):
    session.info["instance"] = folder
    assert champion.version_in_use(session) is None
    model = keep_model(session, folder, ModelStatus.CHAMPION)
    assert champion.version_in_use(session) is None  # the same unit of work sees one model only
    session.commit()
    assert champion.version_in_use(session) == model.version
