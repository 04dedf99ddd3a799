"""One graduate and one role, or a few of them: read from their last documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from matching.packing import expand, unpack
from matching.recommender import Recommender
from matching.types import Match, Opening, Profile
from models import DocumentKind, MatchDocument, Student
from talent.matches import champion
from talent.matches.receipts import Receipt, receipt_of


@dataclass(frozen=True)
class Scored:
    """A match, and the receipt of its score."""

    match: Match
    receipt: Receipt


@dataclass(frozen=True)
class _Sides:
    """Documents by their numbers in the log."""

    profiles: Mapping[int, Profile]
    openings: Mapping[int, Opening]


def of_user(session: Session, user_id: int, posting_id: int) -> Scored | None:
    """Return how a person and a role fit; None while their profile is off. One SELECT."""
    which = MatchDocument.owner_id.in_(select(Student.id).where(Student.user_id == user_id))
    return _first(_scored(session, _last(which), posting_id, matched=True))


def of_student(session: Session, student_id: int, posting_id: int) -> Scored | None:
    """Return how a student and a role fit, also while the profile is off. One SELECT.

    None where the student has taken the consent back, or the role is a draft again.
    """
    which = MatchDocument.owner_id == student_id
    return _first(_scored(session, _last(which), posting_id, matched=False))


def of_students(session: Session, student_ids: Iterable[int], posting_id: int) -> dict[int, Scored]:
    """Return how some students and a role fit, by student; those turned off are left out.

    One SELECT.
    """
    which = MatchDocument.owner_id.in_(list(student_ids))
    return _scored(session, _last(which), posting_id, matched=True)


def opening(session: Session, posting_id: int) -> tuple[Opening, int] | None:
    """Return a role with the number of its last document; None while it is a draft. One SELECT."""
    own = MatchDocument.kind == DocumentKind.OPENING, MatchDocument.owner_id == posting_id
    query = select(MatchDocument.body, MatchDocument.id).where(*own)
    row = session.execute(query.order_by(MatchDocument.id.desc()).limit(1)).one_or_none()
    found = unpack(expand(row.body)) if row and row.body else None
    return (found, row.id) if row and isinstance(found, Opening) else None


def _first(found: dict[int, Scored]) -> Scored | None:
    return next(iter(found.values()), None)


def _scored(
    session: Session, people: Select[int], posting_id: int, *, matched: bool
) -> dict[int, Scored]:
    sides = _read(session, people, posting_id, matched=matched)
    ranker = champion.ranker(session)
    profiles = list(sides.profiles.values())
    numbers = {one.id: number for number, one in sides.profiles.items()}
    return {
        int(match.profile): Scored(
            match, receipt_of(match, ranker, numbers[match.profile], opening_number)
        )
        for opening_number, opening in sides.openings.items()
        for match in Recommender(ranker=ranker).fit(profiles).rank(opening, None)
    }


def _read(session: Session, profiles: Select[int], posting_id: int, *, matched: bool) -> _Sides:
    """Return the documents of both sides, and note the model in use. One SELECT."""
    own = and_(MatchDocument.kind == DocumentKind.OPENING, MatchDocument.owner_id == posting_id)
    opening = select(func.max(MatchDocument.id)).where(own)
    people = and_(MatchDocument.id.in_(profiles), MatchDocument.matched.in_([True, matched]))
    rows = session.execute(
        select(MatchDocument.id, MatchDocument.body, champion.in_use()).where(
            MatchDocument.body.is_not(None), or_(people, MatchDocument.id.in_(opening))
        )
    ).all()
    if rows:
        champion.see(session, rows[0].model)
    found = {row.id: unpack(expand(row.body)) for row in rows if row.body is not None}
    return _Sides(
        {number: one for number, one in found.items() if isinstance(one, Profile)},
        {number: one for number, one in found.items() if isinstance(one, Opening)},
    )


def _last(which: ColumnElement[bool]) -> Select[int]:
    """Return the numbers of the last documents of some profiles."""
    own = and_(MatchDocument.kind == DocumentKind.PROFILE, which)
    return select(func.max(MatchDocument.id)).where(own).group_by(MatchDocument.owner_id)
