"""Advice that is counted: which skills open roles, which demands close them."""

import pytest

from matching.advice import opening_skills, who_meets_all
from matching.recommender import Recommender
from matching.types import Opening, Profile, SkillClaim, SkillDemand


def role(key, *skills):
    return Opening(key, skills=tuple(SkillDemand(skill) for skill in skills))


def test_it_names_the_two_skills_that_open_most_roles():
    person = Profile("p", skills=(SkillClaim("python"),))
    roles = [
        role("a", "python", "docker", "kubernetes"),
        role("b", "docker", "kubernetes"),
        role("c", "welding"),
        role("d", "python"),
        role("e"),
    ]
    advice = opening_skills(person, roles, share=1.0)
    assert set(advice.skills) == {"docker", "kubernetes"}
    assert advice.opens == ("a", "b")


def test_one_skill_is_named_where_a_second_adds_nothing():
    advice = opening_skills(Profile("p"), [role("a", "welding")])
    assert (advice.skills, advice.opens) == (("welding",), ("a",))


def test_nothing_is_named_where_every_role_is_open():
    person = Profile("p", skills=(SkillClaim("python"),))
    assert opening_skills(person, [role("a", "python")]).skills == ()


def test_what_is_held_in_part_lacks_less():
    person = Profile("p", skills=(SkillClaim("database"),))
    advice = opening_skills(person, [role("a", "postgresql")], share=1.0, skills=1)
    assert advice.skills == ("postgresql",)


def test_it_counts_who_meets_all_and_who_would_without_one():
    people = [
        Profile("a", skills=(SkillClaim("python"), SkillClaim("welding"))),
        Profile("b", skills=(SkillClaim("python"),)),
        Profile("c", skills=(SkillClaim("python"),)),
        Profile("d"),
    ]
    advice = who_meets_all(role("r", "python", "welding"), people)
    assert advice.meet_all == 1
    assert advice.without == (("welding", 3), ("python", 1))


def test_a_role_without_demands_is_met_by_all():
    advice = who_meets_all(role("r"), [Profile("a"), Profile("b")])
    assert (advice.meet_all, advice.without) == (2, ())


def test_documents_that_are_ranked_already_give_the_same_advice():
    person = Profile("p", skills=(SkillClaim("python"),))
    roles = [role("a", "docker"), role("b", "docker", "python"), role("c", "welding")]
    ranked = Recommender().fit(roles[:2]).update(roles[2:])
    assert opening_skills(person, ranked) == opening_skills(person, roles)
    assert opening_skills(person, ranked, among={"c"}).skills == ("welding",)
    ranked.remove(["a", "b"])
    assert opening_skills(person, ranked).opens == ("c",)


def test_who_left_is_not_counted():
    people = [Profile("a", skills=(SkillClaim("python"),)), Profile("b")]
    ranked = Recommender().fit(people).remove(["a"])
    assert who_meets_all(role("r", "python"), ranked).meet_all == 0


def test_advice_on_the_wrong_kind_of_documents_is_refused():
    person, opening = Profile("p"), role("r", "python")
    with pytest.raises(TypeError, match="only profiles"):
        who_meets_all(opening, Recommender().fit([opening]))
    with pytest.raises(TypeError, match="only roles"):
        opening_skills(person, Recommender().fit([person]))
