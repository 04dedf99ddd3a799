"""Adding, changing and removing projects of the portfolio."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from models import Placement, PlannedHeadcount, Posting, Project
from talent.audit import record
from talent.errors import N_, ConflictError, InvalidError
from talent.projects.columns import COLUMNS

Plan = dict[date, int]


class EditedError(ConflictError):
    """Somebody else saved the project since the form was opened."""


def values_of(project: Project) -> dict[str, Any]:
    """Return a project's own fields."""
    return {name: getattr(project, name) for name in COLUMNS}


def plan_of(project: Project) -> Plan:
    """Return a project's plan: jobs by quarter, without empty ones."""
    return {row.quarter: row.headcount for row in project.plan if row.headcount}


def create(session: Session, actor_id: int, *, plan: Plan, **values: Any) -> Project:
    """Add a project.

    Raises
    ------
    InvalidError
        If another project has its code.
    """
    _check_code(session, values["code"])
    project = Project(**values)
    project.plan = []
    set_plan(project, plan)
    session.add(project)
    record(session, actor_id, "project.created", project, code=project.code)
    return project


def change(
    session: Session, actor_id: int, project: Project, version: int, *, plan: Plan, **values: Any
) -> None:
    """Change a project (loaded with its plan) as it was at ``version``.

    Raises
    ------
    EditedError
        If somebody saved it since.
    InvalidError
        If another project has its code.
    """
    if project.version != version:
        raise EditedError
    _check_code(session, values["code"], project.id)
    changed = [name for name, value in values.items() if getattr(project, name) != value]
    put(project, values, plan)
    record(session, actor_id, "project.changed", project, fields=changed)


def put(project: Project, values: dict[str, Any], plan: Plan) -> None:
    """Set fields and the whole plan; the version rises even where only the plan differs."""
    for name, value in values.items():
        setattr(project, name, value)
    set_plan(project, plan)
    flag_modified(project, "code")


def set_plan(project: Project, plan: Plan) -> None:
    """Make the plan what it should be, keeping the rows that stay."""
    kept = {row.quarter: row for row in project.plan if plan.get(row.quarter)}
    for quarter, headcount in plan.items():
        if quarter in kept:
            kept[quarter].headcount = headcount
        elif headcount:
            kept[quarter] = PlannedHeadcount(quarter=quarter, headcount=headcount)
    project.plan = [kept[quarter] for quarter in sorted(kept)]


def remove(session: Session, actor_id: int, project: Project) -> None:
    """Remove a project (loaded with its plan) that nothing hangs on.

    Raises
    ------
    ConflictError
        If roles or hires belong to it.
    """
    if in_use(session, [project.id]):
        raise ConflictError(
            N_("Roles or hires belong to this project. Only a project without any can be removed.")
        )
    record(session, actor_id, "project.removed", project, code=project.code)
    session.delete(project)
    session.flush()


def in_use(session: Session, ids: list[int]) -> set[int]:
    """Return which of these projects have roles or hires."""
    posted = select(Posting.project_id).where(Posting.project_id.in_(ids))
    hired = select(Placement.project_id).where(Placement.project_id.in_(ids))
    return {row for row in session.scalars(posted.union(hired)) if row is not None}


def _check_code(session: Session, code: str, own_id: int | None = None) -> None:
    other = session.scalar(select(Project.id).where(Project.code == code, Project.id != own_id))
    if other is not None:
        raise InvalidError(N_("Another project has this code. Use a different one."), field="code")
