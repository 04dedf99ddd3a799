"""Reading a jurisdiction's dated rules from its file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from matching.text.letters import RUSSIAN_KEYBOARD

_UPPER = {ord(chr(a).upper()): chr(b).upper() for a, b in RUSSIAN_KEYBOARD.items()}
FOLD = RUSSIAN_KEYBOARD | _UPPER
"""Kazakh letters as typed on a Russian keyboard; keeps the number of characters."""


@dataclass(frozen=True)
class Value:
    """A number the law names, and the days it holds for; ``over``: its time has passed."""

    name: str
    amount: int
    valid_from: date
    valid_to: date | None
    blocks: bool
    source: str
    over: bool = False


@dataclass(frozen=True)
class Wording:
    """Wordings that choose people by one ground, and those that only look so."""

    ground: str
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    valid_from: date
    valid_to: date | None
    source: str


@dataclass(frozen=True)
class Rules:
    """The rules of one jurisdiction."""

    values: tuple[Value, ...]
    wordings: tuple[Wording, ...]
    heads: tuple[re.Pattern[str], ...]

    def value(self, name: str, day: date) -> Value | None:
        """Return the value in force on a day, else the latest before it, marked as over."""
        begun = [v for v in self.values if v.name == name and v.valid_from <= day]
        if not begun:
            return None
        latest = max(begun, key=lambda v: v.valid_from)
        if latest.valid_to is None or day <= latest.valid_to:
            return latest
        return Value(**{**latest.__dict__, "over": True, "blocks": False})

    def wordings_on(self, day: date) -> list[Wording]:
        """Return the wordings that count on a day."""
        return [
            w
            for w in self.wordings
            if w.valid_from <= day and (w.valid_to is None or day <= w.valid_to)
        ]


@cache
def load(jurisdiction: str = "kz") -> Rules:
    """Read a jurisdiction's rules; once a process."""
    path = Path(__file__).with_name(f"{jurisdiction}.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Rules(
        values=tuple(Value(**_dated(entry)) for entry in data["value"]),
        wordings=tuple(_wording(entry) for entry in data["wording"]),
        heads=_compiled(data["titles_of_heads"]["patterns"]),
    )


def _dated(entry: dict[str, Any]) -> dict[str, Any]:
    return {"valid_to": None, **entry}


def _wording(entry: dict[str, Any]) -> Wording:
    dated = _dated(entry)
    patterns, unless = _compiled(dated.pop("patterns")), _compiled(dated.pop("unless", []))
    return Wording(patterns=patterns, unless=unless, **dated)


def _compiled(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p.translate(FOLD), re.IGNORECASE) for p in patterns)
