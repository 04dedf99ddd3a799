"""Why a pair scores as it does: codes and words, never sentences."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, fsum, isnan
from typing import NamedTuple

from matching.conditions import conditions_of
from matching.features import OpeningView, answers
from matching.prior import NAMES
from matching.types import (
    Band,
    Condition,
    Contribution,
    Match,
    Opening,
    Profile,
    SkillReason,
    Verdict,
)

STRONG_MUST, GOOD_MUST = 0.8, 0.5
DIGITS = 6


class Bands(NamedTuple):
    """The scores from which a match is called strong, good and partial."""

    strong: float
    good: float
    partial: float


PRIOR_BANDS = Bands(70.0, 50.0, 30.0)


def explain(
    view: OpeningView,
    profile: Profile,
    values: Sequence[float],
    points: Sequence[float],
    most: Sequence[float],
    bands: Bands,
) -> Match:
    """Return the match of a pair with everything that moved its score.

    Parameters
    ----------
    view, profile
        The two sides.
    values
        The features, NaN where nothing was asked.
    points, most
        What each feature adds to the score, and what it could have added.
    bands
        Where the bands begin.
    """
    score = total(points)
    conditions = conditions_of(view.opening, profile)
    return Match(
        opening=view.opening.id,
        profile=profile.id,
        score=score,
        band=band_of(view.opening, profile, score, values, conditions, bands),
        skills=reasons_of(view, profile),
        conditions=conditions,
        contributions=contributions_of(values, parts_of(points, score), most),
    )


def contributions_of(
    values: Sequence[float], points: Sequence[float], most: Sequence[float]
) -> tuple[Contribution, ...]:
    """Return what each feature added; what was not asked and added nothing is left out."""
    return tuple(
        Contribution(name, None if isnan(value) else float(value), point, round(top, DIGITS))
        for name, value, point, top in zip(NAMES, values, points, most, strict=True)
        if point or not isnan(value)
    )


def total(points: Sequence[float]) -> float:
    """Return the score that some points make, the same to the last digit in any order."""
    return round(fsum(points), DIGITS)


def parts_of(points: Sequence[float], score: float) -> list[float]:
    """Return points rounded so that they make a rounded score to its last digit.

    All are cut, and what is lacking goes to those that lost most by it, the first of equals.
    """
    unit = 10**DIGITS
    exact = [float(point) * unit for point in points]
    parts = [floor(one) for one in exact]
    lacking = round(score * unit) - sum(parts)
    order = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in order[:lacking]:
        parts[place] += 1
    return [part / unit for part in parts]


def reasons_of(view: OpeningView, profile: Profile) -> tuple[SkillReason, ...]:
    """Return how each demanded skill is met, musts first, in the opening's order."""
    reasons = []
    for demand, (degree, claim) in zip(view.opening.skills, answers(view, profile), strict=True):
        verdict = Verdict.MATCHED if degree >= 1 else Verdict.PARTLY if claim else Verdict.MISSING
        reasons.append(SkillReason(demand, verdict, claim))
    return tuple(sorted(reasons, key=lambda reason: not reason.demand.must))


def band_of(
    opening: Opening,
    profile: Profile,
    score: float,
    values: Sequence[float],
    conditions: Sequence[Condition],
    bands: Bands = PRIOR_BANDS,
) -> Band:
    """Return the score in words; a missing hard condition or must keeps it from the top."""
    if not opening.skills or not (profile.skills or profile.experience or profile.education):
        return Band.NOT_ENOUGH
    must = values[NAMES.index("must")]
    must = 1.0 if isnan(must) else must
    refused = any(one.hard and one.verdict is Verdict.MISSING for one in conditions)
    if score >= bands.strong and must >= STRONG_MUST and not refused:
        return Band.STRONG
    if score >= bands.good and must >= GOOD_MUST:
        return Band.GOOD
    return Band.PARTIAL if score >= bands.partial else Band.WEAK
