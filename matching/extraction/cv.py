"""The parts of a CV, each with the line it came from; nothing is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matching.extraction.languages import LanguageExtractor, LanguageFinding
from matching.extraction.skills import SkillExtractor
from matching.types import Degree, Finding


@dataclass(frozen=True, slots=True)
class CvField:
    """A value with the line of the CV it came from; lines count from 1."""

    value: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class CvExperience:
    """A job as the CV tells it; ``end`` is None while it lasts or where it is not said."""

    title: str
    organisation: str
    start: date | None
    end: date | None
    current: bool
    text: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class CvEducation:
    """A study as the CV tells it."""

    institution: str
    programme: str
    degree: Degree | None
    graduation: date | None
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class CvReading:
    """What was found in a CV, for its owner to check."""

    lang: str = ""
    headline: CvField | None = None
    summary: CvField | None = None
    experience: tuple[CvExperience, ...] = ()
    education: tuple[CvEducation, ...] = ()
    languages: tuple[LanguageFinding, ...] = ()
    skills: tuple[Finding, ...] = ()
    links: tuple[CvField, ...] = ()


def read_cv(text: str, extractor: SkillExtractor | None = None) -> CvReading:
    """Return what a CV says."""
    return CvReading(
        languages=tuple(LanguageExtractor().extract(text)),
        skills=tuple((extractor or SkillExtractor()).extract(text)),
    )
