"""Documents: what the matcher sees of profiles and roles, a new one with every change of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Select, and_, func, insert, select, text, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from matching.packing import VERSION, pack, squeeze
from matching.types import Opening, Profile
from models import (
    Application,
    DocumentKind,
    Experience,
    MatchDocument,
    Posting,
    PostingStatus,
    Student,
)
from talent.matches import gateway, receipts

AT_ONCE = 500
_LOCK = 7_404_010_001
"""The number of PostgreSQL's lock under which documents are written; any would do."""
_SHOWN = frozenset({PostingStatus.SUBMITTED, PostingStatus.PUBLISHED, PostingStatus.CLOSED})

OWNERS: dict[DocumentKind, InstrumentedAttribute[int]] = {
    DocumentKind.PROFILE: Student.id,
    DocumentKind.OPENING: Posting.id,
}


@dataclass(frozen=True)
class State:
    """What tells an owner's document from its next one."""

    matched: bool = False
    digest: str = ""
    packing: int = VERSION


@dataclass(frozen=True)
class Seen:
    """What the matcher sees of an owner now: whether it is ranked, and its canonical JSON."""

    matched: bool
    body: bytes | None

    @property
    def state(self) -> State:
        """What would be kept of it."""
        return State(self.matched, hashlib.sha256(self.body).hexdigest() if self.body else "")


_UNSEEN = Seen(matched=False, body=None)


def refresh(session: Session, kind: DocumentKind, owners: Collection[int]) -> int:
    """Write a document for each of some owners whose last one is not what is seen now.

    What is seen is read under the lock: who changes another part of the same profile at the
    same moment waits here, and then sees this change too. Of owners that are gone every
    document is emptied; of students who withdrew their consent, every one but those that
    receipts of their applications name.

    Returns
    -------
    int
        How many documents were written.
    """
    lock(session)
    # Another session on the same connection: what this one holds may be older than the rows.
    with Session(session.connection()) as fresh:
        return sum(_refresh(fresh, kind, some) for some in _batches(sorted(owners)))


def lock(session: Session) -> None:
    """Wait until nobody else writes documents, so that their ids are in the order of commits.

    SQLite has one writer at a time anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def is_wanting(session: Session) -> bool:
    """Whether documents must be made: there are none, or some last ones are of an older packing."""
    last = select(func.max(MatchDocument.id)).group_by(MatchDocument.kind, MatchDocument.owner_id)
    older = select(MatchDocument.id).where(
        MatchDocument.id.in_(last), MatchDocument.packing != VERSION, MatchDocument.digest != ""
    )
    some = session.scalar(select(MatchDocument.id).limit(1))
    return some is None or session.scalar(older.limit(1)) is not None


def make_missing(session: Session) -> Iterator[tuple[DocumentKind, int, int]]:
    """Write what is missing or was packed by an older version; commits as it goes.

    Yields
    ------
    tuple
        After each batch: the kind, how many owners were looked at, how many documents written.
    """
    for kind in DocumentKind:
        gone = select(MatchDocument.owner_id).where(MatchDocument.kind == kind)
        owners = {*session.scalars(select(OWNERS[kind])), *session.scalars(gone.distinct())}
        for some in _batches(sorted(owners)):
            written = refresh(session, kind, some)
            session.commit()
            yield kind, len(some), written


def make_older(session: Session) -> int:
    """Write documents of those whose months in a job have become more; commits as it goes.

    Each batch has the lock for itself: whoever edits meanwhile waits for one batch at most.

    Returns
    -------
    int
        How many documents were written.
    """
    written = 0
    for some in _batches(_aging(session)):
        written += refresh(session, DocumentKind.PROFILE, some)
        session.commit()
    return written


def _aging(session: Session) -> list[int]:
    """Return the students who are in a job, whose months become more by themselves."""
    in_a_job = select(Experience.student_id).where(
        Experience.ended.is_(None), Experience.started.is_not(None)
    )
    known = Student.id.in_(in_a_job), Student.consented_at.is_not(None)
    return list(session.scalars(select(Student.id).where(*known)))


def _refresh(session: Session, kind: DocumentKind, owners: list[int]) -> int:
    seen = _SEE[kind](session, owners)
    last = _last(session, kind, owners)
    rows = [
        _row(kind, owner, now)
        for owner in owners
        if (now := seen.get(owner, _UNSEEN)).state != last.get(owner, State())
    ]
    if rows:
        session.execute(insert(MatchDocument), rows)
    if gone := [owner for owner in owners if owner not in seen]:
        _empty(session, kind, gone)
    if withdrawn := [owner for owner, now in seen.items() if _is_withdrawn(kind, now)]:
        _empty(session, kind, withdrawn, besides=_named(session, withdrawn))
    return len(rows)


def _is_withdrawn(kind: DocumentKind, now: Seen) -> bool:
    """Whether an owner is a student who agrees no more, or never has."""
    return kind is DocumentKind.PROFILE and now.body is None


def _named(session: Session, students: list[int]) -> set[int]:
    """Return the documents that receipts of applications name: these stay, as agreed."""
    kept = Application.student_id.in_(students), Application.receipt != ""
    told = session.scalars(select(Application.receipt).where(*kept))
    return {receipts.read(one, key="").profile for one in told}


def _row(kind: DocumentKind, owner: int, now: Seen) -> dict[str, Any]:
    return {
        "kind": kind,
        "owner_id": owner,
        "matched": now.matched,
        "packing": VERSION,
        "digest": now.state.digest,
        "body": now.body and squeeze(now.body),
    }


def _empty(
    session: Session, kind: DocumentKind, owners: list[int], besides: Collection[int] = ()
) -> None:
    """Leave nothing of what was seen of some owners, but for some documents."""
    own = MatchDocument.kind == kind, MatchDocument.owner_id.in_(owners)
    session.execute(
        update(MatchDocument)
        .where(*own, MatchDocument.digest != "", MatchDocument.id.not_in(besides))
        .values(body=None, digest="", matched=False)
        .execution_options(synchronize_session=False)
    )


def _last(session: Session, kind: DocumentKind, owners: list[int]) -> dict[int, State]:
    """Return the state of each owner's last document."""
    own = and_(MatchDocument.kind == kind, MatchDocument.owner_id.in_(owners))
    last = select(func.max(MatchDocument.id)).where(own).group_by(MatchDocument.owner_id)
    rows = session.execute(
        select(
            MatchDocument.owner_id,
            MatchDocument.matched,
            MatchDocument.digest,
            MatchDocument.packing,
        ).where(MatchDocument.id.in_(last))
    )
    return {
        owner: State(matched, digest, packing if digest else VERSION)
        for owner, matched, digest, packing in rows
    }


def _see_profiles(session: Session, owners: list[int]) -> dict[int, Seen]:
    """Return what the matcher sees of students; nothing without consent."""
    query = select(Student.id, Student.turned_on_at, Student.consented_at)
    rows = session.execute(query.where(Student.id.in_(owners))).all()
    known = Student.id.in_(owners), Student.consented_at.is_not(None)
    bodies = _bodies(gateway.profiles(session, *known))
    return {
        own_id: Seen(turned_on is not None and consented is not None, bodies.get(own_id))
        for own_id, turned_on, consented in rows
    }


def _see_openings(session: Session, owners: list[int]) -> dict[int, Seen]:
    """Return what the matcher sees of roles; nothing while they are drafts."""
    query: Select[int, PostingStatus] = select(Posting.id, Posting.status)
    rows = session.execute(query.where(Posting.id.in_(owners))).all()
    known = Posting.id.in_(owners), Posting.status.in_(_SHOWN)
    bodies = _bodies(gateway.openings(session, *known))
    return {
        own_id: Seen(status is PostingStatus.PUBLISHED, bodies.get(own_id))
        for own_id, status in rows
    }


_SEE: dict[DocumentKind, Callable[[Session, list[int]], dict[int, Seen]]] = {
    DocumentKind.PROFILE: _see_profiles,
    DocumentKind.OPENING: _see_openings,
}


def _bodies(documents: Iterable[Opening | Profile]) -> dict[int, bytes]:
    return {int(one.id): pack(one) for one in documents}


def _batches(owners: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(owners)
    while some := list(islice(rest, AT_ONCE)):
        yield some
