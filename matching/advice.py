"""Advice that is counted, not guessed: which skills open roles, which demands close them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from matching.explain import GOOD_MUST
from matching.features import OpeningView, answers
from matching.ranker import Ranker
from matching.types import Opening, Profile

MOST_CANDIDATES = 25
ENOUGH = 1.0


@dataclass(frozen=True, slots=True)
class SkillAdvice:
    """Skills to add, and the ids of the openings that they would open."""

    skills: tuple[str, ...]
    opens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemandAdvice:
    """How many profiles meet every must, and how many would without one of them.

    ``without`` holds pairs of a concept and the count, the most helpful first.
    """

    meet_all: int
    without: tuple[tuple[str, int], ...]


def opening_skills(
    profile: Profile,
    openings: Iterable[Opening],
    ranker: Ranker | None = None,
    *,
    skills: int = 2,
    share: float = GOOD_MUST,
) -> SkillAdvice:
    """Return the skills that, together, would open the most roles to a person.

    A role is open where at least ``share`` of its must-have skills is held. All sets among
    the most promising skills are counted; equal sets are ordered by id.

    Parameters
    ----------
    profile
        The person.
    openings
        The roles to look at.
    ranker
        What weighs the skills.
    skills
        How many skills to add at most.
    share
        The share of must-have skills, in [0, 1], from which a role counts as open.
    """
    ranker = ranker or Ranker()
    closed = [gap for one in openings if (gap := _gap(profile, one, ranker, share)) is not None]
    worth: dict[str, float] = {}
    for gap in closed:
        for concept, gain in gap.gains.items():
            worth[concept] = worth.get(concept, 0.0) + min(1.0, gain / gap.lacks)
    likely = sorted(worth, key=lambda concept: (-worth[concept], concept))[:MOST_CANDIDATES]
    best = SkillAdvice((), ())
    for size in range(1, skills + 1):
        for chosen in combinations(likely, size):
            opens = tuple(gap.opening for gap in closed if gap.opened_by(chosen))
            if len(opens) > len(best.opens):
                best = SkillAdvice(chosen, opens)
    return best


def who_meets_all(
    opening: Opening, profiles: Sequence[Profile], ranker: Ranker | None = None
) -> DemandAdvice:
    """Return how many profiles meet every must-have skill, and how many without each of them."""
    view = (ranker or Ranker()).view(opening)
    lacking = [_lacking(view, profile) for profile in profiles]
    meet_all = sum(not lacks for lacks in lacking)
    without = [
        (opening.skills[place].concept, sum(lacks <= {place} for lacks in lacking))
        for place in view.must
    ]
    return DemandAdvice(meet_all, tuple(sorted(without, key=lambda pair: (-pair[1], pair[0]))))


def _lacking(view: OpeningView, profile: Profile) -> set[int]:
    """Return the places of the must-have skills that a profile does not meet in full."""
    held = answers(view, profile)
    return {place for place in view.must if held[place][0] < ENOUGH}


@dataclass(frozen=True, slots=True)
class _Gap:
    """A role that is not open: what each skill would add, and how much is lacking."""

    opening: str
    lacks: float
    gains: dict[str, float]

    def opened_by(self, chosen: Sequence[str]) -> bool:
        """Whether some skills together close the gap."""
        return sum(self.gains.get(concept, 0.0) for concept in chosen) >= self.lacks - 1e-9


def _gap(profile: Profile, opening: Opening, ranker: Ranker, share: float) -> _Gap | None:
    """Return what keeps a role closed; None where it is open or asks for nothing."""
    view = ranker.view(opening)
    whole = sum(view.weights[place] for place in view.must)
    held = answers(view, profile)
    got = sum(view.weights[place] * held[place][0] for place in view.must)
    lacks = share * whole - got
    if lacks <= 0 or not view.must:
        return None
    gains: dict[str, float] = {}
    for place in view.must:
        concept = opening.skills[place].concept
        gains[concept] = gains.get(concept, 0.0) + view.weights[place] * (1 - held[place][0])
    return _Gap(opening.id, lacks, gains)
