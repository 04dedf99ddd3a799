"""Database rows as the matcher's values, and what the cards of roles say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select
from sqlalchemy.orm import Session

from matching.types import Cefr, Degree, LanguageDemand, Level, Opening, Profile, SkillDemand
from models import Organisation, Posting, PostingStatus, RoleKind, Student, Wish, today
from talent.matches import parts
from talent.places import place_code


@dataclass(frozen=True)
class Listing:
    """What the card of a role says besides its match."""

    id: int
    title: str
    language: str
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
    """Return what the cards of roles say, by id. One SELECT."""
    query = (
        select(
            Posting.id,
            Posting.title,
            Posting.language,
            Organisation.name.label("organisation"),
            Posting.organisation_id,
            Posting.kind,
            Posting.place,
            Posting.remote,
            Posting.pay_min,
            Posting.pay_max,
            Posting.deadline,
            (Posting.seats - Posting.seats_taken).label("seats_left"),
            Posting.status,
            Posting.is_sample,
        )
        .join(Organisation, Organisation.id == Posting.organisation_id)
        .where(*which)
        .order_by(Posting.id)
    )
    return [Listing(*tuple(row)) for row in session.execute(query)]


def openings(session: Session, *which: ColumnElement[bool]) -> list[Opening]:
    """Return roles as the matcher sees them, by id. Two SELECTs."""
    rows = session.scalars(select(Posting).where(*which).order_by(Posting.id)).all()
    held = session.execute(parts.of_postings(select(Posting.id).where(*which))).all()
    demands = _grouped(held)
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
