"""Named features of one opening against one profile; NaN where nothing was asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import nan

from matching.text import fold
from matching.types import Cefr, Degree, Level, Opening, Profile, SkillClaim, SkillDemand

SHORT_TEXT = 12
UNKNOWN_LEVEL = Level.WORKING
UNKNOWN_CEFR = 0.5


@dataclass(frozen=True)
class OpeningView:
    """An opening, prepared for comparing with many profiles."""

    opening: Opening
    answers: dict[str, list[tuple[int, float]]]
    weights: tuple[float, ...]

    @cached_property
    def must(self) -> list[int]:
        """Places of the must-have demands."""
        return [place for place, one in enumerate(self.opening.skills) if one.must]

    @cached_property
    def nice(self) -> list[int]:
        """Places of the nice-to-have demands."""
        return [place for place, one in enumerate(self.opening.skills) if not one.must]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the texts of a pair say, each in [0, 1]; NaN where the opening has no such text."""

    title: float = nan
    text: float = nan
    experience: float = nan
    programme: float = nan


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
    best: list[tuple[float, SkillClaim | None]] = [(0.0, None)] * len(view.opening.skills)
    for claim in profile.skills:
        for place, closeness in view.answers.get(claim.concept, ()):
            degree = met(view.opening.skills[place], claim, closeness)
            if degree > best[place][0]:
                best[place] = (degree, claim)
    return best


def pair_features(view: OpeningView, profile: Profile, likeness: Likeness) -> list[float]:
    """Return the features of a pair in the order of ``prior.FEATURES``."""
    held = answers(view, profile) if view.opening.skills else []
    opening = view.opening
    return [
        _coverage(view, held, view.must),
        _coverage(view, held, view.nice),
        likeness.title,
        likeness.text,
        likeness.experience,
        education(opening, profile, likeness.programme),
        languages(opening, profile),
        place(opening, profile),
        pay(opening, profile),
        dates(opening, profile),
    ]


def _coverage(
    view: OpeningView, held: list[tuple[float, SkillClaim | None]], places: list[int]
) -> float:
    """Return the weighted share of some demands that is met."""
    whole = sum(view.weights[place] for place in places)
    return sum(view.weights[p] * held[p][0] for p in places) / whole if whole else nan


def education(opening: Opening, profile: Profile, programme: float) -> float:
    """Return the mean of the degree, where one is asked for, and the programme's nearness."""
    if opening.degree is None:
        return programme
    degree = degree_met(opening.degree, highest_degree(profile))
    return degree if programme != programme else (degree + programme) / 2  # noqa: PLR0124 - NaN


def highest_degree(profile: Profile) -> Degree | None:
    """Return the highest degree a person has or studies for."""
    return max((one.degree for one in profile.education if one.degree), default=None)


def degree_met(asked: Degree, has: Degree | None) -> float:
    """Return 1 for enough, one half for one step less, else 0."""
    short = asked - (has or 0)
    return 1.0 if short <= 0 else 0.5 if short == 1 else 0.0


def languages(opening: Opening, profile: Profile) -> float:
    """Return the share of the asked languages that is spoken; must counts double."""
    if not opening.languages:
        return nan
    held = {claim.code: claim for claim in profile.languages}
    whole = got = 0.0
    for demand in opening.languages:
        weight = 2.0 if demand.must else 1.0
        whole += weight
        claim = held.get(demand.code)
        if claim is not None:
            got += weight * language_met(demand.cefr, claim.cefr)
    return got / whole


def language_met(asked: int | None, has: int | None) -> float:
    """Return how far a level answers the one asked for; an unknown level answers by half."""
    if asked is None:
        return 1.0
    # C2 is enough for anything: being born to a language is nobody's merit.
    return UNKNOWN_CEFR if has is None else min(1.0, has / min(asked, Cefr.C2))


def place(opening: Opening, profile: Profile) -> float:
    """Return 1 where the role is in a wished place or both are remote."""
    wishes = profile.wishes
    if not (wishes.places or wishes.remote) or not (opening.place or opening.remote):
        return nan
    if wishes.remote and opening.remote:
        return 1.0
    return float(fold(opening.place) in {fold(one) for one in wishes.places})


def pay(opening: Opening, profile: Profile) -> float:
    """Return the share of the wished pay that the role can give."""
    offered = opening.pay_max or opening.pay_min
    if not profile.wishes.pay or not offered:
        return nan
    return min(1.0, offered / profile.wishes.pay)


def dates(opening: Opening, profile: Profile) -> float:
    """Return whether start and hours suit, the mean of those both sides name."""
    wishes = profile.wishes
    parts = []
    if wishes.start and opening.start:
        parts.append(float(wishes.start <= opening.start))
    if wishes.hours and opening.hours:
        parts.append(min(1.0, wishes.hours / opening.hours))
    return sum(parts) / len(parts) if parts else nan
