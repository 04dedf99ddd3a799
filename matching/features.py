"""Named features of one opening against one profile; NaN where nothing was asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from matching.types import Cefr, Degree, Level, Opening, Profile, SkillClaim, SkillDemand

if TYPE_CHECKING:
    import numpy as np

SHORT_TEXT = 12
UNKNOWN_LEVEL = Level.WORKING
UNKNOWN_CEFR = 0.5
TITLE_DECAY = (1.0, 0.9, 0.75)
FULL_MONTHS = 24
UNKNOWN_MONTHS = 6
NOISE = 0.25
FULL_PROGRAMME = 0.5


@dataclass(frozen=True)
class OpeningView:
    """An opening, prepared for comparing with many profiles."""

    opening: Opening
    answers: tuple[Mapping[str, float], ...]
    weights: tuple[float, ...]

    def answering(self, place: int) -> Iterator[tuple[str, float]]:
        """Yield the concepts that answer a demand, itself first, and how closely."""
        concept = self.opening.skills[place].concept
        yield concept, 1.0
        yield from (
            (other, near) for other, near in self.answers[place].items() if other != concept
        )

    @cached_property
    def must(self) -> list[int]:
        """Places of the must-have demands."""
        return [place for place, one in enumerate(self.opening.skills) if one.must]

    @cached_property
    def named(self) -> np.ndarray:
        """How many must-haves and nice-to-haves there are, as far as sure, shape (1, 2)."""
        import numpy as np

        asked = self.opening.skills
        return np.array([[sum(asked[p].sure for p in kind) for kind in (self.must, self.nice)]])

    @cached_property
    def nice(self) -> list[int]:
        """Places of the nice-to-have demands."""
        return [place for place, one in enumerate(self.opening.skills) if not one.must]


def title_of(document: Opening | Profile) -> str:
    """Return the title, or a short text in its place."""
    if document.title:
        return document.title
    return document.text if 0 < len(document.text.split()) <= SHORT_TEXT else ""


def met(demand: SkillDemand, claim: SkillClaim, closeness: float) -> float:
    """Return how far a claim answers a demand, in [0, 1]; a surplus counts no more than enough."""
    if demand.level is None:
        return closeness
    return closeness * min(1.0, (claim.level or UNKNOWN_LEVEL) / demand.level)


def answers(view: OpeningView, profile: Profile) -> list[tuple[float, SkillClaim | None]]:
    """Return for each demand how far it is met, and by which claim."""
    held: dict[str, SkillClaim] = {}
    for claim in profile.skills:
        known = held.setdefault(claim.concept, claim)
        if (claim.level or UNKNOWN_LEVEL) > (known.level or UNKNOWN_LEVEL):
            held[claim.concept] = claim
    return [_answer(view, place, held) for place in range(len(view.opening.skills))]


def _answer(
    view: OpeningView, place: int, held: Mapping[str, SkillClaim]
) -> tuple[float, SkillClaim | None]:
    """Return how far one demand is met, and by which claim."""
    best: tuple[float, SkillClaim | None] = (0.0, None)
    for concept, closeness in view.answering(place):
        claim = held.get(concept)
        if claim is not None:
            degree = met(view.opening.skills[place], claim, closeness)
            if degree > best[0]:
                best = (degree, claim)
            if degree == 1.0:
                break
    return best


def highest_degree(profile: Profile) -> Degree | None:
    """Return the highest degree a person has or studies for."""
    return max((one.degree for one in profile.education if one.degree), default=None)


def degree_met(asked: Degree, has: Degree | None) -> float:
    """Return 1 for enough, one half for one step less, else 0."""
    short = asked - (has or 0)
    return 1.0 if short <= 0 else 0.5 if short == 1 else 0.0


def language_met(asked: int | None, has: int | None) -> float:
    """Return how far a level answers the one asked for; an unknown level answers by half."""
    if asked is None:
        return 1.0
    # C2 is enough for anything: being born to a language is nobody's merit.
    return UNKNOWN_CEFR if has is None else min(1.0, has / min(asked, Cefr.C2))


def title_rows(profile: Profile) -> list[tuple[str, float, float]]:
    """Return the titles a profile is known by, each with its weight and share of two years."""
    rows = [(title_of(profile), 1.0, 0.0)]
    rows += [(title, 1.0, 0.0) for title in profile.wishes.titles]
    for place, job in enumerate(profile.experience):
        decay = TITLE_DECAY[place] if place < len(TITLE_DECAY) else 0.0
        months = UNKNOWN_MONTHS if job.months is None else job.months
        rows.append((job.title, decay, months / FULL_MONTHS))
    return rows


def text_of(profile: Profile) -> str:
    """Return all that a profile says."""
    jobs = (f"{job.title} {job.text}" for job in profile.experience)
    return " ".join((profile.title, profile.text, *jobs)).strip()
