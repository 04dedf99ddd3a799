"""How long the matcher takes, in processor time, on made-up profiles and roles of one seed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from statistics import median

from matching.recommender import Recommender
from matching.taxonomy import Taxonomy
from matching.types import Level, Opening, Profile, SkillClaim, SkillDemand

SEED = 1
_RUNS = 7


def _concepts() -> list[str]:
    return sorted(concept.id for concept in Taxonomy.load().skills())


def profiles(count: int) -> list[Profile]:
    """Return profiles with ten skills each."""
    draw, known = random.Random(SEED), _concepts()
    return [
        Profile(
            id=str(number),
            text=" ".join(draw.sample(known, 10)).replace("-", " "),
            skills=tuple(
                SkillClaim(one, Level(draw.randint(1, 4))) for one in draw.sample(known, 10)
            ),
        )
        for number in range(count)
    ]


def openings(count: int) -> list[Opening]:
    """Return roles with six skills each."""
    draw, known = random.Random(SEED + 1), _concepts()
    return [
        Opening(
            id=str(number),
            text=" ".join(draw.sample(known, 6)).replace("-", " "),
            skills=tuple(SkillDemand(one, Level.WORKING) for one in draw.sample(known, 6)),
        )
        for number in range(count)
    ]


def _milliseconds(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(_RUNS):
        begun = time.process_time()
        work()
        spent.append((time.process_time() - begun) * 1000)
    return median(spent)


def rows() -> list[tuple[str, str]]:
    """Return what was timed: the median of seven runs, processor milliseconds."""
    people, roles = profiles(2000), openings(300)
    to_roles = Recommender(Taxonomy.load()).fit(roles)
    begun = time.process_time()
    to_people = Recommender(Taxonomy.load()).fit(people)
    fitted = time.process_time() - begun
    one_role = _milliseconds(lambda: to_people.rank(roles[0], 20))
    one_person = _milliseconds(lambda: to_roles.rank(people[0], 20))
    return [
        ("preparing 2,000 new profiles", f"{fitted:.2f} s"),
        ("a role against 2,000 profiles, top 20 with reasons", f"{one_role:.0f} ms"),
        ("a profile against 300 roles, top 20 with reasons", f"{one_person:.0f} ms"),
    ]
