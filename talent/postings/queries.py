"""What the pages of roles read: the public search, a role's page, an organisation's list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from matching.taxonomy import Taxonomy
from models import (
    Application,
    Posting,
    PostingSkill,
    PostingStatus,
    Project,
    RoleKind,
    Sector,
    Stage,
    today,
)
from talent.paging import Page, paginate
from talent.postings.search_text import words_of

PAGE = 20
_NEAREST = 3


@dataclass(frozen=True)
class Search:
    """What is looked for; what is empty does not narrow."""

    q: str = ""
    sector: Sector | None = None
    project: int | None = None
    place: str = ""
    kind: RoleKind | None = None
    pay: int | None = None
    remote: bool = False
    language: str = ""
    skill: str = ""
    sort: str = field(default="new", compare=False)

    def narrowing(self) -> list[str]:
        """Return the names of what narrows the search."""
        names = [f.name for f in fields(self) if f.name != "sort"]
        return [name for name in names if getattr(self, name)]

    def without(self, name: str) -> Search:
        """Return the search that is wider by one."""
        return replace(self, **{name: getattr(Search(), name)})


def is_open() -> ColumnElement[bool]:
    """Return the condition of a role that people can apply to."""
    return and_(
        Posting.status == PostingStatus.PUBLISHED,
        or_(Posting.deadline.is_(None), Posting.deadline >= today()),
        Posting.seats_taken < Posting.seats,
    )


def can_be_applied_to(posting: Posting) -> bool:
    """Whether people can apply to a role; the same as ``is_open``, for one that is loaded."""
    in_time = posting.deadline is None or posting.deadline >= today()
    is_published = posting.status is PostingStatus.PUBLISHED
    return is_published and in_time and posting.seats_taken < posting.seats


def search(session: Session, wanted: Search, page: int) -> Page[Posting]:
    """Return a page of open roles. Five SELECTs at most."""
    query = _matching(select(Posting), wanted).options(
        joinedload(Posting.organisation),
        joinedload(Posting.project),
        selectinload(Posting.skills),
    )
    return paginate(session, query.order_by(*_order(wanted.sort)), page, PAGE)


def wider(session: Session, wanted: Search) -> list[tuple[str, int]]:
    """Return, for each thing that narrows, how many roles there are without it. One SELECT."""
    names = wanted.narrowing()
    if not names:
        return []
    counts = [
        _matching(select(func.count(Posting.id)), wanted.without(name)).scalar_subquery()
        for name in names
    ]
    found = session.execute(select(*counts)).one()
    return [(name, count) for name, count in zip(names, found, strict=True) if count]


def meant(session: Session, wanted: Search, lang: str) -> list[tuple[str, int]]:
    """Return the names nearest to a mistyped query that find roles, and how many. One SELECT."""
    find = partial(Taxonomy.load().search, wanted.q, lang, _NEAREST)
    near = [*find(occupations=True), *find()] if wanted.q else []
    names = list(dict.fromkeys(Taxonomy.load().label(concept.id, lang) for concept in near))
    if not names:
        return []
    counts = [
        _matching(select(func.count(Posting.id)), replace(wanted, q=name)).scalar_subquery()
        for name in names
    ]
    found = session.execute(select(*counts)).one()
    return [(name, count) for name, count in zip(names, found, strict=True) if count]


def _matching(query: Select[Any], wanted: Search) -> Select[Any]:
    query = query.where(is_open(), *(_says(word) for word in words_of(wanted.q)))
    if wanted.sector:
        projects = select(Project.id).where(Project.sector == wanted.sector)
        query = query.where(Posting.project_id.in_(projects))
    if wanted.pay:
        query = query.where(func.coalesce(Posting.pay_max, Posting.pay_min) >= wanted.pay)
    if wanted.remote:
        query = query.where(Posting.remote.is_(True))
    if wanted.skill:
        asking = select(PostingSkill.posting_id).where(PostingSkill.concept == wanted.skill)
        query = query.where(Posting.id.in_(asking))
    same = {
        Posting.project_id: wanted.project,
        Posting.place: wanted.place,
        Posting.kind: wanted.kind,
        Posting.language: wanted.language,
    }
    return query.where(*(column == value for column, value in same.items() if value))


def _says(word: str) -> ColumnElement[bool]:
    return Posting.search_text.contains(word, autoescape=True)


def _order(sort: str) -> tuple[ColumnElement[Any], ...]:
    newest = (Posting.published_at.desc(), Posting.id.desc())
    if sort == "deadline":
        return (Posting.deadline.asc().nulls_last(), Posting.id.desc())
    if sort == "pay":
        return (func.coalesce(Posting.pay_max, Posting.pay_min).desc().nulls_last(), *newest)
    return newest


def open_places(session: Session) -> list[str]:
    """Return the places of open roles."""
    query = select(Posting.place).where(is_open(), Posting.place != "").distinct()
    return list(session.scalars(query.order_by(Posting.place)))


def projects(session: Session) -> Sequence[Project]:
    """Return the projects of the portfolio."""
    return session.scalars(select(Project).order_by(Project.name_en)).all()


def of_organisation(
    session: Session, organisation_id: int, status: PostingStatus | None, page: int
) -> Page[Posting]:
    """Return a page of an organisation's roles, the youngest first."""
    query = select(Posting).where(Posting.organisation_id == organisation_id)
    if status:
        query = query.where(Posting.status == status)
    query = query.options(joinedload(Posting.project)).order_by(Posting.id.desc())
    return paginate(session, query, page, PAGE)


def by_stage(session: Session, posting_ids: Sequence[int]) -> dict[int, dict[Stage, int]]:
    """Return how many applications stand at each stage, by role, first to last. One SELECT."""
    query = (
        select(Application.posting_id, Application.stage, func.count())
        .where(Application.posting_id.in_(posting_ids))
        .group_by(Application.posting_id, Application.stage)
    )
    counts: dict[int, dict[Stage, int]] = {posting_id: {} for posting_id in posting_ids}
    for posting_id, stage, count in session.execute(query):
        counts[posting_id][stage] = count
    return {own: {one: held[one] for one in Stage if one in held} for own, held in counts.items()}


def by_status(session: Session, organisation_id: int) -> dict[PostingStatus, int]:
    """Return how many roles of an organisation there are of each status."""
    query = select(Posting.status, func.count()).where(Posting.organisation_id == organisation_id)
    rows = session.execute(query.group_by(Posting.status))
    return {status: count for status, count in rows}  # noqa: C416 - rows are no pairs to mypy


def page_of(session: Session, posting_id: int) -> Posting | None:
    """Return a role with all that its page shows. Three SELECTs."""
    query = (
        select(Posting)
        .where(Posting.id == posting_id)
        .options(
            joinedload(Posting.organisation),
            joinedload(Posting.project),
            selectinload(Posting.skills),
            selectinload(Posting.languages),
        )
    )
    return session.scalar(query)
