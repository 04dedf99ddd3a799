"""Many documents at once: the same scores as alone, the exact best, kept up to date."""

from dataclasses import replace

import pytest

from bench.made_up import Market
from matching.ranker import Ranker
from matching.recommender import Recommender
from matching.types import Opening, Profile, SkillClaim, SkillDemand
from tests.matching.decisions import learned
from tests.matching.pairs import OPENING, PERSON

RANKERS = {"prior": Ranker(), "learned": Ranker(model=learned())}
BOTH = pytest.mark.parametrize("ranker", RANKERS.values(), ids=RANKERS)


@pytest.fixture(scope="module")
def market():
    drawn = Market(seed=5)
    people, roles = list(drawn.profiles(30)), list(drawn.openings(30))
    # What is missing must be missed in the same way by both sides.
    people += [Profile("nobody"), replace(PERSON, id="short", experience=(), education=())]
    roles += [Opening("nothing"), replace(OPENING, id="bare", languages=(), degree=None, title="")]
    return people, roles


@BOTH
def test_a_pair_scores_the_same_in_a_crowd_alone_and_from_either_side(ranker, market):
    people, roles = market
    to_people = Recommender(ranker=ranker).fit(people)
    to_roles = Recommender(ranker=ranker).fit(roles)
    by_role = {role.id: dict(to_people.scores(role)) for role in roles}
    by_person = {person.id: dict(to_roles.scores(person)) for person in people}
    for person in people:
        for role in roles:
            assert by_role[role.id][person.id] == by_person[person.id][role.id]
    for person, role in zip(people, roles, strict=True):
        assert ranker.score(role, person).score == by_role[role.id][person.id]


@BOTH
@pytest.mark.parametrize("top", [1, 7])
def test_the_best_of_many_are_the_head_of_all(ranker, market, top):
    people, roles = market
    to_people, to_roles = (Recommender(ranker=ranker).fit(side) for side in market)
    for role in roles[::2]:
        assert to_people.rank(role, top) == to_people.rank(role, None)[:top]
    for person in people[::2]:
        assert to_roles.rank(person, top) == to_roles.rank(person, None)[:top]


def test_equals_at_the_edge_stand_in_the_order_of_their_ids():
    people = [Profile(str(number), "Python developer") for number in range(30)]
    found = Recommender().fit(people).rank(OPENING, 3)
    assert [match.profile for match in found] == ["0", "1", "10"]


def test_a_changed_document_takes_the_place_of_the_old_one(market):
    people, _ = market
    ranking = Recommender().fit(people)
    better = replace(PERSON, id=people[0].id)
    ranking.update([better])
    assert len(ranking) == len(people)
    assert ranking.rank(OPENING, 1) == Recommender().fit([better, *people[1:]]).rank(OPENING, 1)


def test_what_was_removed_is_found_no_more_and_an_unknown_id_is_no_error(market):
    people, _ = market
    ranking = Recommender().fit(people)
    best = ranking.rank(OPENING, 1)[0].profile
    ranking.remove([best, "never seen"])
    assert best not in {match.profile for match in ranking.rank(OPENING, None)}
    assert len(ranking) == len(people) - 1


def test_many_changes_one_by_one_end_as_if_all_had_been_there_from_the_start(market):
    people, _ = market
    ranking = Recommender().fit(people[:20])
    for person in people[20:]:
        ranking.update([person])
    ranking.update([replace(people[25], title="Welder")])
    now = [*people[:25], replace(people[25], title="Welder"), *people[26:]]
    assert ranking.scores(OPENING) == Recommender().fit(now).scores(OPENING)


def test_only_those_asked_for_are_ranked(market):
    people, _ = market
    ranking = Recommender().fit(people)
    some = [person.id for person in people[3:9]]
    everyone = ranking.rank(OPENING, None)
    assert ranking.rank(OPENING, None, among=[*some, "never seen"]) == [
        match for match in everyone if match.profile in set(some)
    ]


def test_nothing_fitted_ranks_nothing():
    assert Recommender().fit([]).rank(OPENING) == []
    assert Recommender().fit([]).scores(PERSON) == []


def test_openings_and_profiles_are_not_fitted_together():
    with pytest.raises(ValueError, match="not both"):
        Recommender().fit([OPENING, PERSON])


def test_a_query_of_the_documents_own_kind_is_refused():
    with pytest.raises(TypeError, match="must be an opening"):
        Recommender().fit([PERSON]).rank(PERSON)
    with pytest.raises(TypeError, match="must be a profile"):
        Recommender().fit([OPENING]).rank(OPENING)


def test_a_skill_that_is_only_mentioned_weighs_less():
    asked = Opening("asked", skills=(SkillDemand("python"), SkillDemand("docker")))
    mentioned = replace(asked, skills=(SkillDemand("python"), SkillDemand("docker", sure=0.3)))
    person = Profile("1", skills=(SkillClaim("python"),))
    ranker = Ranker()
    lacking, nearly = (
        next(one.value for one in ranker.score(role, person).contributions if one.feature == "must")
        for role in (asked, mentioned)
    )
    assert lacking < nearly < 1
