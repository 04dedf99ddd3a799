"""The fields of a pasted vacancy, proposed for an employer to check."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from matching.extraction.cv import own_extractor, spoken_apart
from matching.extraction.languages import LanguageExtractor, LanguageFinding
from matching.extraction.pay import pay_in
from matching.extraction.skills import LONGEST_TEXT, SkillExtractor
from matching.extraction.titles import LONGEST_TITLE, degree_asked, names_a_job
from matching.extraction.wording import Wording
from matching.text import Token, detect_language, tokenise
from matching.types import Degree, Finding, LanguageDemand, SkillDemand

TITLE_WITHIN = 6
_STATED = re.compile(
    r"^\W*(?:вакансия|должность|позиция|job title|position|vacancy|role|title|бос орын|лауазым\w*|"
    r"қызмет)"
    r"\s*[:–—-]\s*(?P<name>\S.{2,100})$",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"^\W*(?:требуется|требуются|ищем|приглашаем|we are (?:looking for|hiring)|looking for|"
    r"hiring)\s*:?\s+"
    r"(?:an?\s+|в команду\s+)?(?P<name>[^.,;:!\n]{3,80})|"
    r"^\W*(?P<kazakh>[^.,;:!\n]{3,80}?)\s+(?:қажет|керек|іздейміз)\W*$",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?<!\d)(\d{2})\s*(?:-?\s*(?:hours?|hrs?|h|час\w*|ч\.?))\s*(?:a|per|/|in a|в|на)?\s*"
    r"(?:week\w*|недел\w*|аптасына|аптада)|(?:аптасына|аптада|в неделю|"
    r"weekly)\s*[:–—-]?\s*(\d{2})\s*(?:сағат|час|h)",
    re.IGNORECASE,
)
_PROBATION = re.compile(
    r"(?:испытательн\w*\s+срок\w*|probation\w*(?:\s+period)?|сынақ\s+мерзім\w*)"
    r"\s*(?:of|is|в|до|[:–—-])?\s*(\d{1,2})\s*(?:months?|мес\w*|ай(?!\w))|"
    r"(?<!\d)(\d{1,2})\s*(?:-\s*)?(?:months?|мес\w*|ай\w*)['’]?\s+"
    r"(?:of\s+)?(?:испытательн\w*|probation|сынақ)",
    re.IGNORECASE,
)
_FIVE_DAYS = re.compile(r"(?<!\d)5\s*/\s*2(?!\d)")
_YEARS = re.compile(
    r"(?<![\d.,])(\d{1,2})\s*(?:\+|-\s*\d{1,2}|–\s*\d{1,2}|to\s+\d{1,2})?\s*\+?\s*"
    r"(?:years?|yrs?|лет|года?|жыл\w*)(?!\w)",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"experience|background|опыт\w*|стаж\w*|тәжірибе\w*|өтіл\w*", re.IGNORECASE
)
_DEGREE_CONTEXT = re.compile(
    r"degree|education|diploma|образован\w*|диплом\w*|білім\w*|bachelor|master|ph\.?d|бакалавр|магистр",
    re.IGNORECASE,
)
_MOST_HOURS, _MOST_YEARS, _USUAL_HOURS = 60, 30, 40


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
    probation: int | None = None
    years: int | None = None


def read_vacancy(text: str, extractor: SkillExtractor | None = None) -> VacancyReading:
    """Return what a vacancy says.

    Parameters
    ----------
    text
        The text of a vacancy in Kazakh, Russian or English.
    extractor
        What finds the skills; one over our own concepts where none is given.

    Returns
    -------
    VacancyReading
        Skills are a must unless the text says that they are nice to have. Pay is in tenge
        a month, and empty where the text speaks of another currency or period.
    """
    text = text[:LONGEST_TEXT]
    pay_min, pay_max = pay_in(text)
    return VacancyReading(
        lang=detect_language(text),
        title=_title(text),
        skills=tuple(demands(spoken_apart(extractor or own_extractor(), text))),
        languages=tuple(_languages(text)),
        degree=_degree(text),
        pay_min=pay_min,
        pay_max=pay_max,
        hours=_hours(text),
        years=_years(text),
        probation=_probation(text),
    )


# A skill that is only mentioned weighs this share of one that is asked for in words.
MENTIONED = 0.3


def demands(findings: Iterable[Finding]) -> list[SkillDemand]:
    """Return each skill once: nice only where a mention says so and none says must."""
    mentions: dict[str, list[Finding]] = {}
    for finding in findings:
        mentions.setdefault(finding.concept, []).append(finding)
    return [_demand(concept, found) for concept, found in mentions.items()]


def _demand(concept: str, found: list[Finding]) -> SkillDemand:
    """Return the demand that some mentions of one skill make together."""
    said = [finding.must for finding in found]
    level = max((finding.level for finding in found if finding.level), default=None)
    must = True in said or False not in said
    sure = MENTIONED if set(said) == {None} else 1.0
    return SkillDemand(concept, level, must, found[0].words, sure)


def _title(text: str) -> str:
    """Return the title: stated, wanted, or a short line with the word for a job on top."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for line in lines:
        match = _STATED.match(line)
        if match:
            return match["name"].strip(" .,")
    for line in lines[:TITLE_WITHIN]:
        match = _WANTED.match(line)
        name = (match["name"] or match["kazakh"]) if match else line
        if len(name.split()) <= LONGEST_TITLE and names_a_job(name) and not name.endswith("."):
            return name.strip(" .,:*•-")
    return ""


def _languages(text: str) -> list[LanguageDemand]:
    """Return the languages asked for."""
    tokens = tokenise(text)
    wording = Wording(text, tokens)
    return [
        LanguageDemand(found.code, found.cefr, must=wording.must(*place) is not False)
        for found in LanguageExtractor().extract(text)
        if (place := _tokens_of(found, tokens)) and not wording.negated(*place)
    ]


def _tokens_of(found: LanguageFinding, tokens: list[Token]) -> tuple[int, int] | None:
    """Return the first and last token of a finding."""
    inside = [
        place
        for place, token in enumerate(tokens)
        if token.start < found.end and token.end > found.start
    ]
    return (inside[0], inside[-1]) if inside else None


def _degree(text: str) -> Degree | None:
    """Return the lowest degree asked for, from the sentences that speak of education."""
    sentences = re.split(r"\n|(?<=[.;])\s", text)
    found = [
        degree
        for sentence in sentences
        if _DEGREE_CONTEXT.search(sentence) and (degree := degree_asked(sentence))
    ]
    return min(found, default=None)


def _hours(text: str) -> int | None:
    """Return the hours a week."""
    match = _HOURS.search(text)
    if match:
        hours = int(match.group(1) or match.group(2))
        return hours if hours <= _MOST_HOURS else None
    return _USUAL_HOURS if _FIVE_DAYS.search(text) else None


def _probation(text: str) -> int | None:
    """Return the months of probation."""
    match = _PROBATION.search(text)
    return int(match.group(1) or match.group(2)) if match else None


def _years(text: str) -> int | None:
    """Return the least years of experience asked for."""
    for match in _YEARS.finditer(text):
        around = text[max(0, match.start() - 50) : match.end() + 50]
        if _EXPERIENCE.search(around) and int(match.group(1)) <= _MOST_YEARS:
            return int(match.group(1))
    return None
