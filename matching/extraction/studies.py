"""The studies in a CV: institution, programme, degree, graduation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matching.extraction.dates import last_date, span_in
from matching.extraction.lines import Line
from matching.extraction.titles import INSTITUTION, degree_in
from matching.types import Degree

LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class CvEducation:
    """A study as the CV tells it."""

    institution: str
    programme: str
    degree: Degree | None
    graduation: date | None
    line: int
    words: str


_PARTS = re.compile(
    r"\s{2,}|\t+|\s+[-–—|]{1,2}\s+|\s*[|•;]\s*|,\s+|(?<!\b\w)(?<!\bSt)\.\s+(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])|:\s+"
)
_TRIM = " \t,;:.-–—|•*()[]▪●/"
_PROGRAMME = re.compile(
    r"(?:(?:special(?:i[sz]ation|ty)|major(?:ed)?(?: in)?|faculty(?: of)?|department(?: of)?|"
    r"programme|program|"
    r"field of study|по специальности|специальность|направление(?: подготовки)?|факультет|кафедра|"
    r"программа|мамандығы|мамандық|бағдарламасы|білім беру бағдарламасы)(?!\w)\s*[:–—-]?\s*"
    r"|degree\s+(?:in|of)\s+|(?:bachelor|master)(?:'s|s)?\s+(?:of|in|degree in|degree "
    r"of)\s+(?:science in\s+)?"
    r"|(?:b\.?\s?sc\.?|m\.?\s?sc\.?|ph\.?d\.?)\s+(?:in|of)\s+|diploma in\s+|бакалавр\s+|магистр\s+)"
    r"[«\"“]?(?P<name>[^,;«»\"“”()\n|\d–—]{3,90})",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<!\w)[678][BMDВМ]\d{5}\s*[-–—:]?\s*[«\"“]?(?P<name>[^,;«»\"”()\n|]{3,90})")
_QUOTED = re.compile(r"[«\"“](?P<name>[^«»\"“”]{3,90})[»\"”]")
_STUDY_WORD = re.compile(
    r"science|engineering|mathemat|econom|technolog|studies|management|physics|chemis|biolog|law|design|"
    r"informati|инженер|информат|эконом|технолог|математ|физик|хими|биолог|менеджмент|юриспруд|логистик|"
    r"машиностро|энергет|строительств|вычислит|программ|дизайн|туризм|финанс|"
    r"стандартиз|метролог|сертификац|информацион|автоматиз|архитект|маркетинг|агроном|эколог|"
    r"ақпараттық|жүйелер|стандарттау|сәулет|"
    r"инженерия|ғылым|құрылыс|есептеу|бағдарлам|құқық|қаржы",
    re.IGNORECASE,
)

# A course or a certificate is not a study that ends with a degree.
_COURSE = re.compile(r"course|certificat|training|курс|сертификат|тренинг", re.IGNORECASE)


def studies_in(lines: Sequence[Line]) -> list[CvEducation]:
    """Return the studies of a CV, in its order; a line joins the study above it while it fits."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.section != "education" or len(line.words) > LONGEST_LINE:
            continue
        if groups and _joins(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [study for group in groups if (study := _study(group)) is not None]


def _joins(group: Sequence[Line], line: Line) -> bool:
    """Whether a line adds to a study what it does not have yet."""
    if line.number - group[-1].number > 1:
        return False
    known = [one.words for one in group]
    for has in (_institution, degree_in, last_date):
        if has(line.words) and any(has(one) for one in known):
            return False
    return True


def _study(group: Sequence[Line]) -> CvEducation | None:
    """Return the study that some lines tell of; None where they name no place and no degree."""
    whole = "\n".join(line.words for line in group)
    institution = next((name for line in group if (name := _institution(line.words))), "")
    degree = degree_in(whole)
    if degree is None and (not institution or _COURSE.search(whole)):
        return None
    first = next((line for line in group if _institution(line.words)), group[0])
    return CvEducation(
        institution=institution,
        programme=_programme(group, institution),
        degree=degree,
        graduation=_graduation(whole),
        line=first.number,
        words=first.words,
    )


def _institution(words: str) -> str:
    """Return the name of a place to study, or nothing."""
    span = span_in(words)
    bare = f"{words[: span.first]}  {words[span.last :]}" if span else words
    parts = [part.strip(_TRIM) for part in _PARTS.split(bare)]
    found = [part for part in parts if INSTITUTION.search(part)]
    own = [part for part in found if not re.match(r"(?:faculty|факультет)\b", part, re.IGNORECASE)]
    if not own:
        return ""
    name = re.sub(r"\s*[(\[]?\b(?:19|20)\d\d\b.*$", "", own[0])
    return (name if name.count("(") == name.count(")") else name.partition("(")[0]).strip(_TRIM)


def _graduation(words: str) -> date | None:
    """Return the end of the span of study, else the only date."""
    span = span_in(words)
    if span:
        return span.end
    return last_date(words)


def _programme(group: Sequence[Line], institution: str) -> str:
    """Return what was studied, in the CV's own words."""
    whole = "\n".join(line.words for line in group).replace("’", "'")
    for pattern in (_CODE, _PROGRAMME, _QUOTED):
        for match in pattern.finditer(whole):
            name = re.split(r"\s{2,}|\s+(?:at|from|в|from the)\s+(?=[A-ZА-Я])", match["name"])[0]
            name = name.strip(_TRIM)
            if name and name not in institution and not INSTITUTION.search(name):
                return name
    return _by_its_words(group)


def _by_its_words(group: Sequence[Line]) -> str:
    """Return the part of a line that sounds like a programme, where nothing names it as one."""
    for line in group:
        span = span_in(line.words)
        bare_line = f"{line.words[: span.first]}  {line.words[span.last :]}" if span else line.words
        for part in map(str.strip, _PARTS.split(bare_line)):
            bare = part.strip(_TRIM)
            if bare and _STUDY_WORD.search(bare) and not INSTITUTION.search(bare):
                return bare if degree_in(bare) is None else ""
    return ""
