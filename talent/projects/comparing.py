"""What importing a sheet would do: which rows are new, changed, unchanged, or cannot be used."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import PlannedHeadcount, Project
from talent.errors import N_
from talent.projects.reading import NAMES, Problem, Reading


class Outcome(enum.StrEnum):
    """What importing a row does."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    BAD = "bad"


@dataclass(frozen=True)
class Known:
    """A project as it stands."""

    project: Project
    plan: dict[date, int]


@dataclass(frozen=True)
class Difference:
    """One thing that a row changes; ``what`` is a field or a quarter."""

    what: str | date
    before: Any
    after: Any


@dataclass(frozen=True)
class Row:
    """A row of a sheet and what importing it does."""

    reading: Reading
    outcome: Outcome
    project_id: int | None = None
    differences: Sequence[Difference] = field(default_factory=tuple)


def compare(session: Session, readings: Iterable[Reading]) -> list[Row]:
    """Return what importing each row would do now. Two SELECTs."""
    known = _known(session)
    by_code = {one.project.code.casefold(): one for one in known}
    by_name = _by_name(known)
    seen: dict[object, int] = {}
    rows = []
    for reading in readings:
        if reading.problems:
            rows.append(Row(reading, Outcome.BAD))
            continue
        found = _find(reading, by_code, by_name)
        key = found.project.id if found else _key(reading)
        if key in seen:
            rows.append(_twice(reading))
            continue
        seen[key] = reading.row
        rows.append(_row(reading, found))
    return rows


def _known(session: Session) -> list[Known]:
    plans: dict[int, dict[date, int]] = {}
    query = select(
        PlannedHeadcount.project_id, PlannedHeadcount.quarter, PlannedHeadcount.headcount
    )
    for project_id, quarter, headcount in session.execute(query):
        plans.setdefault(project_id, {})[quarter] = headcount
    projects = session.scalars(select(Project))
    return [Known(project, plans.get(project.id, {})) for project in projects]


def _by_name(known: list[Known]) -> dict[str, Known]:
    found: dict[str, Known] = {}
    for one in known:
        for name in NAMES:
            found.setdefault(getattr(one.project, name).casefold(), one)
    return found


def _find(reading: Reading, by_code: dict[str, Known], by_name: dict[str, Known]) -> Known | None:
    if reading.code:
        return by_code.get(reading.code.casefold())
    named = (by_name.get(name.casefold()) for name in reading.names)
    return next((one for one in named if one), None)


def _key(reading: Reading) -> str:
    return (reading.code or reading.names[0]).casefold()


def _twice(reading: Reading) -> Row:
    message = N_("Another row above names the same project. Keep one of the two.")
    problem = Problem("", reading.code or reading.names[0], message)
    return Row(replace(reading, problems=[problem]), Outcome.BAD)


def _row(reading: Reading, found: Known | None) -> Row:
    if found is None and not reading.names:
        message = N_("No project has this code, and the row gives no name for a new one.")
        problem = Problem("", reading.code, message)
        return Row(replace(reading, problems=[problem]), Outcome.BAD)
    if found is None:
        return Row(reading, Outcome.NEW)
    differences = list(_differences(reading, found))
    outcome = Outcome.CHANGED if differences else Outcome.UNCHANGED
    return Row(reading, outcome, found.project.id, differences)


def _differences(reading: Reading, found: Known) -> Iterable[Difference]:
    for name, value in reading.values.items():
        before = getattr(found.project, name)
        if before != value and name != "code":
            yield Difference(name, before, value)
    for quarter, headcount in sorted(reading.plan.items()):
        before = found.plan.get(quarter, 0)
        if before != headcount:
            yield Difference(quarter, before, headcount)
