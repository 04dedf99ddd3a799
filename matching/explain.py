"""Why a pair scores as it does: codes and words, never sentences."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, isnan

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

STRONG, GOOD, PARTIAL = 70.0, 50.0, 30.0
STRONG_MUST, GOOD_MUST = 0.8, 0.5
DIGITS = 6


def explain(
    view: OpeningView, profile: Profile, values: Sequence[float], points: Sequence[float]
) -> Match:
    """Return the match of a pair with everything that moved its score."""
    score = total(points)
    conditions = conditions_of(view.opening, profile)
    return Match(
        opening=view.opening.id,
        profile=profile.id,
        score=score,
        band=band_of(view.opening, profile, score, values, conditions),
        skills=reasons_of(view, profile),
        conditions=conditions,
        contributions=tuple(
            Contribution(name, float(value), float(point))
            for name, value, point in zip(NAMES, values, points, strict=True)
            if not isnan(value)
        ),
    )


def total(points: Sequence[float]) -> float:
    """Return the score that some points make, the same to the last digit in any order."""
    return round(fsum(points), DIGITS)


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
) -> Band:
    """Return the score in words; a missing hard condition or must keeps it from the top."""
    if not opening.skills or not (profile.skills or profile.experience or profile.education):
        return Band.NOT_ENOUGH
    must = values[NAMES.index("must")]
    must = 1.0 if isnan(must) else must
    refused = any(one.hard and one.verdict is Verdict.MISSING for one in conditions)
    if score >= STRONG and must >= STRONG_MUST and not refused:
        return Band.STRONG
    if score >= GOOD and must >= GOOD_MUST:
        return Band.GOOD
    return Band.PARTIAL if score >= PARTIAL else Band.WEAK
