"""Ranking: scores that add up, never fall for more skill, and never see who a person is."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.features import degree_met, language_met, title_of
from matching.prior import FEATURES
from matching.ranker import Ranker
from matching.recommender import Recommender
from matching.types import (
    Band,
    Degree,
    Experience,
    LanguageClaim,
    Level,
    Opening,
    Profile,
    SkillClaim,
    SkillDemand,
    Verdict,
)
from tests.matching.pairs import OPENING, PERSON

SKILLS = ("python", "postgresql", "docker", "java", "welding", "database", "git")
claims = st.lists(
    st.builds(SkillClaim, st.sampled_from(SKILLS), st.sampled_from([None, *Level])),
    max_size=6,
    unique_by=lambda claim: claim.concept,
).map(tuple)
demands = st.lists(
    st.builds(SkillDemand, st.sampled_from(SKILLS), st.sampled_from([None, *Level]), st.booleans()),
    max_size=6,
    unique_by=lambda demand: demand.concept,
).map(tuple)


@pytest.fixture(scope="module")
def ranker():
    return Ranker()


def value(match, feature):
    return next((one.value for one in match.contributions if one.feature == feature), None)


def test_a_person_with_all_that_is_asked_is_a_strong_match(ranker):
    match = ranker.score(OPENING, PERSON)
    assert match.band == Band.STRONG
    assert value(match, "must") == value(match, "nice") == 1
    assert {one.verdict for one in match.conditions} == {Verdict.MATCHED}


def test_what_was_not_asked_does_not_count(ranker):
    match = ranker.score(Opening("r", "Welder", skills=(SkillDemand("welding"),)), PERSON)
    named = {one.feature for one in match.contributions}
    assert not named & {"nice", "languages", "place", "pay", "dates"}


@given(claims, demands)
@settings(max_examples=60, deadline=None)
def test_the_points_add_up_to_the_score(held, asked):
    match = Ranker().score(replace(OPENING, skills=asked), replace(PERSON, skills=held))
    assert 0 <= match.score <= 100
    assert sum(one.points for one in match.contributions) == pytest.approx(match.score)
    assert all(0 <= one.value <= 1 for one in match.contributions)


@given(claims, demands, st.sampled_from(SKILLS), st.sampled_from(list(Level)))
@settings(max_examples=80, deadline=None)
def test_more_skill_never_lowers_a_score(held, asked, skill, level):
    opening = replace(OPENING, skills=asked)
    others = tuple(one for one in held if one.concept != skill)
    before = Ranker().score(opening, replace(PERSON, skills=others)).score
    after = (*others, SkillClaim(skill, level))
    assert Ranker().score(opening, replace(PERSON, skills=after)).score >= before - 1e-9


def test_a_surplus_in_one_skill_does_not_pay_for_a_lack_in_another(ranker):
    asked = (SkillDemand("python", Level.BASIC), SkillDemand("welding", Level.BASIC))
    opening = Opening("r", skills=asked)
    expert = Profile("a", skills=(SkillClaim("python", Level.EXPERT),))
    beginner = Profile("b", skills=(SkillClaim("python", Level.BASIC),))
    assert ranker.score(opening, expert).score == ranker.score(opening, beginner).score


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (SkillClaim("postgresql"), 1.0),
        (SkillClaim("database"), 0.3),
        (SkillClaim("welding"), 0.0),
        (SkillClaim("postgresql", Level.BASIC), 0.25),
    ],
)
def test_levels_and_related_concepts_count_in_part(ranker, held, expected):
    level = Level.EXPERT if held.level else None
    match = ranker.score(
        Opening("r", skills=(SkillDemand("postgresql", level),)), Profile("p", skills=(held,))
    )
    assert value(match, "must") == pytest.approx(expected)
    verdicts = {1.0: Verdict.MATCHED, 0.0: Verdict.MISSING}
    assert match.skills[0].verdict == verdicts.get(expected, Verdict.PARTLY)


def test_the_better_of_two_answers_counts(ranker):
    person = Profile("p", skills=(SkillClaim("postgresql"), SkillClaim("mysql")))
    reason = ranker.score(Opening("r", skills=(SkillDemand("postgresql"),)), person).skills[0]
    assert reason.claim.concept == "postgresql"


def test_musts_are_named_before_what_is_nice(ranker):
    asked = (SkillDemand("docker", must=False), SkillDemand("python"))
    match = ranker.score(Opening("r", skills=asked), PERSON)
    assert [one.demand.concept for one in match.skills] == ["python", "docker"]


def test_a_rare_skill_weighs_more_after_fitting():
    common = [Opening(str(n), skills=(SkillDemand("python"),)) for n in range(20)]
    ranker = Ranker().fit([*common, Opening("x", skills=(SkillDemand("welding"),))])
    opening = Opening("r", skills=(SkillDemand("python"), SkillDemand("welding")))
    welder = ranker.score(opening, Profile("w", skills=(SkillClaim("welding"),)))
    coder = ranker.score(opening, Profile("c", skills=(SkillClaim("python"),)))
    assert value(welder, "must") > value(coder, "must")


def test_titles_meet_across_languages(ranker):
    opening = Opening("r", "Дәнекерлеуші")
    welder, lawyer = Profile("a", "Welder"), Profile("b", "Lawyer")
    assert ranker.score(opening, welder).score > ranker.score(opening, lawyer).score + 30


def test_the_newest_position_counts_most(ranker):
    opening = Opening("r", "Welder")
    now = Profile("a", experience=(Experience("Welder"), Experience("Cook"), Experience("Cook")))
    long_ago = Profile("b", experience=(*(Experience("Cook"),) * 3, Experience("Welder")))
    assert value(ranker.score(opening, now), "title") > value(
        ranker.score(opening, long_ago), "title"
    )


def test_experience_is_counted_up_to_two_years(ranker):
    opening = Opening("r", "Welder")

    def months(number):
        return value(
            ranker.score(opening, Profile("p", experience=(Experience("Welder", "", number),))),
            "experience",
        )

    assert months(0) < months(12) < months(24) == months(240)
    assert 0 < months(None) < months(12)


@pytest.mark.parametrize(
    ("opening", "person", "band"),
    [
        (Opening("r"), PERSON, Band.NOT_ENOUGH),
        (OPENING, Profile("p"), Band.NOT_ENOUGH),
        (OPENING, Profile("p", text="слово"), Band.NOT_ENOUGH),
        (OPENING, Profile("p", skills=(SkillClaim("welding"),)), Band.WEAK),
        (OPENING, replace(PERSON, languages=()), Band.GOOD),
        (OPENING, replace(PERSON, skills=(SkillClaim("python"),)), Band.PARTIAL),
    ],
)
def test_the_band_says_what_the_score_means(ranker, opening, person, band):
    assert ranker.score(opening, person).band == band


def test_only_a_nice_skill_asked_is_enough_to_match_on(ranker):
    opening = Opening("r", "Python developer", skills=(SkillDemand("python", must=False),))
    assert ranker.score(opening, PERSON).band in {Band.STRONG, Band.GOOD}


def test_a_missing_hard_condition_keeps_a_match_from_the_top(ranker):
    match = ranker.score(OPENING, replace(PERSON, languages=(LanguageClaim("kk"),)))
    assert match.score > 70
    assert match.band == Band.GOOD


@pytest.mark.parametrize(
    ("asked", "has", "met"),
    [(3, 4, 1.0), (3, 2, 0.5), (4, 2, 0.0), (3, None, 0.0)],
)
def test_a_degree_is_met_or_nearly(asked, has, met):
    assert degree_met(Degree(asked), Degree(has) if has else None) == met


@pytest.mark.parametrize(
    ("asked", "has", "met"), [(None, None, 1.0), (4, None, 0.5), (4, 2, 0.5), (2, 6, 1.0)]
)
def test_a_language_is_met_in_part(asked, has, met):
    assert language_met(asked, has) == met


def test_a_short_text_stands_for_a_title():
    assert title_of(Opening("r", text="Data analyst")) == "Data analyst"
    assert title_of(Opening("r", text="word " * 20)) == ""
    assert title_of(Opening("r")) == ""


def test_both_directions_agree(ranker):
    from_role = Recommender(ranker=ranker).fit([PERSON]).rank(OPENING)[0]
    from_person = Recommender(ranker=ranker).fit([OPENING]).rank(PERSON)[0]
    assert from_role.score == from_person.score
    assert from_role.skills == from_person.skills


def test_the_best_come_first_and_ties_in_order_of_id(ranker):
    people = [Profile(key, "Cook") for key in "cab"]
    ranked = Recommender(ranker=ranker).fit([*people, replace(PERSON, id="z")]).rank(OPENING)
    assert [one.profile for one in ranked] == ["z", "a", "b", "c"]


def test_no_more_than_the_top_is_returned_and_all_without_one():
    people = [Profile(str(number), "Cook") for number in range(30)]
    recommender = Recommender().fit(people)
    assert len(recommender.rank(OPENING)) == 20
    assert len(recommender.rank(OPENING, 3)) == 3
    assert len(recommender.rank(OPENING, None)) == 30


def test_scores_are_those_of_the_matches():
    recommender = Recommender().fit([PERSON, Profile("other", "Cook")])
    assert recommender.scores(OPENING) == [
        (one.profile, one.score) for one in recommender.rank(OPENING)
    ]


def test_the_same_input_gives_the_same_output():
    people = [replace(PERSON, id=str(number)) for number in range(5)]
    assert Recommender().fit(people).rank(OPENING) == Recommender().fit(people).rank(OPENING)


def test_nothing_fitted_ranks_nothing():
    assert Recommender().fit([]).rank(OPENING) == []
    assert Recommender().fit([]).scores(PERSON) == []


def test_mixed_documents_and_queries_of_the_same_kind_are_refused():
    with pytest.raises(ValueError, match="not both"):
        Recommender().fit([OPENING, PERSON])
    with pytest.raises(TypeError, match="an opening"):
        Recommender().fit([PERSON]).rank(PERSON)
    with pytest.raises(TypeError, match="a profile"):
        Recommender().fit([OPENING]).rank(OPENING)


def test_five_hundred_skills_and_unknown_ones_are_bearable(ranker):
    crowd = tuple(SkillClaim(f"unknown-{number}") for number in range(500))
    match = ranker.score(OPENING, Profile("p", skills=crowd))
    assert value(match, "must") == 0
    unknown = Opening("r", skills=(SkillDemand("unknown-7"),))
    assert value(ranker.score(unknown, Profile("p", skills=crowd)), "must") == 1


def test_a_role_and_a_person_of_five_megabytes_are_compared(ranker):
    huge = "слово Python " * 400_000
    assert 0 <= ranker.score(Opening("r", text=huge), Profile("p", text=huge)).score <= 100


def test_every_weight_is_positive_and_they_make_a_hundred():
    assert all(feature.weight > 0 for feature in FEATURES)
    assert sum(feature.weight for feature in FEATURES) == 100
