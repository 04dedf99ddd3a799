"""Staff compare matching models and decide which one puts matches in order."""

import pytest
from sqlalchemy import select

from models import AuditEntry, MatchModel, ModelStatus, Role
from talent.matches import champion, decisions
from tests.support.models import another, keep_model
from tests.support.visitor import page_of, text_of, undo_address

IN_USE = ModelStatus.CHAMPION


@pytest.fixture(autouse=True)
def _no_model_of_another_test():
    champion.KEPT.clear()


@pytest.fixture
def keep(session, app):
    """Return a maker of models with their files."""

    def make(*args, **values):
        return keep_model(session, app.extensions["talent"].instance, *args, **values)

    return make


@pytest.fixture
def office(make, visitor):
    return visitor(make.staff(name="Aru Staff"))


def decide(office, model, decision, reason="", against="prior-1"):
    data = {"decision": decision, "reason": reason, "against": against}
    return office.post(f"/staff/matching/{model.id}/decide", data=data)


def actions(session):
    return session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()


def test_nothing_trained_yet_says_how_to_begin(office):
    page = text_of(office.get("/staff/matching"))
    assert "flask talent matches train" in page
    assert "Weights set by hand" in page


def test_a_challenger_is_shown_beside_what_is_in_use(office, keep):
    model = keep()
    page = text_of(office.get("/staff/matching"))
    assert "A model waits for a decision" in page
    answer = office.get(f"/staff/matching/{model.id}")
    page = text_of(answer)
    assert "It puts people in a better order than what is in use." in page
    assert "10 January 2026 to 30 September 2026" in page
    assert "Weights set by hand This model" in page
    assert "Bachelor’s degree" in page
    assert "from 2 to 31" in page
    assert "Of the first 10 graduates of a role, 8,5 stay" in page


def test_every_feature_is_drawn_with_its_numbers(office, keep):
    tree = page_of(office.get(f"/staff/matching/{keep().id}"))
    drawings = tree.select("svg.steps-plot")
    assert len(drawings) == 10
    for drawing in drawings:
        model, before = drawing.select_one(".line-known"), drawing.select_one(".line-goal")
        assert model["d"].startswith("M0 100")
        assert model["d"].endswith("H100")
        assert before["d"].startswith("M0 100L100 ")
        assert drawing["aria-label"]
    tables = tree.select("figure table")
    assert len(tables) == 10
    assert len(tables[5].select("tbody tr")) > 3


def test_the_model_in_use_is_drawn_without_a_second_line(office, keep):
    model = keep(IN_USE)
    tree = page_of(office.get(f"/staff/matching/{model.id}"))
    assert not tree.select(".steps-plot .line-goal")
    assert "This model puts every list of matches in order." in tree.get_text()


def test_two_learned_models_are_drawn_on_one_scale(office, keep):
    keep(IN_USE)
    model = keep(ModelStatus.CHALLENGER, another(0.5))
    tree = page_of(office.get(f"/staff/matching/{model.id}"))
    first = tree.select_one(".steps-plot")
    assert first.select_one(".line-goal")["d"] == first.select_one(".line-known")["d"]
    assert "Train again to compare" in tree.get_text()


def test_a_model_is_put_into_use_with_one_press_and_leaves_a_line(session, office, keep):
    model = keep()
    answer = decide(office, model, "use", "Better for all groups.")
    assert answer.status_code == 303
    assert model.status is IN_USE
    page = text_of(office.get(answer.location))
    assert f"Model {model.version} is in use" in page
    assert "Aru Staff" in page
    assert "Better for all groups." in page
    entry = session.scalars(select(AuditEntry)).one()
    assert entry.action == "match_model.put_into_use"
    assert entry.detail == {"before": "prior-1", "after": model.version}


def test_putting_into_use_is_undone_with_one_press(session, office, keep):
    model = keep()
    answer = decide(office, model, "use")
    approved = model.decided_at
    back = office.post(undo_address(office.get(answer.location)))
    assert back.status_code == 303
    assert model.status is ModelStatus.RETIRED
    assert "In use now: weights set by hand." in text_of(office.get(back.location))
    assert actions(session)[-1] == "match_model.rolled_back"
    assert model.decided_at == approved  # who put it into use stays with it


def test_going_back_leads_to_the_model_before(session, office, keep):
    first, second = keep(IN_USE), keep(ModelStatus.CHALLENGER, another(0.5))
    decide(office, second, "use", against=first.version)
    assert (first.status, second.status) == (ModelStatus.RETIRED, IN_USE)
    office.post(f"/staff/matching/{second.id}/rollback")
    assert (first.status, second.status) == (IN_USE, ModelStatus.RETIRED)
    office.post(f"/staff/matching/{first.id}/rollback")
    assert decisions.in_use(session) is None


def test_going_back_never_runs_in_a_circle(session, office, keep):
    first, second = keep(IN_USE), keep(ModelStatus.CHALLENGER, another(0.5))
    decide(office, second, "use", against=first.version)
    decide(office, first, "use", against=second.version)
    assert (first.status, first.replaced_id, second.replaced_id) == (IN_USE, second.id, None)
    office.post(f"/staff/matching/{first.id}/rollback")
    office.post(f"/staff/matching/{second.id}/rollback")
    assert decisions.in_use(session) is None


def test_a_refusal_needs_a_reason(office, keep):
    model = keep()
    answer = decide(office, model, "refuse")
    assert answer.status_code == 422
    assert "Say why" in text_of(answer)
    assert model.status is ModelStatus.CHALLENGER


def test_a_refused_model_keeps_its_reason_and_can_be_considered_again(session, office, keep):
    model = keep()
    answer = decide(office, model, "refuse", "Too few decisions.")
    assert model.status is ModelStatus.REFUSED
    page = office.get(answer.location)
    assert "Too few decisions." in text_of(page)
    again = office.post(undo_address(page))
    assert again.status_code == 303
    assert (model.status, model.decided_at) == (ModelStatus.CHALLENGER, None)
    assert actions(session) == ["match_model.refused", "match_model.reopened"]


def test_considering_one_again_takes_the_place_of_a_newer_challenger(office, keep):
    refused, newer = keep(ModelStatus.REFUSED), keep(ModelStatus.CHALLENGER, another(0.5))
    office.post(f"/staff/matching/{refused.id}/reopen")
    assert (refused.status, newer.status) == (ModelStatus.CHALLENGER, ModelStatus.RETIRED)
    assert office.post(f"/staff/matching/{refused.id}/reopen").status_code == 409


def test_a_refused_model_is_not_put_into_use_by_an_old_page(office, keep):
    model = keep(ModelStatus.REFUSED)
    assert decide(office, model, "use").status_code == 409
    assert model.status is ModelStatus.REFUSED


def test_the_second_of_two_decisions_is_refused(make, visitor, office, keep):
    first, second = keep(), keep(ModelStatus.RETIRED, another(0.5))
    decide(office, first, "use")
    late = decide(visitor(make.staff()), second, "use", against="prior-1")
    assert late.status_code == 409
    assert (first.status, second.status) == (IN_USE, ModelStatus.RETIRED)


def test_a_model_whose_file_has_changed_is_never_put_into_use(app, office, keep):
    model = keep()
    (app.extensions["talent"].instance / model.file).write_bytes(b"something else")
    answer = decide(office, model, "use")
    assert answer.status_code == 500
    assert "cannot be read" in text_of(answer)
    assert model.status is ModelStatus.CHALLENGER


def test_going_back_from_a_model_that_is_not_in_use_is_refused(office, keep):
    keep(IN_USE)
    other = keep(ModelStatus.RETIRED, another(0.5))
    assert office.post(f"/staff/matching/{other.id}/rollback").status_code == 409


@pytest.mark.parametrize("role", [Role.STUDENT, Role.EMPLOYER])
def test_others_are_refused(make, visitor, keep, role):
    model, guest = keep(), visitor(make.user(role))
    assert guest.get("/staff/matching").status_code == 403
    assert decide(guest, model, "use").status_code == 403
    assert model.status is ModelStatus.CHALLENGER


def test_an_unknown_model_is_not_found(office):
    assert office.get("/staff/matching/4711").status_code == 404


def test_the_database_holds_at_most_one_champion(session, office, keep):
    keep(IN_USE)
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError):
        keep(IN_USE, another(0.5))


def test_the_to_do_page_says_that_a_model_waits(office, keep):
    assert "Waits for a decision" not in text_of(office.get("/staff"))
    keep()
    assert "Matching model Waits for a decision" in text_of(office.get("/staff"))


def test_a_model_of_invented_decisions_says_so(session, office, keep):
    model = keep(is_sample=True)
    model.card = {**model.card, "window": {**model.card["window"], "invented": 12}}
    page = text_of(office.get(f"/staff/matching/{model.id}"))
    assert "12 of the decisions are sample data" in page


def test_removing_the_sample_removes_what_was_learned_from_it(app, session, keep):
    model = keep(IN_USE, is_sample=True)
    real = keep(ModelStatus.RETIRED, another(0.5), replaced_id=model.id)
    file = app.extensions["talent"].instance / model.file
    session.commit()
    assert app.test_cli_runner().invoke(args=["talent", "sample", "remove"]).exit_code == 0
    session.expire_all()
    assert [one.id for one in session.scalars(select(MatchModel))] == [real.id]
    assert real.replaced_id is None
    assert not file.exists()
