"""Who and what fits: openings for a student, graduates for a role, and advice to both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from matching.advice import DemandAdvice, SkillAdvice, opening_skills, who_meets_all
from matching.types import Band, Match, Profile
from models import (
    Application,
    Invitation,
    Member,
    Posting,
    PostingStatus,
    Stage,
    Student,
    User,
)
from talent.access import sees_name
from talent.errors import NotFoundError
from talent.matches import gateway, parts, pseudonyms, ranking
from talent.matches.gateway import Listing

# Two occupations of one ISCO-08 unit group, or of one minor group with alike titles.
AKIN = 0.2
_FITTING = frozenset({Band.STRONG, Band.GOOD, Band.PARTIAL})


@dataclass(frozen=True)
class Contact:
    """What there is between a graduate and a role: an application, an invitation, a name."""

    application_id: int | None = None
    stage: Stage | None = None
    invited: bool = False
    name: str = ""

    @property
    def is_invited_only(self) -> bool:
        """Whether an invitation still waits for its answer."""
        return self.invited and self.application_id is None


@dataclass(frozen=True)
class Suggestion:
    """A role for a student, with its match, and what there is between the two."""

    listing: Listing
    match: Match
    contact: Contact


@dataclass(frozen=True)
class StudentMatches:
    """All that a student's page of matches stands on; ``profile`` is None while it is off."""

    profile: Profile | None
    suggestions: tuple[Suggestion, ...] = ()
    advice: SkillAdvice = field(default_factory=lambda: SkillAdvice((), ()))


@dataclass(frozen=True)
class Candidate:
    """A graduate for a role: a reference instead of a name, until the name may be seen."""

    reference: str
    number: int
    match: Match
    contact: Contact
    is_sample: bool


@dataclass(frozen=True)
class RoleCandidates:
    """All that an employer's page of graduates stands on."""

    listing: Listing
    candidates: tuple[Candidate, ...]
    advice: DemandAdvice


def openings_for(session: Session, student: Student) -> StudentMatches:
    """Return the open roles for a student, best first, and which skills open more in their field.

    Five SELECTs; only the first two while the profile is off.
    """
    found = gateway.graduates(session, Student.id == student.id)
    if not found:
        return StudentMatches(None)
    profile = found[0].profile
    listed = {one.opening.id: one for one in gateway.listings(session, *gateway.is_open())}
    openings = [one.opening for one in listed.values()]
    contacts = _contacts_of_student(session, student.id)
    suggestions = tuple(
        Suggestion(one := listed[match.opening], match, contacts.get(one.id, Contact()))
        for match in ranking.openings_for(session, profile, openings)
    )
    near = [one.listing.opening for one in suggestions if is_near(one.match)]
    return StudentMatches(
        profile, suggestions, opening_skills(profile, near, ranking.ranker(session))
    )


def is_near(match: Match) -> bool:
    """Whether a role is in a person's field: it fits in part, or its title is akin to theirs."""
    title = next((one.value for one in match.contributions if one.feature == "title"), None)
    return match.band in _FITTING or (title or 0.0) >= AKIN


def match_of(session: Session, user: User, posting: Posting) -> Match | None:
    """Return how a person and a role fit; None while their profile is off. Two SELECTs.

    The posting must be loaded with its skills and languages.
    """
    found = gateway.graduates(session, Student.user_id == user.id)
    opening = gateway.opening_of(posting)
    return ranking.score(session, opening, found[0].profile) if found else None


def matches_at(session: Session, posting: Posting, student_ids: Sequence[int]) -> dict[int, Match]:
    """Return how some students and a role fit, by student; those turned off are left out.

    Three SELECTs.
    """
    opening = gateway.opening_read(session, posting)
    found = gateway.graduates(session, Student.id.in_(student_ids))
    return {int(one.profile.id): ranking.score(session, opening, one.profile) for one in found}


def candidates_for(session: Session, member: Member, posting_id: int, key: str) -> RoleCandidates:
    """Return the graduates for a role of the member's organisation, best first. Five SELECTs.

    Raises
    ------
    NotFoundError
        If the organisation has no such role that was published.
    """
    listing = own_listing(session, member, posting_id)
    found = {one.profile.id: one for one in gateway.graduates(session)}
    contacts = _contacts_of_posting(session, posting_id)
    profiles = [one.profile for one in found.values()]
    candidates = tuple(
        _candidate(key, match, contact, is_sample=found[match.profile].is_sample)
        for match in ranking.profiles_for(session, listing.opening, profiles)
        if (contact := contacts.get(int(match.profile), Contact())).stage is not Stage.WITHDRAWN
    )
    advice = who_meets_all(listing.opening, profiles, ranking.ranker(session))
    return RoleCandidates(listing, candidates, advice)


def own_listing(session: Session, member: Member, posting_id: int) -> Listing:
    """Return a published or closed role of the member's organisation. Two SELECTs.

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


def _candidate(key: str, match: Match, contact: Contact, *, is_sample: bool) -> Candidate:
    reference = pseudonyms.reference(key, int(match.opening), int(match.profile))
    return Candidate(reference, pseudonyms.number(reference), match, contact, is_sample)


def _contacts_of_student(session: Session, student_id: int) -> dict[int, Contact]:
    mine = and_(Application.posting_id == Posting.id, Application.student_id == student_id)
    invited = and_(Invitation.posting_id == Posting.id, Invitation.student_id == student_id)
    rows = session.execute(
        select(Posting.id, Application.id, Application.stage, Invitation.id)
        .outerjoin(Application, mine)
        .outerjoin(Invitation, invited)
        .where(or_(Application.id.is_not(None), Invitation.id.is_not(None)))
    )
    return {
        posting_id: Contact(application_id, stage, invitation_id is not None)
        for posting_id, application_id, stage, invitation_id in rows
    }


def _contacts_of_posting(session: Session, posting_id: int) -> dict[int, Contact]:
    applied = and_(Application.student_id == Student.id, Application.posting_id == posting_id)
    invited = and_(Invitation.student_id == Student.id, Invitation.posting_id == posting_id)
    rows = session.execute(
        select(Student.id, Application, Invitation.id, User.name)
        .join(User, User.id == Student.user_id)
        .outerjoin(Application, applied)
        .outerjoin(Invitation, invited)
        .where(or_(Application.id.is_not(None), Invitation.id.is_not(None)))
    )
    return {
        student_id: _contact(application, invitation_id is not None, name)
        for student_id, application, invitation_id, name in rows
    }


def _contact(application: Application | None, invited: bool, name: str) -> Contact:  # noqa: FBT001 - a row's value
    if application is None:
        return Contact(invited=invited)
    seen = name if sees_name(application) else ""
    return Contact(application.id, application.stage, invited, seen)


def match_read(session: Session, student: Student, posting: Posting) -> Match:
    """Return how a student who was loaded whole and a role fit. One SELECT."""
    opening = gateway.opening_read(session, posting)
    return ranking.score(session, opening, parts.profile_of(student))
