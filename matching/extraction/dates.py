"""Spans of time in a CV's lines, in three languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    r"jan\w*|январ\w*|янв\.?|қаңтар\w*",
    r"feb\w*|феврал\w*|фев\.?|ақпан\w*",
    r"mar(?:ch)?\.?|март\w*|мар\.?|наурыз\w*",
    r"apr\w*|апрел\w*|апр\.?|сәуір\w*",
    r"may|ма[йя]|мамыр\w*",
    r"june?\.?|июн\w*|маусым\w*",
    r"july?\.?|июл\w*|шілде\w*",
    r"aug\w*|август\w*|авг\.?|тамыз\w*",
    r"sept?\w*|сентябр\w*|сент?\.?|қыркүйек\w*",
    r"oct\w*|октябр\w*|окт\.?|қазан\w*",
    r"nov\w*|ноябр\w*|нояб?\.?|қараша\w*",
    r"dec\w*|декабр\w*|дек\.?|желтоқсан\w*",
)
_NAMED = re.compile("|".join(f"({words})" for words in _MONTHS), re.IGNORECASE)
_MONTH = "(?:" + "|".join(_MONTHS) + ")"
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_YEAR_WORD = r"(?:\s*(?:г\.?|год[а-я]*|ж\.?|жыл[а-яәғқңөұүһі]*)(?!\w))?"
_POINT = (
    rf"(?:(?:\d{{1,2}}\s+)?{_MONTH}[,.]?\s*{_YEAR}{_YEAR_WORD}|"
    rf"(?:\d{{1,2}}[./])?(?:0?[1-9]|1[0-2])[./]{_YEAR}{_YEAR_WORD}|"
    rf"{_YEAR}\s*(?:[,.]|жыл[а-яәғқңөұүһі]*|ж\.)?\s*{_MONTH}|{_YEAR}[./-](?:0[1-9]|1[0-2])(?!\d)|{_YEAR}{_YEAR_WORD})"
)
_NOW = (
    r"(?:(?:till |until |to |up to )?(?:now|present(?: day| time)?|current(?:ly)?|today|date)|"
    r"(?:по |до )?(?:настоящее время|настоящего времени|сегодня\w*|наст\.?\s*вр\w*\.?|н\.\s?в\.?)|"
    r"(?:по )?сей день|қазіргі уақыт\w*(?: дейін)?|қазір\w*(?: дейін)?|бүгін\w*(?: дейін)?|"
    r"казирги уакыт\w*(?: дейин)?|осы уақыт\w*(?: дейін)?)"
)
# Some files lose the dash on the way to text and keep two spaces.
_DASH = r"(?:\s*[-–—]\s*|\s+(?:to|till|until|по|до)\s+|\s{2,})"
_FULL = re.compile(
    rf"(?<![\w.])(?:from |since |с )?(?P<start>{_POINT}){_DASH}(?P<end>{_POINT}|{_NOW})"
    r"(?:\s*дейін)?(?![\w])",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"(?<!\w)(?:since|с)\s+(?P<start>{_POINT})(?!\w)|"
    rf"(?<!\w)(?P<start2>{_POINT})\s*(?:бастап|-?нан бері|-?дан бері|-?ден бері)",
    re.IGNORECASE,
)
_SHARED_YEAR = re.compile(
    rf"(?<!\w)(?P<start>{_MONTH}){_DASH}(?P<end>{_MONTH}[,.]?\s*(?P<year>{_YEAR}))(?!\w)",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?<![\w.])(?P<start>{_POINT})(?!\w)", re.IGNORECASE)
_DIGITS_MONTH = re.compile(rf"(?<!\d)(0?[1-9]|1[0-2])[./]{_YEAR}|{_YEAR}[./-](0[1-9]|1[0-2])")
_YEAR_ALONE = re.compile(_YEAR)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time and where its words stand; a year without a month begins in January."""

    start: date | None
    end: date | None
    current: bool
    first: int
    last: int


def span_in(words: str) -> Span | None:
    """Return the span from a date to another, or to now, that a line states."""
    match = _FULL.search(words)
    if match:
        return _ordered(point(match["start"]), point(match["end"]), match)
    match = _SHARED_YEAR.search(words)
    if match:
        return _ordered(point(f"{match['start']} {match['year']}"), point(match["end"]), match)
    match = _SINCE.search(words)
    if match:
        start = point(match["start"] or match["start2"])
        return Span(start, None, current=True, first=match.start(), last=match.end())
    return None


def _ordered(start: date | None, end: date | None, match: re.Match[str]) -> Span | None:
    """Return a span whose end does not lie before its start."""
    if start and end and end < start:
        return None
    return Span(start, end, current=end is None, first=match.start(), last=match.end())


def last_date(words: str) -> date | None:
    """Return the last date that a line states."""
    found = [point(match["start"]) for match in _ONE.finditer(words)]
    return found[-1] if found else None


def lone_date(words: str) -> Span | None:
    """Return the only date of a line that begins with one ("2016: ...")."""
    match = _ONE.match(words.strip("•*- \t"))
    if not match:
        return None
    start = point(match["start"])
    place = words.find(match["start"])
    return Span(start, None, current=False, first=place, last=place + len(match["start"]))


def closing_date(words: str) -> Span | None:
    """Return the date with which a line ends ("Developer - 2019")."""
    found = list(_ONE.finditer(words))
    if not found or words[found[-1].end() :].strip(" .)"):
        return None
    match = found[-1]
    return Span(point(match["start"]), None, current=False, first=match.start(), last=match.end())


def point(words: str) -> date | None:
    """Return the month that some words name, or None where they name no year."""
    year = _YEAR_ALONE.search(words)
    if not year:
        return None
    named = _NAMED.search(words)
    digits = _DIGITS_MONTH.search(words)
    month = 1
    if named and named.lastindex:
        month = named.lastindex
    elif digits:
        month = int(digits.group(1) or digits.group(2))
    return date(int(year.group()), month, 1)


def months_between(start: date | None, end: date | None) -> int | None:
    """Return the months from one date to another; None where one is not known."""
    if start is None or end is None:
        return None
    return max(0, (end.year - start.year) * 12 + end.month - start.month)
