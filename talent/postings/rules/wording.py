"""Finding discriminatory wording in a text, with the exact words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matching.text import normalise
from talent.postings.rules.configuration import FOLD, Wording, load


@dataclass(frozen=True)
class Found:
    """Words that choose people by a ground: ``words`` is exactly ``text[start:end]``."""

    ground: str
    start: int
    end: int
    words: str
    source: str


def discriminatory(text: str, day: date) -> list[Found]:
    """Return the discriminatory wordings of a text, in its order, of one ground none in another."""
    plain = normalise(text).translate(FOLD)
    if len(plain) != len(text):  # not in NFC: offsets would lie
        text = normalise(text)
    found = [one for rule in load().wordings_on(day) for one in _matches(rule, plain, text)]
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not any(one.ground == other.ground and one.start < other.end for other in kept):
            kept.append(one)
    return kept


def _matches(rule: Wording, plain: str, text: str) -> list[Found]:
    allowed = [m.span() for pattern in rule.unless for m in pattern.finditer(plain)]
    return [
        Found(rule.ground, start, end, text[start:end], rule.source)
        for pattern in rule.patterns
        for start, end in (_trimmed(plain, *m.span()) for m in pattern.finditer(plain))
        if not any(start < last and first < end for first, last in allowed)
    ]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
