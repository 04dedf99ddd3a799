"""A role's applications as an employer works through them: tabs, rows, and what may be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from matching.types import Match
from models import Application, Posting, Role, Stage, User
from models.application import BULK_STAGES
from talent.access import may_move, sees_name
from talent.applications import queries
from talent.applications.bulk import may_bulk_move
from talent.matches.service import matches_at

TABS: dict[str, frozenset[Stage]] = {
    "new": frozenset({Stage.NEW}),
    "shortlisted": frozenset({Stage.SHORTLISTED}),
    "interview": frozenset({Stage.INTERVIEW}),
    "offered": frozenset({Stage.OFFERED, Stage.ACCEPTED}),
    "hired": frozenset({Stage.HIRED}),
    "not_progressing": frozenset({Stage.NOT_PROGRESSING, Stage.WITHDRAWN, Stage.DECLINED}),
}
_MEETING = frozenset({Stage.SHORTLISTED, Stage.INTERVIEW})
_SIZE = 50


@dataclass(frozen=True)
class Row:
    """One application in the pipeline; ``name`` is empty while it may not be seen."""

    application: Application
    name: str
    match: Match | None
    acts: frozenset[str]
    may_be_chosen: bool


@dataclass(frozen=True)
class Pipeline:
    """What the page of a role's applications stands on. ``undo`` is a batch and its size."""

    tab: str
    by_fit: bool
    counts: dict[str, int]
    total: int
    rows: tuple[Row, ...]
    number: int
    pages: int
    undo: tuple[str, int] | None


def pipeline(
    session: Session,
    user: User,
    posting: Posting,
    tab: str,
    number: int,
    *,
    by_fit: bool = False,
) -> Pipeline:
    """Return one tab of a role's applications, or all of them. Five SELECTs.

    Whoever has waited longest stands first, or with ``by_fit`` whoever fits best.
    """
    found = queries.of_posting(session, posting.id)
    shown = [one for one in found if tab not in TABS or one.stage in TABS[tab]]
    stages = Counter(one.stage for one in found)
    pages = max(1, -(-len(shown) // _SIZE))
    number = min(max(number, 1), pages)
    here = slice((number - 1) * _SIZE, number * _SIZE)
    matched = shown if by_fit else shown[here]
    scored = matches_at(session, [one.student_id for one in matched], posting.id)
    matches = {student_id: one.match for student_id, one in scored.items()}
    rows = (_best_first(shown, matches) if by_fit else shown)[here]
    return Pipeline(
        tab=tab if tab in TABS else "",
        by_fit=by_fit,
        counts={name: sum(stages[stage] for stage in held) for name, held in TABS.items()},
        total=len(found),
        rows=tuple(_row(one, matches.get(one.student_id)) for one in rows),
        number=number,
        pages=pages,
        undo=queries.last_batch(session, user, posting.id),
    )


def _best_first(found: Sequence[Application], matches: dict[int, Match]) -> list[Application]:
    """Order by the score; profiles that are off come last, and after them what has ended."""

    def place(application: Application) -> tuple[bool, float]:
        match = matches.get(application.student_id)
        return application.stage in TABS["not_progressing"], -match.score if match else 1.0

    return sorted(found, key=place)


def _row(application: Application, match: Match | None) -> Row:
    name = application.student.user.name if sees_name(application) else ""
    chosen = any(may_bulk_move(Role.EMPLOYER, application, to) for to in BULK_STAGES)
    return Row(application, name, match, acts_on(application), chosen)


def acts_on(application: Application) -> frozenset[str]:
    """Return what an employer may do with an application where it stands now."""
    stage = application.stage
    acts = {
        to.value
        for to in (Stage.SHORTLISTED, Stage.NOT_PROGRESSING)
        if may_move(Role.EMPLOYER, stage, to)
        and not (stage is Stage.INTERVIEW and to is Stage.SHORTLISTED)
    }
    if stage in _MEETING:
        acts |= {"interview", "offer"}
    if stage is Stage.OFFERED:
        acts.add("withdraw_offer")
    if stage is Stage.ACCEPTED:
        acts.add("hire")
    return frozenset(acts)
