"""Finding hires: one with all its facts, and lists narrowed by filters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from models import (
    Application,
    District,
    Member,
    Organisation,
    Placement,
    PlacementStatus,
    Posting,
    Project,
    Role,
    Sector,
    Student,
    User,
)
from talent import quarters
from talent.access import OFFICE
from talent.errors import NotFoundError
from talent.finding import contains
from talent.reports.service import FILLED, counted


@dataclass(frozen=True)
class Wanted:
    """What a list of hires is narrowed to; empty values leave it open."""

    q: str = ""
    status: str = ""
    sector: Sector | None = None
    district: District | None = None
    project: int = 0
    organisation: int = 0
    quarter: date | None = None


def _facts() -> tuple[ORMOption, ...]:
    return (
        joinedload(Placement.student).joinedload(Student.user),
        joinedload(Placement.posting),
        joinedload(Placement.organisation),
        joinedload(Placement.project),
    )


def hires(wanted: Wanted) -> Select[Placement]:
    """Return the query for a list of hires, newest first."""
    query = (
        select(Placement)
        .join(Placement.student)
        .join(Student.user)
        .join(Placement.posting)
        .join(Placement.organisation)
        .join(Placement.project)
        .options(*_facts())
    )
    return query.where(*_conditions(wanted)).order_by(
        Placement.created_at.desc(), Placement.id.desc()
    )


def people(session: Session, query: Select[Any]) -> int:
    """Return how many persons the hires of a list are."""
    ids = query.with_only_columns(Placement.student_id).order_by(None).distinct().subquery()
    return session.scalar(select(func.count()).select_from(ids)) or 0


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found = [
        column == value
        for column, value in (
            (Project.sector, wanted.sector),
            (Project.district, wanted.district),
            (Placement.project_id, wanted.project),
            (Placement.organisation_id, wanted.organisation),
        )
        if value
    ]
    if wanted.quarter:
        ends = quarters.after(wanted.quarter)
        found += [Placement.start >= wanted.quarter, Placement.start < ends]
    if wanted.q:
        found.append(contains(wanted.q, User.name, Posting.title, Organisation.name))
    if wanted.status:
        found.append(_status(wanted.status))
    return found


def _status(status: str) -> ColumnElement[bool]:
    if status == "counted":
        return counted()
    if status == "filled":
        return Placement.status.in_(FILLED)
    if status == "disputed":
        return Placement.disputed_at.is_not(None) & (Placement.status != PlacementStatus.REFUSED)
    return Placement.status == PlacementStatus(status)


def projects(session: Session) -> list[Project]:
    """Return the projects that have hires."""
    query = select(Project).where(Project.id.in_(select(Placement.project_id)))
    return list(session.scalars(query.order_by(Project.code)))


def start_quarters(session: Session) -> list[date]:
    """Return the quarters in which hires start, newest first."""
    first = session.scalar(select(func.min(Placement.start)))
    last = session.scalar(select(func.max(Placement.start)))
    found: list[date] = []
    day = quarters.quarter_of(first) if first else None
    while day and last and day <= last:
        found.insert(0, day)
        day = quarters.after(day)
    return found


def visible(session: Session, user: User, placement_id: int) -> Placement:
    """Return a hire with its facts, if it is this person's to see.

    Raises
    ------
    NotFoundError
        If there is none, or it is not theirs.
    """
    query = select(Placement).where(Placement.id == placement_id)
    evidence = (joinedload(Placement.evidence_file), joinedload(Placement.application))
    placement = session.scalar(query.options(*_facts(), *evidence))
    if placement is None or not _may_see(session, user, placement):
        raise NotFoundError
    return placement


def _may_see(session: Session, user: User, placement: Placement) -> bool:
    if user.role in OFFICE:
        return True
    if user.role is Role.STUDENT:
        return placement.student.user_id == user.id
    mine = select(Member.id).where(
        Member.user_id == user.id, Member.organisation_id == placement.organisation_id
    )
    return session.scalar(mine) is not None


def names(session: Session, placement: Placement) -> dict[int, str]:
    """Return the names of those who recorded and decided a hire, by their ids."""
    ids = {placement.recorded_by_id, placement.decided_by_id}
    rows = session.execute(select(User.id, User.name).where(User.id.in_(ids)))
    return {row.id: row.name for row in rows}


def to_hire(session: Session, user: User, application_id: int) -> Application:
    """Return an application to a role of this person's organisation, with its offers.

    Raises
    ------
    NotFoundError
        If there is none, or it is another organisation's.
    """
    query = (
        select(Application)
        .join(Application.posting)
        .join(Member, Member.organisation_id == Posting.organisation_id)
        .where(Application.id == application_id, Member.user_id == user.id)
        .options(
            joinedload(Application.posting),
            joinedload(Application.student).joinedload(Student.user),
            selectinload(Application.offers),
        )
    )
    application = session.scalar(query)
    if application is None:
        raise NotFoundError
    return application
