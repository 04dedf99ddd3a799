"""What the words around a skill say: level, years, must or nice, and negation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from matching.text import Token, normalise
from matching.types import Level

_CLAUSE_END = re.compile(
    r"[.;!?](?=\s|$)|(?<!,)\n|•|\u2022|\s-\s|,\s*(?:но|but|бірақ|however|однако)\b"
)
_LIST_SIGN = re.compile(r"[,/|]|\s(?:and|or|и|или|және|мен|немесе)\s")

_EXPERT = (
    r"expert\w*|экспертн\w*|эксперт\b|сарапшы\w*|in-depth|deep knowledge|"
    r"глубок\w+ знани\w*|терең\w*"
)
_ADVANCED = (
    r"advanced|proficien\w+|fluent|strong|excellent|extensive|solid|confident\w*|уверенн\w+|"
    r"продвинут\w+|отличн\w+|свободн\w+ владе\w+|хорош\w+ знани\w+|жетік|еркін|жақсы білу|senior"
)
_WORKING = (
    r"intermediate|working knowledge|good (?:knowledge|understanding)|hands[- ]on|средн\w+ уров\w+|"
    r"орта деңгей\w*|рабоч\w+ уров\w+"
)
_BASIC = (
    r"basic\w*|beginner|elementary|familiar\w*|entry[- ]level|fundamentals|basics|базов\w+|"
    r"начальн\w+|основ\w+|"
    r"бастапқы|негізгі деңгей|негіздер\w*|нач\w+ уров\w+"
)
_LEVELS = (
    (Level.EXPERT, re.compile(rf"(?<!\w)(?:{_EXPERT})(?!\w)", re.IGNORECASE)),
    (Level.BASIC, re.compile(rf"(?<!\w)(?:{_BASIC})(?!\w)", re.IGNORECASE)),
    (Level.WORKING, re.compile(rf"(?<!\w)(?:{_WORKING})(?!\w)", re.IGNORECASE)),
    (Level.ADVANCED, re.compile(rf"(?<!\w)(?:{_ADVANCED})(?!\w)", re.IGNORECASE)),
)
_YEARS = re.compile(
    r"(\d{1,2})(?:[.,]\d)?\s*(?:\+|-\s*\d{1,2}|to\s+\d{1,2})?\s*\+?\s*"
    r"(?:years?|yrs?|лет|года?|жыл\w*)(?!\w)",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"\d{1,2}\s*(?:months?|месяц\w*|мес\.?|ай)(?!\w)", re.IGNORECASE)
_ADVANCED_YEARS = 3

_NICE = re.compile(
    r"(?<!\w)(?:nice[- ]to[- ]have|(?:is |are |would be |will be )?(?:a |an |as a )?(?:big |"
    r"strong |great )?"
    r"(?:plus|advantage|bonus|asset)|preferr\w+|desirabl\w+|desired|optional\w*|ideally|not "
    r"mandatory|"
    r"желательн\w*|будет плюсом|плюсом|преимуществ\w*|приветству\w+|не ?обязател\w+|"
    r"необязател\w+|"
    r"артықшылы\w+|құпталады|міндетті емес|қосымша артықшылық|жақсы болар еді|болса жақсы)(?!\w)",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"(?<!\w)(?:must|required?|requires?|requirements?|mandatory|essential|necessary|minimum|"
    r"qualifications|need(?:s|ed)?|обязател\w+|требу\w+|требовани\w+|необходим\w*|нужн\w+|"
    r"міндетті|қажет|талап\w*|керек|тиіс)(?!\w)",
    re.IGNORECASE,
)
_NOT_MUST = re.compile(
    r"(?<!\w)(?:not (?:required|needed|necessary)|no need|не требуется|не требуются|не нуж\w+|"
    r"не ?обязател\w+|не необходим\w*|қажет емес|керек емес|міндетті емес|талап етілмейді)(?!\w)",
    re.IGNORECASE,
)
_NEGATED_BEFORE = re.compile(
    r"(?<!\w)(?:without(?: any)?|no (?:experience|knowledge|prior|previous)|not? (?:have|know)|"
    r"(?:do|does|did)(?: not|n't) (?:have|know|use|require|need)|never|lack of|"
    r"no need (?:for|of)|(?:do not|don't) want to|"
    r"(?:would like|want|plan\w*|eager|going) to (?:learn|study|develop|try)|без|"
    r"хо(?:чу|тел\w* бы) (?:изуч|науч|осво)\w+|үйренгім келеді|нет (?:опыта|навык\w*|знани\w*)|"
    r"не (?:имею|знаю|владею|работал\w*))(?!\w)"
    r"(?!\s+(?:выходн|проблем))",
    re.IGNORECASE,
)
# "Java не требуется, Python": only at the head of a clause does this look ahead.
_NOT_ASKED_AHEAD = re.compile(r"\W*не (?:требу[ею]тся|нуж\w+)(?!\w)", re.IGNORECASE)
_NEGATED_AFTER = re.compile(
    r"(?<!\w)(?:(?:is |are )?not (?:required|needed|necessary)|не требуется|не требуются|не нуж\w+|"
    r"қажет емес|керек емес|талап етілмейді|білмеймін|жоқ|кажет емес|керек емес)(?!\w)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^\s*[^\n]{2,60}?:?\s*$")
_REACH, _FAR = 60, 120
_LONGEST_ITEM = 3
# Words that begin something held, after a negation and a comma.
_HELD = re.compile(
    r"знани|опыт|уме|владе|работ|experience|knowledge|skill|have|білу|тәжірибе|бар(?!\w)",
    re.IGNORECASE,
)


class Wording:
    """The words of one text, asked about a span of its tokens."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        plain = normalise(text)
        self._text = plain if len(plain) == len(text) else text
        self._tokens = tokens
        self._ends = [match.end() for match in _CLAUSE_END.finditer(self._text)]
        self._headings = list(_headings(self._text))

    def level(self, first: int, last: int) -> Level | None:
        """Return the level that the clause states nearest to the span."""
        before, after = self._around(first, last)
        stated = _nearest_level(before, after)
        return stated if stated is not None else _level_of_years(before, after)

    def must(self, first: int, last: int) -> bool | None:
        """Return True for a must, False for a nice-to-have, None where the text does not say."""
        before, after = self._around(first, last)
        clause = f"{before} {after}"
        if _NICE.search(clause):
            return False
        if _MUST.search(_NOT_MUST.sub(" ", clause)):
            return True
        return self._section(self._tokens[first].start)

    def negated(self, first: int, last: int) -> bool:
        """Whether the clause says that the skill is absent or not needed."""
        before, after = self._around(first, last)
        if _NICE.search(after):
            return False
        ends = [match.end() for match in _NEGATED_BEFORE.finditer(before)]
        ahead = _NOT_ASKED_AHEAD.match(before)
        ends += [ahead.end()] if ahead else []
        if ends and _still_negated(before[max(ends) :]):
            return True
        found = _NEGATED_AFTER.search(after[:_REACH])
        return bool(found) and not re.search(r"[,;]", after[: found.start()] if found else "")

    def _around(self, first: int, last: int) -> tuple[str, str]:
        """Return the clause before and after the span.

        A text that lost its line ends is one long clause: only what stands near is meant.
        """
        start, end = self._tokens[first].start, self._tokens[last].end
        place = bisect_right(self._ends, start)
        left = self._ends[place - 1] if place else 0
        right_place = bisect_right(self._ends, end)
        right = self._ends[right_place] if right_place < len(self._ends) else len(self._text)
        return self._text[max(left, start - _FAR) : start], self._text[end : min(right, end + _FAR)]

    def _section(self, start: int) -> bool | None:
        """Return what the last heading above a place says."""
        above = bisect_right(self._headings, start, key=lambda heading: heading[0])
        return self._headings[above - 1][1] if above else None


def _headings(text: str) -> list[tuple[int, bool | None]]:
    """Return where sections begin, and whether their skills are a must."""
    headings: list[tuple[int, bool | None]] = []
    place = 0
    for line in text.splitlines(keepends=True):
        if _HEADING.match(line) and (line.rstrip().endswith(":") or len(line.split()) <= 4):
            if _NICE.search(line):
                headings.append((place, False))
            elif _MUST.search(line):
                headings.append((place, True))
            elif line.rstrip().endswith(":"):
                headings.append((place, None))
        place += len(line)
    return headings


def _still_negated(between: str) -> bool:
    """Whether a negation reaches over some words: over the items of a list, not past "but"."""
    if re.search(r"только|only|[;:—]|(?<!\w)(?:но|but|бірақ)(?!\w)", between):
        return False
    items = between.split(",")[1:]
    return not any(len(item.split()) > _LONGEST_ITEM or _HELD.search(item) for item in items)


def _nearest_level(before: str, after: str) -> Level | None:
    """Return the level whose word stands nearest to the span."""
    found: list[tuple[int, Level]] = []
    near_before, near_after = before[-_REACH:], after[:_REACH]
    for level, pattern in _LEVELS:
        found += [
            (len(near_before) - m.end(), level)
            for m in pattern.finditer(near_before)
            if ")" not in near_before[m.end() :]
        ]
        found += [
            (m.start() + 5, level)
            for m in pattern.finditer(near_after)
            if not _LIST_SIGN.search(near_after[: m.start()])
        ]
    near = [pair for pair in found if pair[0] < _REACH]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _level_of_years(before: str, after: str) -> Level | None:
    """Return the level that stated years stand for."""
    match = _YEARS.search(before[-_REACH:]) or _YEARS.search(after[:_REACH])
    if match:
        return Level.ADVANCED if int(match.group(1)) >= _ADVANCED_YEARS else Level.WORKING
    if _MONTHS.search(before[-_REACH:]) or _MONTHS.search(after[:_REACH]):
        return Level.BASIC
    return None


def level_named(words: str) -> Level | None:
    """Return the level that some words name, as in a form's field."""
    return next((level for level, pattern in _LEVELS if pattern.search(words)), None)
