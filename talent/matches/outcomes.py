"""What employers decided about applications, as grades to learn from."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from matching.features import highest_degree
from matching.learning import Decision
from matching.learning.examples import HIRED, INVITED, NONE, SHORTLISTED
from matching.text import detect_language
from matching.types import Profile
from models import Application, Posting, Stage, StageChange, Student
from models.base import ALMATY
from talent.matches import gateway

GRADES = {
    Stage.NOT_PROGRESSING: NONE,
    Stage.SHORTLISTED: SHORTLISTED,
    Stage.INTERVIEW: INVITED,
    Stage.OFFERED: INVITED,
    Stage.ACCEPTED: INVITED,
    Stage.DECLINED: INVITED,
    Stage.HIRED: HIRED,
}
"""How far each stage is; the others say nothing of what the employer decided."""

# Programmes of study bear the national classifier's code: level, then two digits of the field.
_FIELD = re.compile(r"\s*[5-8][BMD](\d\d)")


@dataclass(frozen=True)
class Outcomes:
    """The decisions with the moments of the first and the last, and how many are invented."""

    decisions: list[Decision]
    since: datetime | None = None
    until: datetime | None = None
    invented: int = 0


@dataclass(frozen=True)
class _Decided:
    """A decided application: whose, for which role, how far it came, and when."""

    student: str
    posting: str
    grade: int
    at: datetime
    is_sample: bool


def outcomes(session: Session, since: date | None = None) -> Outcomes:
    """Return what was decided, about profiles that are on, with today's profiles and roles.

    Six SELECTs, however many applications there are.

    Parameters
    ----------
    session
        The session.
    since
        The first day whose decisions count; all where None.
    """
    which: list[ColumnElement[bool]] = [Application.stage.not_in([Stage.NEW])]
    if since:
        which.append(Application.stage_at >= datetime.combine(since, time(), ALMATY))
    rows = _decided(session, which)
    chosen = select(Application).where(*which)
    found = gateway.profiles(
        session,
        *gateway.is_matched(),
        Student.id.in_(chosen.with_only_columns(Application.student_id)),
    )
    asked = gateway.openings(
        session, Posting.id.in_(chosen.with_only_columns(Application.posting_id))
    )
    profiles = {one.id: one for one in found}
    openings = {one.id: one for one in asked}
    known = [row for row in rows if row.student in profiles]
    groups = {key: groups_of(profile) for key, profile in profiles.items()}
    return Outcomes(
        [
            Decision(openings[row.posting], profiles[row.student], row.grade, groups[row.student])
            for row in known
        ],
        min((row.at for row in known), default=None),
        max((row.at for row in known), default=None),
        sum(row.is_sample for row in known),
    )


def _decided(session: Session, which: list[ColumnElement[bool]]) -> list[_Decided]:
    """Return the applications on which somebody decided."""
    rows = session.execute(
        select(Application, or_(Student.is_sample, Posting.is_sample))
        .join(Application.student)
        .join(Application.posting)
        .where(*which)
        .order_by(Application.id)
    ).all()
    reached: dict[int, set[Stage]] = defaultdict(set)
    changes = select(StageChange.application_id, StageChange.to_stage).where(
        StageChange.undone_at.is_(None),
        StageChange.application_id.in_(select(Application.id).where(*which)),
    )
    for application_id, stage in session.execute(changes):
        reached[application_id].add(stage)
    return [
        _Decided(str(one.student_id), str(one.posting_id), grade, one.stage_at, is_sample)
        for one, is_sample in rows
        if (grade := grade_of({*reached[one.id], one.stage})) is not None
    ]


def grade_of(stages: set[Stage]) -> int | None:
    """Return how far an application came at its furthest; None where no employer decided."""
    return max((GRADES[stage] for stage in stages if stage in GRADES), default=None)


def groups_of(profile: Profile) -> dict[str, str]:
    """Return the groups within which a model is measured; none of them reaches a feature."""
    degree = highest_degree(profile)
    written = " ".join((profile.title, profile.text, *(job.text for job in profile.experience)))
    return {
        "language": detect_language(written).partition("-")[0],
        "degree": degree.name.lower() if degree else "",
        "field": field_of(profile),
    }


def field_of(profile: Profile) -> str:
    """Return the two digits of the latest programme's field; empty where it has no code."""
    codes = [_FIELD.match(one.programme) for one in reversed(profile.education)]
    return next((code.group(1) for code in codes if code), "")
