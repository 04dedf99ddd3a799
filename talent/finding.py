"""Finding names by a part of them, whatever the case, on databases that fold only Latin letters."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import InstrumentedAttribute

_ALPHABET = {letter: at for at, letter in enumerate("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")}


def alphabetical(text: str) -> list[tuple[int, str]]:
    """Return the key that puts names in the order of the Kazakh alphabet, the Russian within it."""
    return [(_ALPHABET.get(letter, -1), letter) for letter in text.casefold()]


def contains(part: str, *columns: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Return the condition that one of the columns contains a text, as typed or in another case."""
    # SQLite's own lower() leaves Cyrillic as it is.
    cases = {part, part.lower(), part.upper(), part.capitalize(), part.title()}
    return or_(
        *(column.icontains(case, autoescape=True) for column in columns for case in sorted(cases))
    )
