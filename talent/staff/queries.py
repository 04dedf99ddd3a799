"""What the pages of staff read: what waits, organisations, roles, numbers about students."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from models import (
    Application,
    Approval,
    District,
    MatchModel,
    Member,
    ModelStatus,
    Organisation,
    Placement,
    PlacementStatus,
    Posting,
    PostingStatus,
    Project,
    Sector,
    Student,
    User,
)
from talent import quarters
from talent.errors import NotFoundError
from talent.finding import contains
from talent.reports.service import POSTED

OLDEST = 5
"""How many of each kind the to-do page names."""


def waiting_organisations(session: Session) -> Sequence[Any]:
    """Return the organisations that have waited longest; each row knows the total."""
    return session.execute(
        select(
            Organisation.id,
            Organisation.name.label("title"),
            Organisation.created_at.label("since"),
            Organisation.is_sample,
            func.count().over().label("total"),
        )
        .where(Organisation.approval == Approval.PENDING)
        .order_by(Organisation.created_at, Organisation.id)
        .limit(OLDEST)
    ).all()


def waiting_roles(session: Session) -> Sequence[Any]:
    """Return the roles that have waited longest for approval."""
    since = func.coalesce(Posting.submitted_at, Posting.created_at)
    return session.execute(
        select(
            Posting.id,
            Posting.title,
            Organisation.name.label("note"),
            Posting.submitted_at.label("since"),
            Posting.is_sample,
            func.count().over().label("total"),
        )
        .join(Posting.organisation)
        .where(Posting.status == PostingStatus.SUBMITTED)
        .order_by(since, Posting.id)
        .limit(OLDEST)
    ).all()


def waiting_hires(session: Session, *, disputed: bool = False) -> Sequence[Any]:
    """Return the hires that have waited longest for verification, or those objected to."""
    query = (
        select(
            Placement.id,
            User.name.label("title"),
            Organisation.name.label("note"),
            (Placement.disputed_at if disputed else Placement.created_at).label("since"),
            Placement.is_sample,
            func.count().over().label("total"),
        )
        .join(Placement.student)
        .join(Student.user)
        .join(Placement.organisation)
        .order_by(Placement.created_at, Placement.id)
        .limit(OLDEST)
    )
    if disputed:
        query = query.where(
            Placement.disputed_at.is_not(None), Placement.status != PlacementStatus.REFUSED
        )
    else:
        query = query.where(Placement.status == PlacementStatus.RECORDED)
    return session.execute(query).all()


def model_waits(session: Session) -> bool:
    """Whether a trained matching model waits for a decision."""
    waiting = exists().where(MatchModel.status == ModelStatus.CHALLENGER)
    return bool(session.scalar(select(waiting)))


def organisations(status: Approval | None, q: str) -> Select[Organisation]:
    """Return the query for a list of organisations: what waits longest first, then the newest."""
    query = select(Organisation)
    if status:
        query = query.where(Organisation.approval == status)
    if q:
        query = query.where(contains(q, Organisation.name, Organisation.bin))
    oldest_first = status is Approval.PENDING
    order = Organisation.created_at if oldest_first else Organisation.created_at.desc()
    return query.order_by(order, Organisation.id)


def organisation(session: Session, organisation_id: int) -> Organisation:
    """Return an organisation with its people.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    people = selectinload(Organisation.members).joinedload(Member.user)
    found = session.get(Organisation, organisation_id, options=[people])
    if found is None:
        raise NotFoundError
    return found


@dataclass(frozen=True)
class WantedRoles:
    """What a list of roles is narrowed to; empty values leave it open."""

    q: str = ""
    status: str = ""
    sector: Sector | None = None
    district: District | None = None
    project: int = 0
    organisation: int = 0
    quarter: date | None = None


def roles(wanted: WantedRoles) -> Select[Posting]:
    """Return the query for a list of roles that were handed in, newest first."""
    query = (
        select(Posting)
        .join(Posting.organisation)
        .join(Posting.project, isouter=True)
        .options(joinedload(Posting.organisation), joinedload(Posting.project))
        .where(Posting.status != PostingStatus.DRAFT, *_role_conditions(wanted))
    )
    oldest_first = wanted.status == PostingStatus.SUBMITTED
    order = Posting.submitted_at if oldest_first else Posting.created_at.desc()
    return query.order_by(order, Posting.id)


def seats(session: Session, query: Select[Any]) -> int:
    """Return how many seats the roles of a list have together."""
    numbers = query.with_only_columns(Posting.seats).order_by(None).subquery()
    return session.scalar(select(func.sum(numbers.c.seats))) or 0


def _role_conditions(wanted: WantedRoles) -> list[ColumnElement[bool]]:
    found = [
        column == value
        for column, value in (
            (Project.sector, wanted.sector),
            (Project.district, wanted.district),
            (Posting.project_id, wanted.project),
            (Posting.organisation_id, wanted.organisation),
        )
        if value
    ]
    if wanted.status:
        one = [PostingStatus(wanted.status)] if wanted.status != "posted" else list(POSTED)
        found.append(Posting.status.in_(one))
    if wanted.quarter:
        begins, ends = quarters.moments(wanted.quarter)
        found += [Posting.published_at >= begins, Posting.published_at < ends]
    if wanted.q:
        found.append(contains(wanted.q, Posting.title, Organisation.name))
    return found


def role(session: Session, posting_id: int) -> Posting:
    """Return a role that was handed in, with all that is decided on.

    Raises
    ------
    NotFoundError
        If there is none, or it is still a draft.
    """
    found = session.get(
        Posting,
        posting_id,
        options=[
            joinedload(Posting.organisation),
            joinedload(Posting.project),
            selectinload(Posting.skills),
            selectinload(Posting.languages),
        ],
    )
    if found is None or found.status is PostingStatus.DRAFT:
        raise NotFoundError
    return found


def projects_with_roles(session: Session) -> list[Project]:
    """Return the projects that have roles."""
    query = select(Project).where(Project.id.in_(select(Posting.project_id)))
    return list(session.scalars(query.order_by(Project.code)))


@dataclass(frozen=True)
class StudentNumbers:
    """How many students there are, and how far they have come."""

    registered: int
    turned_on: int
    applied: int
    hired: int
    verified: int


def students(session: Session) -> StudentNumbers:
    """Return numbers about students; nobody is named. One SELECT."""
    applied = select(func.count(func.distinct(Application.student_id)))
    hired = select(func.count(func.distinct(Placement.student_id)))
    row = session.execute(
        select(
            func.count(Student.id),
            func.count(Student.turned_on_at),
            applied.scalar_subquery(),
            hired.where(Placement.status != PlacementStatus.REFUSED).scalar_subquery(),
            hired.where(Placement.status == PlacementStatus.VERIFIED).scalar_subquery(),
        )
    ).one()
    return StudentNumbers(*row)
