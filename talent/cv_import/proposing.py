"""What the check page shows: what was found and is new, and what the profile has already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models import CefrLevel, Degree, SkillLevel, Student
from talent.cv_import.confirming import (
    has_education,
    has_experience,
    has_language,
    has_skill,
)
from talent.cv_import.reading import Reading

Row = dict[str, Any]


@dataclass
class Proposal:
    """The rows of the form by part, and how many found things stand in the profile already."""

    rows: dict[str, Any] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)


def propose(reading: Reading, student: Student) -> Proposal:
    """Return what is new in a reading for the profile of a student loaded whole."""
    proposal = Proposal(_texts(reading, student))
    _add(proposal, "education", map(_education, reading["education"]), student, has_education)
    _add(proposal, "experience", map(_experience, reading["experience"]), student, has_experience)
    _add(proposal, "languages", map(_language, reading["languages"]), student, has_language)
    _add(proposal, "skills", map(_skill, reading["skills"]), student, has_skill)
    return proposal


def _add(
    proposal: Proposal,
    part: str,
    rows: Any,
    student: Student,
    is_held: Callable[[Student, Row], bool],
) -> None:
    numbered = [{**row, "source": str(place)} for place, row in enumerate(rows)]
    fresh = [row for row in numbered if not is_held(student, row)]
    proposal.rows[part] = fresh
    proposal.held[part] = len(numbered) - len(fresh)


def _texts(reading: Reading, student: Student) -> Row:
    """Propose a text where the profile has none; beside one that is there it is not ticked."""
    texts: Row = {}
    for name, longest in (("headline", 120), ("about", 3000)):
        found = reading[name]["value"][:longest] if reading[name] else ""
        texts[name] = found
        texts[f"keep_{name}"] = bool(found) and not getattr(student, name)
    return texts


def _asked(row: Row, *names: str) -> Row:
    """Note what the CV left open; only what is complete is ticked."""
    missing = [name for name in names if not row[name]]
    return {**row, "asked": " ".join(missing), "keep": not missing}


def _education(found: Reading) -> Row:
    row = {
        "institution": found["institution"][:200],
        "programme": found["programme"][:200],
        "degree": Degree(found["degree"]) if found["degree"] else None,
        "graduation": _day(found["graduation"]),
    }
    return _asked(row, "institution", "programme", "degree")


def _experience(found: Reading) -> Row:
    row = {
        "title": found["title"][:200],
        "organisation": found["organisation"][:200],
        "started": _day(found["started"]),
        "ended": _day(found["ended"]),
        "text": found["text"][:5000],
    }
    return _asked(row, "title")


def _language(found: Reading) -> Row:
    row = {"code": found["code"], "cefr": CefrLevel(found["cefr"]) if found["cefr"] else None}
    return _asked(row, "cefr")


def _skill(found: Reading) -> Row:
    level = SkillLevel(found["level"]) if found["level"] else None
    return {"concept": found["concept"], "level": level, "asked": "", "keep": found["sure"]}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
