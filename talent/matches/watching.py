"""Watching the sessions: whoever edits a profile or a role, its document follows in the commit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.orm import InstrumentedAttribute, ORMExecuteState, Session, SessionTransaction

from models import (
    Base,
    DocumentKind,
    Education,
    Experience,
    Organisation,
    Posting,
    PostingLanguage,
    PostingSkill,
    Student,
    StudentLanguage,
    StudentSkill,
    User,
    Wish,
)
from talent.matches import documents

_NOTED = "documents"


@dataclass(frozen=True)
class Watch:
    """Whose document depends on a table, and which of its columns names the owner."""

    kind: DocumentKind
    owner: InstrumentedAttribute[int]


WATCHED: dict[type[Base], Watch] = {
    Student: Watch(DocumentKind.PROFILE, Student.id),
    Wish: Watch(DocumentKind.PROFILE, Wish.student_id),
    Education: Watch(DocumentKind.PROFILE, Education.student_id),
    Experience: Watch(DocumentKind.PROFILE, Experience.student_id),
    StudentSkill: Watch(DocumentKind.PROFILE, StudentSkill.student_id),
    StudentLanguage: Watch(DocumentKind.PROFILE, StudentLanguage.student_id),
    Posting: Watch(DocumentKind.OPENING, Posting.id),
    PostingSkill: Watch(DocumentKind.OPENING, PostingSkill.posting_id),
    PostingLanguage: Watch(DocumentKind.OPENING, PostingLanguage.posting_id),
}
"""Everything that the matcher reads; a test holds that there is nothing else."""

_TAKING_ALONG: dict[type[Base], tuple[type[Base], InstrumentedAttribute[int]]] = {
    User: (Student, Student.user_id),
    Organisation: (Posting, Posting.organisation_id),
}
"""Rows with which the database itself deletes students and roles."""

_TABLES = {kind.__tablename__: kind for kind in (*WATCHED, *_TAKING_ALONG)}


@event.listens_for(Session, "before_flush")
def _note_taken_along(session: Session, _context: object, _instances: object) -> None:
    for kind, (taken, key) in _TAKING_ALONG.items():
        ids = [row.id for row in session.deleted if isinstance(row, kind)]
        if ids:
            _note_where(session, taken, key.in_(ids))


@event.listens_for(Session, "after_flush")
def _note_flushed(session: Session, _context: object) -> None:
    changed = (row for row in session.dirty if session.is_modified(row))
    for row in (*session.new, *changed, *session.deleted):
        watch = WATCHED.get(type(row))
        if watch is not None:
            _noted(session).add((watch.kind, getattr(row, watch.owner.key)))


@event.listens_for(Session, "do_orm_execute")
def _note_statement(state: ORMExecuteState) -> None:
    """Note whom a bulk statement changes, before it does."""
    if not (state.is_update or state.is_delete or state.is_insert):
        return
    statement: Any = state.statement
    kind = _TABLES.get(statement.table.name)
    if kind is None:
        return
    if state.is_insert:
        if kind in WATCHED:
            raise NotImplementedError("add such rows one by one, so that their documents follow")
        return
    which = () if statement.whereclause is None else (statement.whereclause,)
    if kind in WATCHED:
        _note_where(state.session, kind, *which)
    elif state.is_delete:
        taken, key = _TAKING_ALONG[kind]
        _note_where(state.session, taken, key.in_(select(kind.id).where(*which)))


@event.listens_for(Session, "before_commit")
def _write(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()
    noted = _noted(session)
    for kind in DocumentKind:
        if owners := {owner for one, owner in noted if one is kind}:
            documents.refresh(session, kind, owners)
    noted.clear()


@event.listens_for(Session, "after_soft_rollback")
def _forget(session: Session, transaction: SessionTransaction) -> None:
    if not transaction.nested:
        _noted(session).clear()


def _note_where(session: Session, kind: type[Base], *which: Any) -> None:
    watch = WATCHED[kind]
    with session.no_autoflush:
        owners = session.scalars(select(watch.owner).where(*which).distinct()).all()
    _noted(session).update((watch.kind, owner) for owner in owners)


def _noted(session: Session) -> set[tuple[DocumentKind, int]]:
    noted: set[tuple[DocumentKind, int]] = session.info.setdefault(_NOTED, set())
    return noted
