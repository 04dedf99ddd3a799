"""Numbers and sums as people write them: “1 200 000,50”, “1,2 млрд”, “350 million ₸”."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from talent.errors import N_

LARGEST = 10**15
"""More tenge than any project costs; what is larger is a slip of the pen."""
MOST_JOBS = 1_000_000

_POWERS = {
    3: "тыс тысяч тысяча тысячи мың k thousand",
    6: "млн миллион миллиона миллионов mln mn million millions",
    9: "млрд миллиард миллиарда миллиардов bn bln billion billions",
    12: "трлн триллион триллиона триллионов trn tn trillion trillions",
}
_UNITS = {word: 10**power for power, words in _POWERS.items() for word in words.split()}
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f'’]+")
_TENGE = re.compile(r"(?:₸|\b(?:тенге|теңге|тг|kzt|tenge)\b\.?)", re.IGNORECASE)
_SUM = re.compile(r"(?P<number>[\d.,]+)(?P<unit>[^\W\d_]*)\.?")
_GROUPS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")


class UnreadableError(ValueError):
    """A text that is no such value; ``message`` says what was expected."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def read_amount(text: str) -> int:
    """Return a sum of tenge, rounded to whole ones.

    Raises
    ------
    UnreadableError
        If the text is no sum, or can be read in two ways.
    """
    bare = _SPACES.sub("", _TENGE.sub(" ", text))
    found = _SUM.fullmatch(bare)
    unit = _UNITS.get(found["unit"].lower()) if found and found["unit"] else 1
    if found is None or unit is None:
        raise UnreadableError(
            N_("This is no sum. Write tenge in digits or with a unit: 1 200 000 or 1,2 млрд.")
        )
    value = _number(found["number"], may_group=unit == 1) * unit
    if value > LARGEST:
        raise UnreadableError(N_("This sum is too large. Write whole tenge, or a unit once only."))
    return int(value.to_integral_value(ROUND_HALF_UP))


def read_jobs(text: str) -> int:
    """Return a whole number of jobs.

    Raises
    ------
    UnreadableError
        If the text is no whole number from 0 to a million.
    """
    bare = _SPACES.sub("", text)
    try:
        value = _number(bare, may_group=True) if bare else Decimal(-1)
    except UnreadableError:
        value = Decimal(-1)
    if value != value.to_integral_value() or not 0 <= value <= MOST_JOBS:
        raise UnreadableError(N_("This is no number of jobs. Write a whole number, such as 120."))
    return int(value)


def _number(text: str, *, may_group: bool) -> Decimal:
    marks = [mark for mark in text if mark in ".,"]
    if not re.fullmatch(r"\d(?:[\d.,]*\d)?", text):
        raise UnreadableError(N_("This is no number. Write digits, such as 1 200 000."))
    if len(set(marks)) == 2:
        whole, _mark, part = text.rpartition(marks[-1])
        return _decimal(whole.replace(marks[0], ""), part)
    if len(marks) == 1 and not (may_group and _GROUPS.fullmatch(text)):
        whole, _mark, part = text.partition(marks[0])
        return _decimal(whole, part)
    if len(marks) == 1:
        raise UnreadableError(
            N_("This number can be read in two ways. Write 1200 for thousands, or 1,2.")
        )
    if marks and not _GROUPS.fullmatch(text):
        raise UnreadableError(N_("This is no number. Write digits, such as 1 200 000."))
    return Decimal(text.replace(",", "").replace(".", ""))


def _decimal(whole: str, part: str) -> Decimal:
    if not (whole.isdecimal() and part.isdecimal()):
        raise UnreadableError(N_("This is no number. Write digits, such as 1 200 000."))
    return Decimal(f"{whole}.{part}")
