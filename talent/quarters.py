"""Quarters as people and sheets write them: “2027-Q1”, “I кв. 2027”, “2027 ж. 1-тоқсан”."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from models import today
from models.base import ALMATY

EARLIEST, LATEST = 2015, 2060
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_YEAR = r"(?P<year>20\d\d)"
_YEAR_WORD = r"(?:\s*(?:г\.?|год[а]?|ж\.?|жыл[ы]?|жылғы|жылдың))?"
_NUMBER = r"(?P<quarter>[1-4]|IV|I{1,3})"
_WORD = r"(?:кв\.?|квартал[а]?|тоқсан[ы]?|quarter)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}\s*[-–/.\s]?\s*Q\s*(?P<quarter>[1-4])",
        rf"Q\s*(?P<quarter>[1-4])\s*[-–/.,\s]?\s*{_YEAR}",
        rf"{_NUMBER}\s*[-–]?(?:й|ый|ой|ші|шы|st|nd|rd|th)?\s*{_WORD}[\s,–-]*{_YEAR}{_YEAR_WORD}",
        rf"{_YEAR}{_YEAR_WORD}[\s,–-]*{_NUMBER}\s*[-–]?(?:й|ый|ой|ші|шы|st|nd|rd|th)?\s*{_WORD}",
    )
)
_DATES = (
    re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d?)-(?P<day>\d\d?)"),
    re.compile(r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>20\d\d)"),
)


def first_day(year: int, number: int) -> date:
    """Return the first day of a quarter."""
    return date(year, 3 * number - 2, 1)


def quarter_of(day: date) -> date:
    """Return the first day of the quarter that a day lies in."""
    return first_day(day.year, number_of(day))


def number_of(day: date) -> int:
    """Return which quarter of its year a day lies in, from 1."""
    return (day.month + 2) // 3


def code_of(quarter: date) -> str:
    """Return a quarter as addresses and sheets write it: ``2027-Q1``."""
    return f"{quarter.year}-Q{number_of(quarter)}"


def after(quarter: date) -> date:
    """Return the first day of the next quarter."""
    number = number_of(quarter)
    return first_day(quarter.year + number // 4, number % 4 + 1)


def current() -> date:
    """Return the first day of this quarter."""
    return quarter_of(today())


def moments(quarter: date) -> tuple[datetime, datetime]:
    """Return when a quarter begins and when the next one does, in Almaty's time."""
    begins, ends = (
        datetime.combine(day, time(), ALMATY).astimezone(UTC) for day in (quarter, after(quarter))
    )
    return begins, ends


def read_quarter(text: str) -> date | None:
    """Return the first day of the quarter that a text names, or None if it names none."""
    text = " ".join(text.split())
    for form in _FORMS:
        if found := form.fullmatch(text):
            named = found["quarter"].upper()
            return _within(int(found["year"]), int(_ROMAN.get(named, 0) or named))
    for form in _DATES:
        if found := form.fullmatch(text):
            return _of_date(int(found["year"]), int(found["month"]), int(found["day"]))
    return None


def _within(year: int, number: int) -> date | None:
    return first_day(year, number) if EARLIEST <= year <= LATEST else None


def _of_date(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return quarter_of(found) if EARLIEST <= year <= LATEST else None
