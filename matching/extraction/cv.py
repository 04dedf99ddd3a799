"""The parts of a CV, each with the line it came from; nothing is invented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from matching.extraction.dates import span_in
from matching.extraction.jobs import CvExperience, jobs_in
from matching.extraction.languages import LanguageExtractor, LanguageFinding
from matching.extraction.lines import Line, lines_of
from matching.extraction.skills import LONGEST_TEXT, SkillExtractor
from matching.extraction.studies import CvEducation, studies_in
from matching.extraction.titles import looks_like_a_title, names_a_job
from matching.text import detect_language
from matching.types import Finding

HEADLINE_WITHIN = 12
_STATED = re.compile(
    r"^\W*(?:желаемая должность|должность|позиция|position|desired position|objective|job title|"
    r"қалаған лауазым\w*|лауазым\w*|қалаған жұмыс\w*)\s*[:–—-]\s*(?P<name>\S.{2,80})$",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>()\"']+|"
    r"(?<![\w@./])(?:linkedin\.com/in|github\.com|gitlab\.com|behance\.net|t\.me)/[\w\-./%]+",
    re.IGNORECASE,
)
_GAP = re.compile(r"\s{2,}|\t")
_AGE = re.compile(
    r"[\s,|–—-]*\b\d{2}\s*(?:y\.?\s?o\b\.?|years? old|жаста|(?:лет|года?)\b(?!\s*(?:опыт|стаж)))",
    re.IGNORECASE,
)
_DIPLOMA = re.compile(r"\bdegree\b|диплом|степень", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CvField:
    """A value with the line of the CV it came from; lines count from 1."""

    value: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class CvReading:
    """What was found in a CV, for its owner to check; empty where the CV does not say."""

    lang: str = ""
    headline: CvField | None = None
    summary: CvField | None = None
    experience: tuple[CvExperience, ...] = ()
    education: tuple[CvEducation, ...] = ()
    languages: tuple[LanguageFinding, ...] = ()
    skills: tuple[Finding, ...] = ()
    links: tuple[CvField, ...] = ()


def read_cv(text: str, extractor: SkillExtractor | None = None) -> CvReading:
    """Return what a CV says.

    Parameters
    ----------
    text
        The text of a CV in Kazakh, Russian or English.
    extractor
        What finds the skills; one over our own concepts where none is given.

    Returns
    -------
    CvReading
        Each skill once, by its surest or first mention, in the order of the text.
    """
    text = text[:LONGEST_TEXT]
    lines = list(lines_of(text))
    return CvReading(
        lang=detect_language(text),
        headline=_headline(lines),
        summary=_summary(lines),
        experience=tuple(jobs_in(lines)),
        education=tuple(studies_in(lines)),
        languages=tuple(LanguageExtractor().extract(text)),
        skills=tuple(each_once(spoken_apart((extractor or own_extractor()), text))),
        links=tuple(_links(text)),
    )


@lru_cache(maxsize=1)
def own_extractor() -> SkillExtractor:
    """Return the extractor over our own concepts, made once."""
    return SkillExtractor()


def spoken_apart(extractor: SkillExtractor, text: str) -> list[Finding]:
    """Return the skills of a text without the human languages, which are read on their own."""
    return [one for one in extractor.extract(text) if extractor.kind(one.concept) != "language"]


def each_once(findings: Sequence[Finding]) -> list[Finding]:
    """Return one finding a concept: the one with the highest level stated, else the first."""
    best: dict[str, Finding] = {}
    for finding in findings:
        known = best.get(finding.concept)
        if known is None or (finding.level or 0) > (known.level or 0):
            best[finding.concept] = finding
    return sorted(best.values(), key=lambda finding: finding.start)


def _headline(lines: Sequence[Line]) -> CvField | None:
    """Return the title the person gives themselves, stated or standing alone on top."""
    for line in lines:
        match = _STATED.match(line.words)
        if match:
            return CvField(match["name"].strip(" .,"), line.number, line.words)
    for line in lines[:HEADLINE_WITHIN]:
        if (
            line.section in {"", "summary"}
            and looks_like_a_title(line.words)
            and not span_in(line.words)
            and not _DIPLOMA.search(line.words)
        ):
            return CvField(_bare_title(line.words), line.number, line.words)
    return None


def _bare_title(words: str) -> str:
    """Return the part of a line that is the title, without an age beside it."""
    parts = [_AGE.sub("", part) for part in _GAP.split(words)]
    return next(filter(names_a_job, parts), words).strip(' *•.,|"“”')


def _summary(lines: Sequence[Line]) -> CvField | None:
    """Return what stands under a heading like "About me"."""
    own = [line for line in lines if line.section == "summary"]
    if not own:
        return None
    return CvField("\n".join(line.words for line in own), own[0].number, own[0].words)


def _links(text: str) -> list[CvField]:
    """Return the addresses in a CV, each once."""
    found: dict[str, CvField] = {}
    for number, words in enumerate(text.split("\n"), 1):
        for match in _LINK.finditer(words):
            value = match.group().rstrip(".,;")
            found.setdefault(value, CvField(value, number, words.strip()))
    return list(found.values())
