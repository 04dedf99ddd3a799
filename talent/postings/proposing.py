"""What a pasted vacancy proposes for a role; nothing of it counts until the employer saves."""

from __future__ import annotations

from dataclasses import dataclass

from models import CefrLevel, Degree, SkillLevel

LIKELY_LANGUAGE_LEVEL = CefrLevel.B2
"""Proposed where a vacancy names a language without a level; the employer looks at it anyway."""


@dataclass(frozen=True)
class SkillProposal:
    """A skill that the text names, and its words."""

    concept: str
    level: SkillLevel | None
    must: bool
    words: str


@dataclass(frozen=True)
class LanguageProposal:
    """A language that the text asks for."""

    code: str
    cefr: CefrLevel
    must: bool


@dataclass(frozen=True)
class Proposal:
    """What was found; the rest is None."""

    title: str
    skills: list[SkillProposal]
    languages: list[LanguageProposal]
    degree: Degree | None
    pay_min: int | None
    pay_max: int | None
    hours: int | None
    probation_months: int | None


def propose(text: str) -> Proposal:
    """Return what a vacancy's text says about the role."""
    from matching.extraction import read_vacancy  # the extractor's tables load when first used

    reading = read_vacancy(text)
    return Proposal(
        title=reading.title[:200],
        skills=[
            SkillProposal(s.concept, SkillLevel(s.level) if s.level else None, s.must, s.words)
            for s in reading.skills
        ],
        languages=[
            LanguageProposal(row.code, _cefr(row.cefr), row.must) for row in reading.languages
        ],
        degree=list(Degree)[reading.degree - 1] if reading.degree else None,
        pay_min=reading.pay_min,
        pay_max=reading.pay_max,
        hours=reading.hours,
        probation_months=reading.probation,
    )


def _cefr(level: int | None) -> CefrLevel:
    return list(CefrLevel)[level - 1] if level else LIKELY_LANGUAGE_LEVEL
