"""The fields of a pasted vacancy, proposed for an employer to check."""

from __future__ import annotations

from dataclasses import dataclass

from matching.extraction.skills import SkillExtractor
from matching.types import Degree, LanguageDemand, SkillDemand


@dataclass(frozen=True, slots=True)
class VacancyReading:
    """What a vacancy's text says; what it does not say is empty or None."""

    lang: str = ""
    title: str = ""
    skills: tuple[SkillDemand, ...] = ()
    languages: tuple[LanguageDemand, ...] = ()
    degree: Degree | None = None
    pay_min: int | None = None
    pay_max: int | None = None
    hours: int | None = None
    years: int | None = None


def read_vacancy(text: str, extractor: SkillExtractor | None = None) -> VacancyReading:
    """Return what a vacancy says."""
    found = {f.concept: f for f in (extractor or SkillExtractor()).extract(text)}
    return VacancyReading(
        skills=tuple(
            SkillDemand(f.concept, f.level, must=f.must is not False, words=f.words)
            for f in found.values()
        )
    )
