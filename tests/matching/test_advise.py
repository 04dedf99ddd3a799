"""Advice that is counted: which skills open roles, which demands close them."""

from matching.advice import opening_skills, who_meets_all
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
