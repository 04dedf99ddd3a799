"""The dashboard's values: the finding, its lines, and the list behind each number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import format_percent
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Project, Sector
from talent import quarters
from talent.finding import alphabetical
from talent.labels import label
from talent.locale import number
from talent.projects.words import project_name, quarter_words
from talent.reports import service
from talent.reports.service import Scope, Tally


@dataclass(frozen=True)
class Line:
    """A row of numbers; ``links`` leads from a number's name to the list behind it."""

    key: str
    label: Any
    tally: Tally
    links: dict[str, str]
    is_sample: bool = False


@dataclass(frozen=True)
class Board:
    """Everything that the dashboard shows."""

    whole: Line
    goal: int
    finding: str
    sectors: list[Line]
    projects: list[Line]
    quarters: list[Line]
    points: list[dict[str, Any]]
    known_projects: list[Project]


def board(session: Session, scope: Scope) -> Board:
    """Return the dashboard's values. Four SELECTs."""
    programme = service.programme(session)
    known = list(session.scalars(select(Project).order_by(Project.id)))
    by_project = service.tallies(session, "project", scope)
    by_quarter = service.tallies(session, "quarter", scope)
    whole = service.total(by_project.values())
    goal = programme.jobs if scope == Scope() else whole.planned
    return Board(
        whole=Line("all", _("All"), whole, links(scope)),
        goal=goal,
        finding=_finding(whole, goal, by_quarter, scope),
        sectors=_sectors(scope, known, by_project),
        projects=_projects(scope, known, by_project),
        quarters=list(_quarters(scope, by_quarter)),
        points=_points(by_quarter),
        known_projects=sorted(known, key=lambda project: alphabetical(project_name(project))),
    )


def links(scope: Scope) -> dict[str, str]:
    """Return the addresses of the lists behind the numbers of a scope."""
    asked: dict[str, Any] = {
        "sector": scope.sector.value if scope.sector else None,
        "district": scope.district.value if scope.district else None,
        "project": scope.project,
        "quarter": quarters.code_of(scope.quarter) if scope.quarter else None,
    }
    plan = {name: value for name, value in asked.items() if name != "project"}
    of_projects = (
        url_for("projects.show", project_id=scope.project)
        if scope.project
        else url_for("projects.index", **plan)
    )
    return {
        "planned": of_projects,
        "posted": url_for("staff.postings", status="posted", **asked),
        "filled": url_for("placements.index", status="filled", **asked),
        "awaiting": url_for("placements.index", status="recorded", **asked),
        "verified": url_for("placements.index", status="counted", **asked),
    }


def _finding(whole: Tally, goal: int, lines: dict[Any, Tally], scope: Scope) -> str:
    now = quarters.current()
    due = sum(line.planned for quarter, line in lines.items() if quarter <= now)
    values = {
        "verified": number(whole.verified),
        "goal": number(goal),
        "percent": format_percent(whole.verified / goal if goal else 0, "#,##0.##%"),
        "due": number(due),
        "quarter": quarter_words(now),
    }
    if not whole.planned:
        return str(_("%(verified)s jobs are filled and verified; no plan is published.", **values))
    if scope.quarter:
        return str(
            _("%(verified)s of %(goal)s jobs planned for the quarter are verified.", **values)
        )
    return str(
        _(
            "%(verified)s of %(goal)s jobs are filled and verified, %(percent)s. "
            "By the end of %(quarter)s the projects planned %(due)s.",
            **values,
        )
    )


def _sectors(scope: Scope, known: list[Project], lines: dict[Any, Tally]) -> list[Line]:
    of = {project.id: project.sector for project in known}
    wanted = [scope.sector] if scope.sector else [*Sector, None]
    found = []
    for sector in wanted:
        tally = service.total(line for key, line in lines.items() if of.get(key) is sector)
        if sector or tally != Tally():
            found.append(_sector(scope, sector, tally))
    return found


def _sector(scope: Scope, sector: Sector | None, tally: Tally) -> Line:
    if sector is None:
        return Line("sector-unknown", _("Sector not published"), tally, {})
    narrowed = Scope(sector, scope.district, scope.project, scope.quarter)
    return Line(f"sector-{sector.value}", label(sector), tally, links(narrowed))


def _projects(scope: Scope, known: list[Project], lines: dict[Any, Tally]) -> list[Line]:
    found = [
        Line(
            f"project-{project.id}",
            project_name(project),
            lines[project.id],
            links(Scope(project=project.id, quarter=scope.quarter)),
            project.is_sample,
        )
        for project in known
        if project.id in lines
    ]
    found.sort(key=lambda line: (-line.tally.planned, str(line.label).casefold()))
    if None in lines:
        found.append(Line("project-none", _("Roles without a project"), lines[None], {}))
    return found


def _quarters(scope: Scope, lines: dict[Any, Tally]) -> Iterator[Line]:
    for quarter in _without_gaps(lines):
        narrowed = Scope(scope.sector, scope.district, scope.project, quarter)
        yield Line(
            quarters.code_of(quarter),
            quarter_words(quarter),
            lines.get(quarter, Tally()),
            links(narrowed),
        )


def _points(lines: dict[Any, Tally]) -> list[dict[str, Any]]:
    points, verified = [], 0
    for quarter in _without_gaps(lines):
        if quarter > quarters.current() and not lines.get(quarter, Tally()).verified:
            continue
        verified += lines.get(quarter, Tally()).verified
        points.append({"label": quarter_words(quarter), "value": verified})
    return points


def _without_gaps(lines: dict[Any, Tally]) -> list[date]:
    if not lines:
        return []
    found = [min(lines)]
    while found[-1] < max(lines):
        found.append(quarters.after(found[-1]))
    return found
