"""Finding names by a part of them, whatever the case, on databases that fold only Latin letters."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import InstrumentedAttribute


def contains(part: str, *columns: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Return the condition that one of the columns contains a text, as typed or in another case."""
    # SQLite's own lower() leaves Cyrillic as it is.
    cases = {part, part.lower(), part.upper(), part.capitalize(), part.title()}
    return or_(
        *(column.icontains(case, autoescape=True) for column in columns for case in sorted(cases))
    )
