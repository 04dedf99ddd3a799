"""Pay in a vacancy: tenge a month, or nothing."""

from __future__ import annotations

import re

_AMOUNT = (
    r"\d{1,3}(?:[ \u00a0\u202f.,']\d{3}){1,3}|\d{4,8}|"
    r"\d{2,4}(?=\s{0,4}(?:[-–—]\s{0,4}\d{2,4}\s{0,4})?(?:тыс|к\b|k\b|мың))"
)
# Bounded: an endless gap costs the square of a long text's length.
_GAP = r"\s{0,4}"
_THOUSAND = r"\s{0,4}(?:тыс\w*\.?|мың|к(?!\w)|k(?!\w))?"
_CURRENCY = r"(?:₸|тг\.?|тенге|теңге(?:ден|ге)?|kzt|tenge|kzt\.)"
_RANGE = re.compile(
    rf"(?P<low>{_AMOUNT})(?P<low_k>{_THOUSAND}){_GAP}{_CURRENCY}?"
    rf"{_GAP}(?:[-–—]|до|to|бастап|(?<=теңгеден)){_GAP}"
    rf"(?P<high>{_AMOUNT})(?P<high_k>{_THOUSAND}){_GAP}{_CURRENCY}",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"(?P<word>от|до|from|up to|бастап)?{_GAP}(?P<one>{_AMOUNT})"
    rf"(?P<one_k>{_THOUSAND}){_GAP}{_CURRENCY}"
    r"\s{0,4}(?P<after>бастап|дейін|\w{0,9}ден бастап|\w{0,9}дан бастап)?",
    re.IGNORECASE,
)
_KZT_FIRST = re.compile(
    rf"(?:₸|kzt){_GAP}(?P<low>{_AMOUNT})(?:{_GAP}[-–—]{_GAP}(?P<high>{_AMOUNT}))?",
    re.IGNORECASE,
)
_NOT_A_MONTH = re.compile(
    r".{0,15}?(?:в год|per year|annual\w*|a year|жылына|в час|per hour|an hour|сағатына|в день|"
    r"за смену|"
    r"per day|за сутки)",
    re.IGNORECASE,
)


def pay_in(text: str) -> tuple[int | None, int | None]:
    """Return the least and the most pay a month in tenge that a text offers.

    Examples
    --------
    >>> pay_in("Зарплата от 350 000 до 500 000 тенге")
    (350000, 500000)
    """
    match = _RANGE.search(text)
    if match and _monthly(text, match):
        low_k = match["low_k"].strip() or match["high_k"].strip()
        return _number(match["low"], low_k), _number(match["high"], match["high_k"])
    for match in _ONE.finditer(text):
        if _monthly(text, match):
            return _one(match)
    match = _KZT_FIRST.search(text)
    if match and _monthly(text, match):
        return _number(match["low"], ""), _number(match["high"], "") if match["high"] else None
    return None, None


def _one(match: re.Match[str]) -> tuple[int | None, int | None]:
    """Return a single amount as a least, a most, or both."""
    amount = _number(match["one"], match["one_k"])
    said = f"{match['word'] or ''} {match['after'] or ''}".lower()
    if "до" in said or "up to" in said or "дейін" in said:
        return None, amount
    if said.strip():
        return amount, None
    return amount, amount


def _monthly(text: str, match: re.Match[str]) -> bool:
    """Whether what follows does not speak of a year, a day or an hour."""
    return not _NOT_A_MONTH.match(text, match.end())


def _number(digits: str, thousand: str) -> int:
    """Return the amount that some digits stand for."""
    number = int(re.sub(r"\D", "", digits))
    return number * 1000 if thousand.strip() else number
