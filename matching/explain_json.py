"""A match as one JSON object a person can read and a program can check."""

from __future__ import annotations

from typing import Any

from matching.types import Match, SkillReason, Verdict


def as_json(match: Match) -> dict[str, Any]:
    """Return a match as plain lists and numbers."""
    return {
        "opening": match.opening,
        "profile": match.profile,
        "score": round(match.score, 6),
        "band": match.band.value,
        "matched": _skills(match, Verdict.MATCHED),
        "partly": _skills(match, Verdict.PARTLY),
        "missing_must": [one for one in _skills(match, Verdict.MISSING) if one["must"]],
        "missing_nice": [one for one in _skills(match, Verdict.MISSING) if not one["must"]],
        "conditions": [
            {
                "code": one.code,
                "verdict": one.verdict.value,
                "hard": one.hard,
                "asked": one.asked,
                "has": one.has,
            }
            for one in match.conditions
        ],
        "contributions": [
            {
                "feature": one.feature,
                "value": None if one.value is None else round(one.value, 6),
                "points": round(one.points, 6),
                "most": round(one.most, 6),
            }
            for one in match.contributions
        ],
    }


def _skills(match: Match, verdict: Verdict) -> list[dict[str, Any]]:
    """Return the skills with one verdict."""
    return [_skill(reason) for reason in match.skills if reason.verdict is verdict]


def _skill(reason: SkillReason) -> dict[str, Any]:
    """Return one skill with the words on both sides."""
    demand, claim = reason.demand, reason.claim
    asked = {
        "concept": demand.concept,
        "must": demand.must,
        "level": demand.level.name.lower() if demand.level else None,
        "asked_words": demand.words,
    }
    if claim is None:
        return asked
    held = claim.level.name.lower() if claim.level else None
    return {**asked, "held": claim.concept, "held_level": held, "held_words": claim.words}
