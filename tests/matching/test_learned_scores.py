"""Scores by the prior and by a learned model: they add up, rise, stay in bounds, and hold still."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.explain import parts_of, total
from matching.learning import load_classifier, save, shapes
from matching.prior import NAMES
from matching.ranker import Ranker
from matching.recommender import Recommender
from matching.types import Band, Cefr, LanguageClaim, Level, Opening, SkillClaim, SkillDemand
from tests.matching.decisions import learned, made_up
from tests.matching.pairs import OPENING, PERSON

VALUES = st.lists(
    st.one_of(st.floats(0, 1), st.just(float("nan")), st.sampled_from([0.0, 0.5, 1.0])),
    min_size=len(NAMES),
    max_size=len(NAMES),
)
RANKERS = {"prior": Ranker(), "learned": Ranker(model=learned())}
BOTH = pytest.mark.parametrize("ranker", RANKERS.values(), ids=RANKERS)
VIEW = Ranker().view(OPENING)


def score(ranker, values):
    return total(ranker.points(np.array([values]), VIEW.named)[0].tolist())


def test_the_steps_are_the_classifier_without_loss(tmp_path):
    path, _ = save(learned(), tmp_path)
    values = made_up(count=2000, seed=9).values
    steps = [
        shape.rise(values[:, place], clip=False) for place, shape in enumerate(learned().shapes)
    ]
    exact = load_classifier(path).decision_function(values)
    assert np.abs(learned().bias + np.sum(steps, axis=0) - exact).max() < 1e-9


def test_the_steps_only_rise():
    for shape in learned().shapes:
        assert shape.rises[0] == 0
        assert list(shape.rises) == sorted(set(shape.rises))
        assert list(shape.edges) == sorted(set(shape.edges))
        assert len(shape.rises) == len(shape.edges) + 1


def test_an_edge_at_which_nothing_changes_is_left_out():
    found = shapes._shape("must", [0.1, 0.2], np.array([0.0, 0.0, 1.0, 0.5]))
    assert found == shapes.Shape("must", (0.2,), (0.0, 1.0), 0.5)


def test_what_was_not_asked_is_brought_within_the_steps():
    shape = replace(learned().shapes[0], edges=(0.5,), rises=(0.0, 2.0), unasked=3.0)
    nothing = np.array([float("nan"), 0.5, 0.6])
    assert shape.rise(nothing).tolist() == [2, 0, 2]
    assert shape.rise(nothing, clip=False).tolist() == [3, 0, 2]
    assert replace(shape, unasked=-1.0).rise(nothing).tolist() == [0, 0, 2]


@BOTH
@given(VALUES)
@settings(max_examples=100, deadline=None)
def test_contributions_make_the_score_to_its_last_digit(ranker, values):
    points = ranker.points(np.array([values]), VIEW.named)[0].tolist()
    most = ranker.most(np.array([values]), VIEW.named)[0].tolist()
    match = ranker.explain(VIEW, PERSON, values, points, most)
    units = [round(one.points * 1e6) for one in match.contributions]
    assert sum(units) == round(match.score * 1e6)
    assert 0 <= match.score <= 100
    assert all(0 <= one.points <= one.most + 2e-6 for one in match.contributions)


@BOTH
@given(VALUES, st.integers(0, len(NAMES) - 1), st.floats(0, 1))
@settings(max_examples=150, deadline=None)
def test_a_better_value_never_lowers_a_score(ranker, values, place, better):
    before = 0.0 if np.isnan(values[place]) else values[place]
    low = [*values[:place], min(before, better), *values[place + 1 :]]
    high = [*values[:place], max(before, better), *values[place + 1 :]]
    assert score(ranker, high) >= score(ranker, low)


@BOTH
def test_the_ends_of_the_scale_are_reached(ranker):
    assert score(ranker, [0.0] * len(NAMES)) == 0
    assert score(ranker, [1.0] * len(NAMES)) == 100


@BOTH
@given(st.lists(VALUES, min_size=2, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_a_score_does_not_depend_on_its_neighbours(ranker, rows, random):
    order = random.sample(range(len(rows)), len(rows))
    whole = ranker.points(np.array([rows[place] for place in order]), VIEW.named)
    for row, place in zip(whole.tolist(), order, strict=True):
        assert total(row) == score(ranker, rows[place])


@given(st.lists(st.floats(0, 30), min_size=1, max_size=12))
def test_rounded_parts_make_the_rounded_whole(points):
    whole = total(points)
    parts = parts_of(points, whole)
    assert sum(round(part * 1e6) for part in parts) == round(whole * 1e6)
    assert all(abs(part - point) <= 1e-6 for part, point in zip(parts, points, strict=True))


@BOTH
def test_a_whole_ranking_explains_itself(ranker):
    people = [replace(PERSON, id=f"{n}", skills=PERSON.skills[:n]) for n in range(4)]
    matches = Recommender(ranker=ranker).fit(people).rank(OPENING)
    assert [one.score for one in matches] == sorted((m.score for m in matches), reverse=True)
    for match in matches:
        units = sum(round(one.points * 1e6) for one in match.contributions)
        assert units == round(match.score * 1e6)


def test_a_learned_model_may_give_points_for_what_was_not_asked():
    generous = tuple(replace(shape, unasked=shape.most) for shape in learned().shapes)
    ranker = Ranker(model=replace(learned(), shapes=generous))
    match = ranker.score(Opening("r", skills=(SkillDemand("python"),)), PERSON)
    pay = next(one for one in match.contributions if one.feature == "pay")
    assert pay.value is None
    assert pay.points == pytest.approx(pay.most, abs=1e-6)
    assert [one.feature for one in Ranker().score(OPENING, PERSON).contributions] == list(NAMES)


def test_bands_begin_where_the_model_says():
    person = replace(PERSON, languages=(LanguageClaim("en", Cefr.C1), LanguageClaim("kk")))
    high, low = (
        Ranker(model=replace(learned(), bands=learned().bands._replace(strong=strong)))
        for strong in (100.1, 0.0)
    )
    assert high.score(OPENING, person).band is Band.GOOD
    assert low.score(OPENING, person).band is Band.STRONG
    assert low.bands.strong == 0


def test_a_ranker_says_which_model_it_scores_by():
    assert Ranker().version == "prior-1"
    assert RANKERS["learned"].version == learned().version


def test_a_skill_that_few_occupations_name_weighs_more():
    ranker = Ranker()
    weights = {concept.id: ranker.weight(concept.id) for concept in ranker.concepts.skills()}
    named = {}
    for occupation in ranker.concepts.occupations():
        for skill in {*occupation.essential, *occupation.useful}:
            named[skill] = named.get(skill, 0) + 1
    full = {skill for skill in weights if ranker.concepts.get(skill).kind in {"tool", "skill"}}
    order = sorted(full, key=lambda skill: named.get(skill, 0))
    assert weights[order[0]] > weights[order[-1]]
    assert all(1 <= weights[skill] <= 2 for skill in full)
    assert ranker.weight("no-such-concept") == 1


def test_rarity_is_the_same_for_both_sides():
    asked = (SkillDemand("python", Level.BASIC), SkillDemand("welding", Level.BASIC))
    opening = Opening("r", "Maker", skills=asked)
    person = replace(PERSON, id="welder", skills=(SkillClaim("welding"),))
    from_role = Recommender().fit([person, PERSON]).rank(opening)
    from_person = Recommender().fit([opening, OPENING]).rank(person)
    assert next(m for m in from_role if m.profile == person.id).score == next(
        m.score for m in from_person if m.opening == "r"
    )


def test_a_taxonomy_without_occupations_knows_no_rarity():
    from matching.taxonomy import Concept, Taxonomy

    alone = Taxonomy({"a": Concept("a", "skill", {"en": ("A",)})}, "1")
    assert Ranker(alone).weight("a") == 1
