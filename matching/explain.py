"""Why a pair scores as it does: codes and words, never sentences."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from matching.features import OpeningView, answers, degree_met, highest_degree, language_met
from matching.prior import NAMES
from matching.types import (
    Band,
    Condition,
    Contribution,
    LanguageDemand,
    Match,
    Opening,
    Profile,
    SkillReason,
    Verdict,
)

STRONG, GOOD, PARTIAL = 70.0, 50.0, 30.0
STRONG_MUST, GOOD_MUST = 0.8, 0.5


def explain(
    view: OpeningView, profile: Profile, values: Sequence[float], points: Sequence[float]
) -> Match:
    """Return the match of a pair with everything that moved its score."""
    score = float(sum(points))
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


def conditions_of(opening: Opening, profile: Profile) -> tuple[Condition, ...]:
    """Return the conditions of both sides that are not about skills."""
    found = [_language(demand, profile) for demand in opening.languages]
    found += [_degree(opening, profile)] if opening.degree else []
    return tuple(found)


def _language(demand: LanguageDemand, profile: Profile) -> Condition:
    """Return how a demanded language is met."""
    claim = next((one for one in profile.languages if one.code == demand.code), None)
    asked = f"{demand.code}:{demand.cefr.name}" if demand.cefr else demand.code
    if claim is None:
        return Condition("language", Verdict.MISSING, demand.must, asked)
    has = f"{claim.code}:{claim.cefr.name}" if claim.cefr else claim.code
    enough = language_met(demand.cefr, claim.cefr) >= 1
    return Condition(
        "language", Verdict.MATCHED if enough else Verdict.PARTLY, demand.must, asked, has
    )


def _degree(opening: Opening, profile: Profile) -> Condition:
    """Return how the demanded degree is met."""
    asked, has = opening.degree, highest_degree(profile)
    degree = degree_met(asked, has) if asked else 1.0
    verdict = Verdict.MATCHED if degree >= 1 else Verdict.PARTLY if degree else Verdict.MISSING
    return Condition("degree", verdict, True, str(int(asked or 0)), str(int(has)) if has else "")
