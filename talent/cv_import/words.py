"""Words of CV import for templates."""

from __future__ import annotations

from datetime import date

from babel.dates import format_skeleton
from flask_babel import get_locale


def month(day: date | None) -> str:
    """Return a day's month and year: a CV seldom tells the day itself."""
    return str(format_skeleton("yMMMM", day, locale=get_locale())) if day else ""
