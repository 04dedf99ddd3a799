"""Database rows as the matcher's values: two SELECTs for roles and two for graduates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, or_, select
from sqlalchemy.orm import Session

from matching.types import Cefr, Degree, LanguageDemand, Level, Opening, Profile, SkillDemand
from models import Organisation, Posting, PostingStatus, RoleKind, Student, Wish, today
from talent.matches import champion, parts
from talent.places import place_code


@dataclass(frozen=True)
class Listing:
    """A role as the matcher sees it, and what its card says besides."""

    opening: Opening
    id: int
    title: str
    organisation: str
    organisation_id: int
    kind: RoleKind
    place: str
    remote: bool
    pay_min: int | None
    pay_max: int | None
    deadline: date | None
    seats_left: int
    status: PostingStatus
    is_sample: bool

    @property
    def is_open(self) -> bool:
        """Whether the role takes applications."""
        in_time = self.deadline is None or self.deadline >= today()
        return self.status is PostingStatus.PUBLISHED and in_time and self.seats_left > 0


@dataclass(frozen=True)
class Graduate:
    """A graduate as the matcher sees them, and whether they are invented."""

    profile: Profile
    is_sample: bool


def is_open() -> tuple[ColumnElement[bool], ...]:
    """Return what makes a role open: published, its deadline not past, a seat left."""
    return (
        Posting.status == PostingStatus.PUBLISHED,
        or_(Posting.deadline.is_(None), Posting.deadline >= today()),
        Posting.seats_taken < Posting.seats,
    )


def is_matched() -> tuple[ColumnElement[bool], ...]:
    """Return what lets a profile be matched: it is on, with the student's consent."""
    return Student.turned_on_at.is_not(None), Student.consented_at.is_not(None)


def listings(session: Session, *which: ColumnElement[bool]) -> list[Listing]:
    """Return roles with all that the matcher asks for, by id. Two SELECTs."""
    query = (
        select(Posting, Organisation.name)
        .join(Organisation, Organisation.id == Posting.organisation_id)
        .where(*which)
        .order_by(Posting.id)
    )
    rows = session.execute(query).all()
    ids: Select[int] = select(Posting.id).where(*which)
    demands = _grouped(_parts_of(session, ids))
    return [_listing(posting, name, demands[posting.id]) for posting, name in rows]


def openings(session: Session, *which: ColumnElement[bool]) -> list[Opening]:
    """Return roles as the matcher sees them, by id. Two SELECTs."""
    rows = session.scalars(select(Posting).where(*which).order_by(Posting.id)).all()
    demands = _grouped(_parts_of(session, select(Posting.id).where(*which)))
    return [_opening(posting, *_demands(demands[posting.id])) for posting in rows]


def profiles(session: Session, *which: ColumnElement[bool]) -> list[Profile]:
    """Return students as the matcher sees them, by id, without names. Two SELECTs."""
    query = (
        select(Student.id, Student.headline, Student.about, Wish)
        .outerjoin(Wish, Wish.student_id == Student.id)
        .where(*which)
        .order_by(Student.id)
    )
    rows = session.execute(query).all()
    held = _grouped(session.execute(parts.of_students(select(Student.id).where(*which))).all())
    return [
        parts.profile(own_id, headline, about, wish, held[own_id])
        for own_id, headline, about, wish in rows
    ]


def opening_read(session: Session, posting: Posting) -> Opening:
    """Return a role that was loaded alone. One SELECT."""
    ids: Select[int] = select(Posting.id).where(Posting.id == posting.id)
    return _opening(posting, *_demands(_parts_of(session, ids)))


def opening_of(posting: Posting) -> Opening:
    """Return a role that was loaded with its skills and languages."""
    skills = tuple(
        SkillDemand(row.concept, _level(row.level), row.must, row.words) for row in posting.skills
    )
    languages = tuple(
        LanguageDemand(row.code, _cefr(row.cefr), row.must) for row in posting.languages
    )
    return _opening(posting, skills, languages)


def graduates(session: Session, *which: ColumnElement[bool]) -> list[Graduate]:
    """Return the graduates who may be matched, by id, without names. Two SELECTs."""
    chosen = (*is_matched(), *which)
    query = (
        select(Student.id, Student.headline, Student.about, Student.is_sample, Wish)
        .outerjoin(Wish, Wish.student_id == Student.id)
        .where(*chosen)
        .order_by(Student.id)
    )
    rows = session.execute(query).all()
    ids: Select[int] = select(Student.id).where(*chosen)
    held = _grouped(session.execute(parts.of_students(ids)).all())
    return [
        Graduate(parts.profile(own_id, headline, about, wish, held[own_id]), is_sample)
        for own_id, headline, about, is_sample, wish in rows
    ]


def _parts_of(session: Session, ids: Select[int]) -> list[Any]:
    """Return what hangs on roles; which model is in use comes with it and is noted."""
    return champion.see_in(session, session.execute(parts.of_postings(ids)))


def _grouped(rows: Iterable[Row[*tuple[Any, ...]]]) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row.owner].append(row)
    return groups


def _demands(
    rows: Sequence[Any],
) -> tuple[tuple[SkillDemand, ...], tuple[LanguageDemand, ...]]:
    skills = tuple(
        SkillDemand(row.code, _level(row.level), row.must, row.text)
        for row in rows
        if row.part == "skill"
    )
    languages = tuple(
        LanguageDemand(row.code, _cefr(row.text), row.must)
        for row in rows
        if row.part == "language"
    )
    return skills, languages


def _listing(posting: Posting, organisation: str, rows: Sequence[Any]) -> Listing:
    return Listing(
        opening=_opening(posting, *_demands(rows)),
        id=posting.id,
        title=posting.title,
        organisation=organisation,
        organisation_id=posting.organisation_id,
        kind=posting.kind,
        place=posting.place,
        remote=posting.remote,
        pay_min=posting.pay_min,
        pay_max=posting.pay_max,
        deadline=posting.deadline,
        seats_left=posting.seats - posting.seats_taken,
        status=posting.status,
        is_sample=posting.is_sample,
    )


def _opening(
    posting: Posting, skills: tuple[SkillDemand, ...], languages: tuple[LanguageDemand, ...]
) -> Opening:
    return Opening(
        id=str(posting.id),
        title=posting.title,
        text=posting.text,
        lang=posting.language,
        skills=skills,
        languages=languages,
        degree=Degree[posting.degree.name] if posting.degree else None,
        place=place_code(posting.place),
        remote=posting.remote,
        pay_min=posting.pay_min,
        pay_max=posting.pay_max,
        hours=posting.hours,
        start=posting.start,
    )


def _level(stored: int | None) -> Level | None:
    return None if stored is None else Level(stored)


def _cefr(stored: str) -> Cefr:
    return Cefr[stored.upper()]
