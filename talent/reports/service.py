"""The numbers towards 30,000, from one place: planned, posted, filled, verified.

planned
    Jobs that the projects plan to open, by the quarter they plan them for.
posted
    Seats of roles that are published or were published and are closed now, by the quarter
    in which they were published.
filled
    Hires that are recorded and await proof, or are verified, by the quarter they start in.
verified
    Hires whose evidence staff have checked, each person once: of several verified hires of
    one person the one recorded first counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    SQLColumnExpression,
    case,
    cast,
    exists,
    extract,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from models import (
    District,
    Placement,
    PlacementStatus,
    PlannedHeadcount,
    Posting,
    PostingStatus,
    Programme,
    Project,
    Sector,
)
from talent import quarters
from talent.reports.days import almaty_day

By = Literal["project", "sector", "quarter"]
POSTED = (PostingStatus.PUBLISHED, PostingStatus.CLOSED)
FILLED = (PlacementStatus.RECORDED, PlacementStatus.VERIFIED)


@dataclass(frozen=True)
class Scope:
    """What is counted; None leaves it open. ``quarter`` is a quarter's first day."""

    sector: Sector | None = None
    district: District | None = None
    project: int | None = None
    quarter: date | None = None


@dataclass(frozen=True)
class Tally:
    """The numbers of one line. ``invented``: how much of them is sample data."""

    planned: int = 0
    posted: int = 0
    filled: int = 0
    awaiting: int = 0
    verified: int = 0
    invented: int = 0

    @property
    def open(self) -> int:
        """Planned jobs that nobody has filled yet."""
        return max(self.planned - self.awaiting - self.verified, 0)


def programme(session: Session) -> Programme:
    """Return the programme's published totals."""
    return session.scalars(select(Programme).order_by(Programme.id).limit(1)).one()


def tallies(session: Session, by: By, scope: Scope | None = None) -> dict[Any, Tally]:
    """Return a line for each project (its id), sector, or quarter (its first day). One SELECT.

    The key None holds roles without a project, or projects whose sector is not published.
    """
    parts = [query(by, scope or Scope()) for query in (_planned, _posted, _hires)]
    found: dict[Any, dict[str, int]] = {}
    for row in session.execute(union_all(*parts)):
        line = found.setdefault(_key(by, row.key), {})
        for name in (field.name for field in fields(Tally)):
            line[name] = line.get(name, 0) + int(getattr(row, name) or 0)
    return {key: Tally(**line) for key, line in found.items()}


def total(lines: Iterable[Tally]) -> Tally:
    """Return the sum of lines."""
    lines = list(lines)
    sums = {field.name: sum(getattr(line, field.name) for line in lines) for field in fields(Tally)}
    return Tally(**sums)


def counted() -> ColumnElement[bool]:
    """Return the condition of a hire that counts: verified, and its person not counted before."""
    other = aliased(Placement)
    before = exists().where(
        other.student_id == Placement.student_id,
        other.status == PlacementStatus.VERIFIED,
        other.id < Placement.id,
    )
    return (Placement.status == PlacementStatus.VERIFIED) & ~before


def _key(by: By, value: Any) -> Any:
    if value is None or by == "project":
        return value
    if by == "sector":
        return Sector(value)
    year, quarter = divmod(int(value), 4)
    return quarters.first_day(year, quarter + 1)


def _key_column(by: By, day: SQLColumnExpression[Any]) -> SQLColumnExpression[Any]:
    if by == "quarter":
        year, month = (cast(extract(part, day), Integer) for part in ("year", "month"))
        return year * 4 + (month - 1) // 3
    # As text, since a UNION takes its type from its first part.
    return Project.id if by == "project" else cast(Project.sector, Project.code.type)


def _sum(
    number: SQLColumnExpression[int] | int, condition: SQLColumnExpression[bool] | None = None
) -> Any:
    return func.sum(number if condition is None else case((condition, number), else_=0))


def _line(key: SQLColumnExpression[Any], **sums: Any) -> Select[Any]:
    columns = [
        sums.get(field.name, literal(0, Integer)).label(field.name) for field in fields(Tally)
    ]
    return select(key.label("key"), *columns).group_by(key)


def _planned(by: By, scope: Scope) -> Select[Any]:
    number = PlannedHeadcount.headcount
    query = _line(
        _key_column(by, PlannedHeadcount.quarter),
        planned=_sum(number),
        invented=_sum(number, Project.is_sample),
    ).join_from(PlannedHeadcount, Project)
    if scope.quarter:
        query = query.where(PlannedHeadcount.quarter == scope.quarter)
    return query.where(*_of_project(scope))


def _posted(by: By, scope: Scope) -> Select[Any]:
    query = _line(
        _key_column(by, almaty_day(Posting.published_at)),
        posted=_sum(Posting.seats),
        invented=_sum(Posting.seats, Posting.is_sample),
    ).join_from(Posting, Project, isouter=True)
    if scope.quarter:
        begins, ends = quarters.moments(scope.quarter)
        query = query.where(Posting.published_at >= begins, Posting.published_at < ends)
    return query.where(Posting.status.in_(POSTED), *_of_project(scope))


def _hires(by: By, scope: Scope) -> Select[Any]:
    query = _line(
        _key_column(by, Placement.start),
        filled=_sum(1),
        awaiting=_sum(1, Placement.status == PlacementStatus.RECORDED),
        verified=_sum(1, counted()),
        invented=_sum(1, Placement.is_sample),
    ).join_from(Placement, Project)
    if scope.quarter:
        ends = quarters.after(scope.quarter)
        query = query.where(Placement.start >= scope.quarter, Placement.start < ends)
    return query.where(Placement.status.in_(FILLED), *_of_project(scope))


def _of_project(scope: Scope) -> list[ColumnElement[bool]]:
    pairs = (
        (Project.sector, scope.sector),
        (Project.district, scope.district),
        (Project.id, scope.project),
    )
    return [column == value for column, value in pairs if value is not None]
