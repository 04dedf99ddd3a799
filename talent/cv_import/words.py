"""Words of CV import for templates."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_skeleton
from flask_babel import get_locale

_JANUARY = re.compile(
    r"\bjan|янв|қаң|\b0?1[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]0?1\b", re.IGNORECASE
)


def month(day: date | None, words: str = "") -> str:
    """Return a day's month and year, or the year alone where a CV's ``words`` tell no month.

    A CV seldom tells the day; where it tells only a year, the first of January stands for it.
    """
    if day is None:
        return ""
    only_year = (day.month, day.day) == (1, 1) and words and not _JANUARY.search(words)
    return str(format_skeleton("y" if only_year else "yMMMM", day, locale=get_locale()))
