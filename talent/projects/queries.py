"""Reading the portfolio: the list with its numbers, one project, its open roles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from matching.text import fold
from models import District, Posting, PostingStatus, Project, Sector, today
from talent.errors import NotFoundError
from talent.finding import alphabetical
from talent.paging import Page
from talent.reports import service as reports
from talent.reports.service import Scope, Tally

UNKNOWN = "unknown"
"""Asks for projects whose sector (or district) is not published."""
ON_A_PAGE = 50
_SHOWN_ROLES = 10


@dataclass(frozen=True)
class Wanted:
    """What is looked for; None leaves it open."""

    q: str = ""
    sector: Sector | Literal["unknown"] | None = None
    district: District | Literal["unknown"] | None = None
    quarter: date | None = None
    sort: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Row:
    """A project of the list with its numbers."""

    project: Project
    tally: Tally


@dataclass(frozen=True)
class Portfolio:
    """One page of the list, and the sum over all that was found."""

    page: Page[Row]
    whole: Tally
    investment: int


def listed(session: Session, wanted: Wanted, number: int = 1) -> Portfolio:
    """Return the projects that fit with their numbers. Two SELECTs."""
    # Names are searched here, since SQLite folds the case of Latin letters only.
    projects = [p for p in session.scalars(_matching(wanted)) if _named(p, wanted.q)]
    tallies = reports.tallies(session, "project", Scope(quarter=wanted.quarter))
    rows = [Row(project, tallies.get(project.id, Tally())) for project in projects]
    _sort(rows, wanted)
    last = max(1, -(-len(rows) // ON_A_PAGE))
    number = min(max(number, 1), last)
    items = rows[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    return Portfolio(
        Page(items, number, ON_A_PAGE, len(rows)),
        reports.total(row.tally for row in rows),
        sum(row.project.investment or 0 for row in rows),
    )


def _matching(wanted: Wanted) -> Select[Project]:
    query = select(Project).order_by(Project.id)
    for column, value in ((Project.sector, wanted.sector), (Project.district, wanted.district)):
        if value == UNKNOWN:
            query = query.where(column.is_(None))
        elif value is not None:
            query = query.where(column == value)
    return query


def _named(project: Project, q: str) -> bool:
    names = (project.code, project.name_kk, project.name_ru, project.name_en)
    text = fold(" ".join(names))
    return all(word in text for word in fold(q).split())


def _sort(rows: list[Row], wanted: Wanted) -> None:
    rows.sort(key=lambda row: alphabetical(getattr(row.project, f"name_{wanted.language}")))
    if wanted.sort == "investment":
        rows.sort(key=lambda row: -(row.project.investment or 0))
    elif wanted.sort in {"planned", "filled"}:
        rows.sort(key=lambda row: -getattr(row.tally, wanted.sort))


@dataclass(frozen=True)
class ProjectPage:
    """A project, its numbers by quarter, and the first of its open roles."""

    project: Project
    quarters: list[tuple[date, Tally]]
    whole: Tally
    roles: list[Posting]
    open_roles: int


def shown(session: Session, project_id: int) -> ProjectPage:
    """Return what a project's page shows. Four SELECTs.

    Raises
    ------
    NotFoundError
        If there is no such project.
    """
    project = session.get(Project, project_id)
    if project is None:
        raise NotFoundError
    lines = reports.tallies(session, "quarter", Scope(project=project_id))
    is_open = (
        Posting.project_id == project_id,
        Posting.status == PostingStatus.PUBLISHED,
        or_(Posting.deadline.is_(None), Posting.deadline >= today()),
    )
    count = session.scalar(select(func.count()).select_from(Posting).where(*is_open)) or 0
    query = select(Posting).where(*is_open).options(joinedload(Posting.organisation))
    latest = query.order_by(Posting.published_at.desc()).limit(_SHOWN_ROLES)
    return ProjectPage(
        project,
        sorted(lines.items()),
        reports.total(lines.values()),
        list(session.scalars(latest)),
        count,
    )


def with_plan(session: Session, project_id: int) -> Project:
    """Return a project with its plan loaded.

    Raises
    ------
    NotFoundError
        If there is no such project.
    """
    query = select(Project).where(Project.id == project_id).options(selectinload(Project.plan))
    project = session.scalar(query)
    if project is None:
        raise NotFoundError
    return project
