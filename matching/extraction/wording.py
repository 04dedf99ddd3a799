"""What the words around a skill say: level, years, must or nice, and negation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from matching.extraction.phrases import (
    ADVANCED_YEARS,
    ATTACHED,
    BUT,
    CLAUSE_END,
    DOUBLE_DENIAL,
    HEADING,
    HELD,
    LEVELS,
    LIST_SIGN,
    MONTHS,
    MUST,
    NEGATED_AFTER,
    NEGATED_BEFORE,
    NICE,
    NOT_ASKED_AHEAD,
    NOT_MUST,
    NUMBERS,
    YEARS,
)
from matching.text import Token, normalise
from matching.text.language import KAZAKH_LATIN
from matching.text.letters import kazakh_from_latin, on_russian_keyboard
from matching.types import Level

_REACH, _FAR = 60, 120
_LONGEST_ITEM = 3
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?")


class Wording:
    """The words of one text, asked about a span of its tokens.

    Parameters
    ----------
    text, tokens
        The text and its tokens.
    langs
        The language of each token's sentence, where known.
    """

    def __init__(self, text: str, tokens: Sequence[Token], langs: Sequence[str] = ()) -> None:
        plain = normalise(text)
        self._text = on_russian_keyboard(plain if len(plain) == len(text) else text)
        self._tokens = tokens
        self._langs = langs
        ends = list(CLAUSE_END.finditer(self._text))
        self._ends = [match.end() for match in ends]
        self._dashes = {match.end() for match in ends if match["dash"] is not None}
        self._headings = list(_headings(self._text))

    def level(self, first: int, last: int) -> Level | None:
        """Return the level that the clause states nearest to the span."""
        before, after = self._around(first, last)
        stated = _nearest_level(before, after)
        return stated if stated is not None else _level_of_years(before, after)

    def must(self, first: int, last: int) -> bool | None:
        """Return True for a must, False for a nice-to-have, None where the text does not say.

        What is said between the same commas counts first, then what is said next, then what
        was said before, then the heading above.
        """
        before, after = self._around(first, last)
        if DOUBLE_DENIAL.search(after):
            return True
        own = f"{before.rpartition(',')[2]} {after.partition(',')[0]}"
        for words in (own, after, ",".join(reversed(before.split(",")))):
            asked = _asked(words)
            if asked is not None:
                return asked
        return self._section(self._tokens[first].start)

    def negated(self, first: int, last: int) -> bool:
        """Whether the clause says that the skill is absent or not needed."""
        before, after = self._around(first, last)
        if NICE.search(after) or DOUBLE_DENIAL.search(after):
            return False
        ends = [match.end() for match in NEGATED_BEFORE.finditer(before)]
        ahead = NOT_ASKED_AHEAD.match(before)
        ends += [ahead.end()] if ahead else []
        if ends and _still_negated(before[max(ends) :]):
            return True
        found = NEGATED_AFTER.search(after[:_REACH])
        return bool(found) and not re.search(r"[,;]", after[: found.start()] if found else "")

    def _around(self, first: int, last: int) -> tuple[str, str]:
        """Return the clause before and after the span.

        A text that lost its line ends is one long clause: only what stands near is meant.
        A dash after the span ends no clause ("Python - advanced"); what such a dash says of
        the skill before it, up to the comma, says nothing of this one.
        """
        start, end = self._tokens[first].start, self._tokens[last].end
        place = bisect_right(self._ends, start)
        left = self._ends[place - 1] if place else 0
        right_place = bisect_right(self._ends, end)
        if right_place < len(self._ends) and self._ends[right_place] in self._dashes:
            right_place += self._text[end : self._ends[right_place]].strip(" )") == "-"
        right = self._ends[right_place] if right_place < len(self._ends) else len(self._text)
        before = self._text[max(left, start - _FAR) : start]
        if left in self._dashes and "," in before and not self._opens_a_line(left):
            before = before.partition(",")[2]
        after = self._text[end : min(right, end + _FAR)]
        if self._langs and self._langs[first] == KAZAKH_LATIN:
            return _respelled(before), _respelled(after)
        return before, after

    def _opens_a_line(self, end: int) -> bool:
        """Whether the dash that ends here is the sign of an item in a list."""
        line = self._text[self._text.rfind("\n", 0, end - 2) + 1 : end]
        return line.strip() == "-"

    def _section(self, start: int) -> bool | None:
        """Return what the last heading above a place says."""
        above = bisect_right(self._headings, start, key=lambda heading: heading[0])
        return self._headings[above - 1][1] if above else None


def _respelled(words: str) -> str:
    """Return Kazakh in Latin letters as folded Cyrillic."""
    return _LATIN_WORD.sub(lambda match: kazakh_from_latin(match.group()), words)


def _asked(words: str) -> bool | None:
    """Return what some words say first: a must, a nice-to-have, or nothing."""
    nice = NICE.search(words)
    must = MUST.search(NOT_MUST.sub(lambda match: " " * len(match.group()), words))
    if nice and must:
        return must.start() < nice.start()
    return False if nice else True if must else None


def _headings(text: str) -> list[tuple[int, bool | None]]:
    """Return where sections begin, and whether their skills are a must."""
    headings: list[tuple[int, bool | None]] = []
    place = 0
    for line in text.splitlines(keepends=True):
        if HEADING.match(line) and (line.rstrip().endswith(":") or len(line.split()) <= 4):
            asked = _asked(line)
            if asked is not None or line.rstrip().endswith(":"):
                headings.append((place, asked))
        place += len(line)
    return headings


def _still_negated(between: str) -> bool:
    """Whether a negation reaches over some words: over the items of a list, not past "but"."""
    if BUT.search(between):
        return False
    items = between.split(",")[1:]
    return not any(len(item.split()) > _LONGEST_ITEM or HELD.search(item) for item in items)


def _nearest_level(before: str, after: str) -> Level | None:
    """Return the level whose word stands nearest to the span."""
    found: list[tuple[int, Level]] = []
    near_before, near_after = before[-_REACH:], after[:_REACH]
    for level, pattern in LEVELS:
        found += [
            (len(near_before) - m.end(), level)
            for m in pattern.finditer(near_before)
            if ")" not in near_before[m.end() :]
        ]
        for m in pattern.finditer(near_after):
            if ATTACHED.fullmatch(near_after[: m.start()]):
                found.append((-1, level))
            elif not LIST_SIGN.search(near_after[: m.start()]):
                found.append((m.start() + 5, level))
    near = [pair for pair in found if pair[0] < _REACH]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _level_of_years(before: str, after: str) -> Level | None:
    """Return the level that stated years stand for: those attached, then before, then after."""
    near_before, near_after = before[-_REACH:], after[:_REACH]
    following = YEARS.search(near_after)
    if following and ATTACHED.fullmatch(near_after[: following.start()]):
        return _level_after(following)
    match = YEARS.search(near_before) or following
    if match:
        return _level_after(match)
    return Level.BASIC if MONTHS.search(near_before) or MONTHS.search(near_after) else None


def _level_after(years: re.Match[str]) -> Level:
    """Return the level of a number of years."""
    number = years["number"].lower()
    count = int(number) if number.isdigit() else NUMBERS[number]
    return Level.ADVANCED if count >= ADVANCED_YEARS else Level.WORKING


def level_named(words: str) -> Level | None:
    """Return the level that some words name, as in a form's field."""
    plain = on_russian_keyboard(words)
    return next((level for level, pattern in LEVELS if pattern.search(plain)), None)
