"""What a CV says, as it is kept until its owner confirms it: plain values, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from matching.extraction import CvReading, read_cv
from matching.extraction.cv import CvField
from matching.types import Cefr, Degree, Finding

Reading = dict[str, Any]
PARTS = ("education", "experience", "languages", "skills")
"""The parts of which a CV may hold several."""

SURE = 0.6
"""The confidence from which a skill is proposed as ticked."""

MOST_ROWS = 100
"""No CV tells of more studies, jobs or skills; what does is no CV, and no page could show it."""


def read(text: str) -> Reading:
    """Return what a CV's text says, as values that JSON holds."""
    found = read_cv(text)
    lines = text.split("\n")
    return {
        "lang": found.lang,
        "headline": _field(found.headline),
        "about": _field(found.summary),
        "links": [_field(link) for link in found.links[:MOST_ROWS]],
        "education": _education(found),
        "experience": _experience(found),
        "languages": [
            {
                "code": one.code,
                "cefr": cefr_code(one.cefr),
                **_line_at(text, lines, one.start),
            }
            for one in found.languages
        ],
        "skills": [_skill(one, text, lines) for one in found.skills[:MOST_ROWS]],
    }


def _field(field: CvField | None) -> Reading | None:
    if field is None:
        return None
    return {"value": field.value, "line": field.line, "words": field.words}


def _education(found: CvReading) -> list[Reading]:
    return [
        {
            "institution": one.institution,
            "programme": one.programme,
            "degree": degree_code(one.degree),
            "graduation": _iso(one.graduation),
            "line": one.line,
            "words": one.words,
        }
        for one in found.education[:MOST_ROWS]
    ]


def _experience(found: CvReading) -> list[Reading]:
    return [
        {
            "title": one.title,
            "organisation": one.organisation,
            "started": _iso(one.start),
            "ended": _iso(one.end),
            "text": one.text,
            "line": one.line,
            "words": one.words,
        }
        for one in found.experience[:MOST_ROWS]
    ]


def _skill(one: Finding, text: str, lines: list[str]) -> Reading:
    return {
        "concept": one.concept,
        "level": one.level and int(one.level),
        "sure": one.confidence >= SURE,
        "found": one.words,
        **_line_at(text, lines, one.start),
    }


def _line_at(text: str, lines: list[str], start: int) -> Reading:
    number = text.count("\n", 0, start)
    return {"line": number + 1, "words": lines[number].strip()}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def cefr_code(cefr: Cefr | None) -> str | None:
    """Return the code under which the database keeps a language's level."""
    if cefr is None:
        return None
    return "native" if cefr is Cefr.NATIVE else cefr.name


def degree_code(degree: Degree | None) -> str | None:
    """Return the code under which the database keeps a degree."""
    return degree.name.lower() if degree else None


def used_lines(reading: Reading) -> frozenset[int]:
    """Return the numbers of the lines of the CV from which something was taken."""
    return frozenset(_used(reading))


def _used(reading: Reading) -> Iterator[int]:
    for part in ("headline", "about"):
        if reading[part]:
            first = reading[part]["line"]
            yield from range(first, first + reading[part]["value"].count("\n") + 1)
    for part in (*PARTS, "links"):
        yield from (row["line"] for row in reading[part])
    for job in reading["experience"]:
        yield from range(job["line"], job["line"] + job["text"].count("\n") + 1)


def nothing_found(reading: Reading) -> list[str]:
    """Return the parts that the CV does not tell of, or tells in a way that is not understood."""
    return [part for part in ("headline", *PARTS) if not reading[part]]
