"""The life of a role: submitted, published or sent back, closed, opened again."""

from __future__ import annotations

from datetime import date

from sqlalchemy import and_, exists, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session, joinedload, selectinload

from models import (
    Application,
    Approval,
    Member,
    Organisation,
    Posting,
    PostingStatus,
    Stage,
    User,
    now,
    today,
)
from models.posting import NEXT_STATUSES
from talent.audit import record
from talent.errors import N_, ConflictError, InvalidError
from talent.mail import service as mail
from talent.postings import rules
from talent.postings.drafting import refuse_if_blocked


def submit(session: Session, actor_id: int, posting: Posting) -> None:
    """Hand a role in for approval.

    Raises
    ------
    ConflictError
        If the role is not one to be submitted.
    InvalidError
        If the organisation is not approved, something is missing, or a rule is broken.
    """
    organisation = session.get_one(Organisation, posting.organisation_id)
    if organisation.approval is not Approval.APPROVED:
        raise InvalidError(
            N_(
                "Your organisation is not approved yet. The draft is kept; submit it as soon as "
                "the approval has come."
            )
        )
    if posting.seats_taken >= posting.seats:
        raise InvalidError(N_("Every seat is taken. Add seats first."), field="seats")
    refuse_if_blocked(rules.Terms.of_posting(posting))
    _move(session, posting, PostingStatus.SUBMITTED)
    posting.submitted_at, posting.decision_note = now(), ""
    record(session, actor_id, "posting.submitted", posting)


def withdraw(session: Session, actor_id: int, posting: Posting) -> None:
    """Take a submitted role back into a draft."""
    _move(session, posting, PostingStatus.DRAFT)
    posting.submitted_at = None
    record(session, actor_id, "posting.withdrawn", posting)


def publish(session: Session, actor_id: int, posting: Posting, note: str = "") -> None:
    """Publish a submitted role, and tell the organisation.

    Raises
    ------
    ConflictError
        If it is not submitted any more, or its deadline has passed meanwhile.
    """
    if posting.deadline is not None and posting.deadline < today():
        raise ConflictError(N_("The deadline of this role has passed. Send it back instead."))
    _move(session, posting, PostingStatus.PUBLISHED)
    posting.published_at, posting.closed_at = posting.published_at or now(), None
    posting.decided_by_id, posting.decision_note = actor_id, note
    record(session, actor_id, "posting.published", posting)
    _tell(session, posting, "role_published", path=f"/roles/{posting.id}")


def decline(session: Session, actor_id: int, posting: Posting, note: str) -> None:
    """Send a submitted role back with the reason, and tell the organisation.

    Raises
    ------
    InvalidError
        If there is no reason.
    """
    if not note.strip():
        raise InvalidError(N_("Say what should be changed."), field="note")
    _move(session, posting, PostingStatus.DECLINED)
    posting.decided_by_id, posting.decision_note = actor_id, note.strip()
    record(session, actor_id, "posting.declined", posting)
    _tell(session, posting, "role_declined", path=f"/roles/{posting.id}/edit")


def close(session: Session, actor_id: int | None, posting: Posting, why: str = "employer") -> None:
    """Close a published role: nobody can apply any more. ``why``: employer, deadline, full."""
    _move(session, posting, PostingStatus.CLOSED)
    posting.closed_at = now()
    record(session, actor_id, "posting.closed", posting, why=why)


def close_overdue(session: Session, day: date | None = None) -> int:
    """Close published roles that are over; say how many.

    Over are those whose deadline has passed, and those whose every seat has its recorded hire.
    """
    day = day or today()
    unrecorded = exists().where(
        Application.posting_id == Posting.id, Application.stage == Stage.ACCEPTED
    )
    filled = and_(Posting.seats_taken >= Posting.seats, ~unrecorded)
    overdue = Posting.deadline < day
    query = select(Posting, overdue.label("overdue"))
    rows = session.execute(
        query.where(Posting.status == PostingStatus.PUBLISHED, or_(overdue, filled))
    ).all()
    for posting, is_overdue in rows:
        close(session, None, posting, "deadline" if is_overdue else "full")
    return len(rows)


def owned(session: Session, member: Member, posting_id: int) -> Posting | None:
    """Return a role of the member's organisation with its skills, languages and project."""
    query = (
        select(Posting)
        .where(Posting.id == posting_id, Posting.organisation_id == member.organisation_id)
        .options(
            selectinload(Posting.skills),
            selectinload(Posting.languages),
            joinedload(Posting.project),
        )
    )
    return session.scalar(query)


def _move(session: Session, posting: Posting, to: PostingStatus) -> None:
    """Change the status where it still is what it was; exactly one of two people does it."""
    before = posting.status
    if to not in NEXT_STATUSES[before]:
        raise ConflictError
    session.flush()
    result = session.execute(
        update(Posting)
        .where(Posting.id == posting.id, Posting.status == before)
        .values(status=to)
        .execution_options(synchronize_session=False)
    )
    if not isinstance(result, CursorResult) or result.rowcount != 1:
        raise ConflictError
    session.refresh(posting, ["status", "version"])


def _tell(session: Session, posting: Posting, kind: str, path: str) -> None:
    people = (
        select(Member.user_id)
        .join(User)
        .where(Member.organisation_id == posting.organisation_id, User.is_active)
    )
    for user_id in session.scalars(people):
        mail.queue(
            session, user_id, kind, about=f"posting:{posting.id}", path=path, title=posting.title
        )
