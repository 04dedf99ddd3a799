"""Who and what fits: openings for a student, graduates for a role, and advice to both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.advice import DemandAdvice, SkillAdvice
from matching.types import Opening, Profile
from models import Member, Posting, PostingStatus, Student
from talent.errors import NotFoundError
from talent.matches import contacts, filtering, gateway, pairs, parts, pseudonyms, ranking
from talent.matches.champion import UnreadableModelError
from talent.matches.contacts import Contact
from talent.matches.gateway import Listing
from talent.matches.index import INDEX, Held
from talent.matches.pairs import Scored
from talent.paging import Page

__all__ = ["UnreadableModelError", "match_of", "match_read", "matches_at"]

match_of, match_read, matches_at = pairs.of_user, pairs.of_student, pairs.of_students
_NOBODY: Page[Any] = Page([], 1, filtering.SIZE, 0)


@dataclass(frozen=True)
class Suggestion:
    """A role for a student, with its match, and what there is between the two."""

    listing: Listing
    scored: Scored
    contact: Contact


@dataclass(frozen=True)
class StudentMatches:
    """All that a student's page of matches stands on; ``profile`` is None while it is off.

    Attributes
    ----------
    page
        The roles shown, the best first.
    of
        How many open roles were compared, after the filters on what a role offers.
    weaker
        How many weak matches are left out because nobody asked for them.
    invited
        The open roles that the student is invited to and has not applied for.
    advice
        Which skills would open most roles.
    """

    profile: Profile | None
    page: Page[Suggestion] = _NOBODY
    of: int = 0
    weaker: int = 0
    invited: tuple[Listing, ...] = ()
    advice: SkillAdvice = field(default_factory=lambda: SkillAdvice((), ()))


@dataclass(frozen=True)
class Candidate:
    """A graduate for a role: a reference instead of a name, until the name may be seen."""

    reference: str
    number: int
    scored: Scored
    contact: Contact
    is_sample: bool


@dataclass(frozen=True)
class RoleCandidates:
    """All that an employer's page of graduates stands on; ``of``: how many were compared."""

    listing: Listing
    opening: Opening
    page: Page[Candidate]
    of: int
    advice: DemandAdvice


def openings_for(
    session: Session, student: Student, asked: dict[str, Any], number: int = 1
) -> StudentMatches:
    """Return a page of the open roles for a student, best first, and which skills open more.

    Four SELECTs, and one more where a filter on what a role offers is in use; one while the
    profile is off.

    Parameters
    ----------
    session, student
        Who asks.
    asked
        The filters in use.
    number
        Which page.
    """
    held = INDEX.look(session)
    profile = held.profile(student.id)
    if profile is None:
        return StudentMatches(None)
    ranked = ranking.openings_for(held, profile, filtering.openings(session, asked))
    known = contacts.of_student(session, student.id)
    waiting = [one for one, contact in known.items() if contact.is_invited_only]
    listed = _open(session, [*(int(one.opening) for one in ranked.best), *waiting])
    best = [match for match in ranked.best if int(match.opening) in listed]
    fitting = filtering.fitting(best, asked)
    return StudentMatches(
        profile,
        filtering.page(
            fitting,
            number,
            lambda match: Suggestion(
                listed[int(match.opening)],
                ranking.scored(held, match),
                known.get(int(match.opening), Contact()),
            ),
        ),
        ranked.of,
        filtering.weaker(best, asked),
        tuple(listed[one] for one in waiting if one in listed),
        ranking.skills_that_open(held, profile, best),
    )


def skills_that_open(session: Session, student: Student) -> SkillAdvice:
    """Return which skills would open most roles to a student who was loaded whole. One SELECT.

    Also while the profile is off: the student alone is told.
    """
    held, profile = INDEX.look(session), parts.profile_of(student)
    best = ranking.openings_for(held, profile).best
    return ranking.skills_that_open(held, profile, best)


def candidates_for(
    session: Session, member: Member, posting_id: int, key: str, asked: dict[str, Any], number: int
) -> RoleCandidates:
    """Return a page of the graduates for a role of the member's organisation, best first.

    Four SELECTs, and two more for a role that is closed.

    Parameters
    ----------
    session, member, posting_id
        Who asks about which role.
    key
        What makes pseudonyms.
    asked, number
        The filters in use, and which page.

    Raises
    ------
    NotFoundError
        If the organisation has no such role that was published.
    """
    listing = own_listing(session, member, posting_id)
    held = INDEX.look(session)
    opening, at = _opening(session, held, posting_id)
    known = contacts.of_posting(session, posting_id)
    ranked = ranking.profiles_for(held, opening, filtering.people(held, known, asked))
    people = _matched(session, [int(one.profile) for one in ranked.best])
    best = [match for match in ranked.best if int(match.profile) in people]

    def candidate(match: Any) -> Candidate:
        student_id = int(match.profile)
        reference = pseudonyms.reference(key, posting_id, student_id)
        return Candidate(
            reference,
            pseudonyms.number(reference),
            ranking.scored(held, match, opening=at),
            known.get(student_id, Contact()),
            people[student_id],
        )

    return RoleCandidates(
        listing,
        opening,
        filtering.page(filtering.in_band(best, asked), number, candidate),
        ranked.of,
        ranking.who_has_all(held, opening),
    )


def own_listing(session: Session, member: Member, posting_id: int) -> Listing:
    """Return a published or closed role of the member's organisation. One SELECT.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    found = gateway.listings(
        session,
        Posting.id == posting_id,
        Posting.organisation_id == member.organisation_id,
        Posting.status.in_([PostingStatus.PUBLISHED, PostingStatus.CLOSED]),
    )
    if not found:
        raise NotFoundError
    return found[0]


def _opening(session: Session, held: Held, posting_id: int) -> tuple[Opening, int]:
    """Return a role with the number of its document; a closed one is read from the log."""
    opening = held.opening(posting_id)
    if opening is not None:
        return opening, held.openings.numbers.of(posting_id)
    found = pairs.opening(session, posting_id)
    if found is None:
        raise NotFoundError
    return found


def _open(session: Session, ids: Sequence[int]) -> dict[int, Listing]:
    """Return the cards of those roles that are open this moment. One SELECT."""
    found = gateway.listings(session, Posting.id.in_(ids), *gateway.is_open())
    return {one.id: one for one in found}


def _matched(session: Session, ids: Sequence[int]) -> dict[int, bool]:
    """Return the students who are matched this moment, and whether they are invented."""
    query = select(Student.id, Student.is_sample)
    rows = session.execute(query.where(Student.id.in_(ids), *gateway.is_matched()))
    return {row.id: row.is_sample for row in rows}
