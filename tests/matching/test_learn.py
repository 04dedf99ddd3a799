"""Learning from decisions: what decides is found, measured on others, and said on the card."""

from dataclasses import replace

import numpy as np
import pytest

from matching.learning import (
    Decision,
    TooLittleError,
    TrainedModel,
    examples_of,
    fitting,
    train,
)
from matching.learning.calibration import Bin, bins, chances, error
from matching.learning.change import change_of
from matching.learning.judging import OTHERS
from matching.learning.measures import auc, interval, ndcg
from matching.learning.training import thresholds
from matching.prior import NAMES
from matching.ranker import Ranker
from matching.types import Opening, Profile, SkillClaim, SkillDemand
from tests.matching.decisions import WINDOW, learned, made_up, prior_of


def measured(model, version):
    return next(one for one in model.card["measured"] if one["version"] == version)


def test_what_decides_weighs_most():
    model = learned()
    assert NAMES[int(np.argmax(model.most))] == "education"
    assert model.most.sum() == pytest.approx(100)


def test_it_orders_better_than_the_prior_where_something_else_decides():
    model = learned()
    own, prior = measured(model, model.version), measured(model, "prior-1")
    assert own["ndcg"]["low"] > prior["ndcg"]["high"]
    assert own["auc"]["value"] > 0.85 > prior["auc"]["high"]
    assert own["brier"]["value"] < prior["brier"]["value"]
    gain = model.card["gains"][0]
    assert gain["version"] == "prior-1"
    assert gain["auc"]["low"] > 0


def test_it_promises_no_gain_where_chance_decides():
    model = train(made_up(deciding=""), WINDOW, "concepts-1")
    own = measured(model, model.version)
    assert own["auc"]["low"] < 0.5 < own["auc"]["high"] + 0.05
    assert model.card["gains"][0]["auc"]["low"] < 0


def test_intervals_hold_their_figure():
    for one in learned().card["measured"]:
        for key in ("auc", "ndcg", "brier"):
            assert one[key]["low"] <= one[key]["value"] <= one[key]["high"]


def test_the_same_decisions_give_the_same_model_in_any_order():
    decisions = some_decisions()
    ranker = Ranker()
    first, second = examples_of(decisions, ranker), examples_of(reversed(decisions), ranker)
    assert np.array_equal(first.values, second.values, equal_nan=True)
    assert (first.grades == second.grades).all()
    again = train(made_up(), WINDOW, "concepts-1")
    assert again == learned()
    assert again.version == learned().version
    assert again.card == learned().card


def test_another_model_has_another_version():
    assert replace(learned(), bias=0.5).version != learned().version
    assert len(learned().version) == 12


def some_decisions():
    openings = [Opening(f"o{n}", "Welder", skills=(SkillDemand("welding"),)) for n in range(2)]
    people = [Profile("b", "Cook"), Profile("a", "Welder", skills=(SkillClaim("welding"),))]
    return [
        Decision(opening, person, int(person.id == "a") * 3, {"degree": "master"})
        for opening in openings
        for person in people
    ]


def test_decisions_become_rows_of_features():
    examples = examples_of(some_decisions(), Ranker())
    assert examples.values.shape == (4, len(NAMES))
    assert examples.grades.tolist() == [3, 0, 3, 0]
    assert examples.openings.tolist() == [0, 0, 1, 1]
    assert examples.values[:, NAMES.index("must")].tolist() == [1, 0, 1, 0]
    assert np.isnan(examples.values[:, NAMES.index("pay")]).all()
    assert examples.prior[0] > examples.prior[1]
    assert examples.groups == {"degree": ("master",) * 4}
    assert examples.profiles == 2
    assert examples.chosen.tolist() == [True, False, True, False]


def test_no_decisions_are_no_rows():
    assert examples_of([], Ranker()).values.shape == (0, len(NAMES))


@pytest.mark.parametrize(
    ("change", "what", "found"),
    [
        ({"count": 150}, "decisions", 150),
        ({"openings": 19}, "openings", 19),
    ],
)
def test_too_little_is_refused_with_the_least_that_is_needed(change, what, found):
    with pytest.raises(TooLittleError, match=f"at least {fitting.LEAST[what]}") as caught:
        train(made_up(**change), WINDOW, "concepts-1")
    assert (caught.value.what, caught.value.found) == (what, found)


@pytest.mark.parametrize(("grade", "what"), [(0, "chosen"), (1, "passed_over")])
def test_decisions_that_nearly_all_went_one_way_are_refused(grade, what):
    examples = made_up()
    grades = np.full(len(examples.grades), grade)
    grades[:49] = 1 - grade
    with pytest.raises(TooLittleError) as caught:
        train(replace(examples, grades=grades), WINDOW, "concepts-1")
    assert (caught.value.what, caught.value.found) == (what, 49)


def test_it_is_refused_where_all_who_were_chosen_applied_to_one_opening():
    examples = made_up()
    openings = np.arange(300) % 29 + 1
    openings[:60] = 0
    grades = np.where(openings == 0, 3, 0)
    with pytest.raises(TooLittleError) as caught:
        train(replace(examples, grades=grades, openings=openings), WINDOW, "concepts-1")
    assert caught.value.what == "both_sides"


def test_it_is_refused_where_no_feature_tells_people_apart():
    examples = made_up()
    with pytest.raises(TooLittleError, match="tell people apart"):
        train(replace(examples, values=np.full_like(examples.values, 0.5)), WINDOW, "concepts-1")


def test_a_feature_that_was_never_asked_for_adds_nothing():
    examples = made_up()
    values = examples.values.copy()
    values[:, NAMES.index("pay")] = np.nan
    model = train(replace(examples, values=values), WINDOW, "concepts-1")
    assert model.most[NAMES.index("pay")] == 0
    assert model.most[NAMES.index("education")] > 50


def test_nobody_is_judged_by_a_model_that_saw_their_opening():
    examples = made_up()
    _, parts = fitting.held_out(examples)
    held_together = [len(set(parts[examples.openings == one])) for one in range(30)]
    assert set(held_together) == {1}
    assert set(parts) == set(range(fitting.FOLDS))


def test_the_card_counts_what_it_was_trained_on():
    card, examples = learned().card, made_up()
    counts = card["counts"]
    stages = ("passed_over", "shortlisted", "invited", "hired")
    assert [counts[stage] for stage in stages] == np.bincount(examples.grades).tolist()
    assert (counts["decisions"], counts["openings"], counts["profiles"]) == (300, 30, 300)
    assert card["window"] == {"since": "2026-01-10", "until": "2026-09-30", "invented": 0}
    assert card["taxonomy"] == "concepts-1"
    assert [shape["feature"] for shape in card["shapes"]] == list(NAMES)


def test_small_groups_stand_together_without_figures_of_their_own():
    groups = {one["name"]: one for one in learned().card["groups"]}
    assert list(groups) == ["bachelor", "master", OTHERS]
    assert groups[OTHERS]["count"] < 20
    assert groups[OTHERS]["auc"] is None
    assert groups["bachelor"]["auc"]["value"] > 0.8
    assert sum(one["count"] for one in groups.values()) == 300


def test_chances_agree_with_what_happens():
    card = learned().card["calibration"]
    assert card["method"] == "sigmoid"
    assert card["error"] < 0.08
    assert sum(one["count"] for one in card["bins"]) == 300


def test_many_decisions_are_calibrated_by_a_free_rising_curve():
    rng = np.random.default_rng(0)
    figures = rng.normal(size=2000)
    chosen = rng.random(2000) < 1 / (1 + np.exp(-figures))
    found = chances(figures, chosen, np.arange(2000) % 5)
    assert error(bins(found, chosen)) < 0.05
    assert np.corrcoef(found, figures)[0, 1] > 0.9


def test_the_error_of_calibration_is_the_mean_distance():
    assert error((Bin(30, 0.5, 0.6), Bin(10, 0.2, 0.2))) == pytest.approx(0.075)


def test_a_band_is_no_larger_than_by_the_prior():
    for line in learned().card["bands"]:
        assert line["count"] <= line["prior_count"] + 2  # rounding of where it begins
        assert line["observed"] >= line["prior_observed"]
    begins = [line["begins"] for line in learned().card["bands"]]
    assert begins == sorted(begins, reverse=True)
    assert list(learned().bands) == begins


def test_a_band_that_nobody_reached_begins_above_everybody():
    figures = np.array([0.1, 0.2, 0.3, 0.3])
    assert thresholds(figures, np.array([10, 40, 60, 60])) == [float("inf"), 0.3, 0.2]
    assert thresholds(figures, np.array([80, 80, 80, 80]))[0] == 0.1
    assert thresholds(figures, np.array([80, 40, 40, 40]))[0] == float("inf")
    assert learned().score_at(float("inf")) == 100


def test_a_band_that_nobody_reached_has_no_share():
    examples = made_up()
    card = train(replace(examples, prior=examples.prior / 2), WINDOW, "concepts-1").card
    strong = card["bands"][0]
    assert (strong["begins"], strong["prior_count"], strong["prior_observed"]) == (100, 0, None)


def test_a_rival_is_measured_on_the_same_decisions():
    rival = train(made_up(seed=2, deciding="must"), WINDOW, "concepts-1")
    model = train(made_up(), WINDOW, "concepts-1", rivals=[rival])
    assert measured(model, rival.version)["auc"]["value"] < 0.7
    assert {one["version"] for one in model.card["gains"]} == {"prior-1", rival.version}


def everybody_once(scores, chosen):
    openings = np.zeros(len(scores), dtype=int)
    return auc(np.array(scores), np.array(chosen), openings, np.ones((1, 1), dtype=int))[0]


def test_the_order_is_judged_by_pairs():
    assert everybody_once([1, 2, 3, 4], [False, False, True, True]) == 1
    assert everybody_once([1, 1, 1, 1], [False, True, False, True]) == 0.5
    assert everybody_once([4, 3, 2, 1], [False, False, True, True]) == 0
    assert np.isnan(everybody_once([1, 2], [True, True]))


def test_openings_that_cannot_tell_orders_apart_do_not_count():
    examples = replace(
        made_up(count=4), grades=np.array([0, 0, 3, 0]), openings=np.array([0, 0, 1, 1])
    )
    figures = ndcg(np.array([1.0, 2, 1, 2]), examples)
    assert np.isnan(figures[0])
    assert 0 < figures[1] < 1


def test_a_figure_without_a_spread_has_no_interval():
    assert interval(np.array([0.5, np.nan])) is None
    assert interval(np.array([np.nan, 0.5])) is None


def test_it_says_how_the_first_ten_would_change():
    opening = Opening("r", "Welder", skills=(SkillDemand("welding"), SkillDemand("python")))
    welders = [Profile(f"w{n:02}", "Welder", skills=(SkillClaim("welding"),)) for n in range(12)]
    others = [Profile(f"x{n:02}", "Programmer", "Python") for n in range(12)]
    now = Ranker()
    same = change_of([opening], [*welders, *others], now, now)
    assert (same.staying, same.same, same.moves) == (10, 1, ())
    then = Ranker(model=only("experience"))
    changed = change_of([opening], [*others, *welders], now, then)
    assert (changed.version, changed.openings, changed.profiles) == ("prior-1", 1, 24)
    assert changed.staying == 10  # without experience all are equal, and ids decide
    assert change_of([], welders, now, then) is None
    assert change_of([opening], welders[:1], now, then) is None


def test_the_largest_moves_are_named_by_places_only():
    opening = Opening("r", "Welder", skills=(SkillDemand("welding"),))
    skilled = [Profile(f"a{n:02}", "Cook", skills=(SkillClaim("welding"),)) for n in range(10)]
    titled = [Profile(f"b{n:02}", "Welder") for n in range(10)]
    now, then = Ranker(model=only("must")), Ranker(model=only("title"))
    changed = change_of([opening], [*skilled, *titled], now, then)
    assert (changed.staying, changed.same) == (0, 0)
    assert len(changed.moves) == 5
    assert {(abs(move.before - move.after)) for move in changed.moves} == {10}


def only(feature) -> TrainedModel:
    """Return a model in which one feature decides alone."""
    shapes = tuple(
        replace(shape, edges=(0.5,), rises=(0.0, 1.0), unasked=0.0)
        if shape.feature == feature
        else replace(shape, edges=(), rises=(0.0,), unasked=0.0)
        for shape in learned().shapes
    )
    return replace(learned(), shapes=shapes, bias=0.0)


def test_the_made_up_prior_is_the_rankers():
    values = np.array([[0.5, *[np.nan] * 9]])
    assert prior_of(values)[0] == pytest.approx(50)
