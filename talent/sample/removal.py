"""Removing the sample: every invented row and file goes, every real one stays."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from sqlalchemy import ColumnExpressionArgument, Select, delete, func, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from models import (
    Application,
    AuditEntry,
    Base,
    Invitation,
    MatchModel,
    Organisation,
    Placement,
    Posting,
    PostingStatus,
    Project,
    StoredFile,
    Student,
    User,
)
from talent.files import remove as remove_file
from talent.sample.people import FILE

Ids = Select[int]


def _sample_ids(kind: type[Project | Organisation | Student | User]) -> Ids:
    return select(kind.id).where(kind.is_sample)


def remove(session: Session, instance: Path) -> Counter[str]:
    """Delete the sample and return how many rows of each table went.

    A sample project or account that a real row still needs (a real hire under an invented
    project) stays, an account without its sign-in; both are counted as ``kept``.
    """
    gone: Counter[str] = Counter()
    postings = select(Posting.id).where(
        or_(Posting.is_sample, Posting.organisation_id.in_(_sample_ids(Organisation)))
    )
    _between(session, gone, postings)
    _delete(session, gone, Posting, Posting.id.in_(postings))
    _free_real_postings(session)
    _remove_files(session, instance)
    _delete(session, gone, Student, Student.is_sample)
    _delete(session, gone, Organisation, Organisation.is_sample)
    _remove_models(session, gone, instance)
    _delete_unneeded(session, gone, Project)
    _forget_actors(session)
    _delete_unneeded(session, gone, User)
    _lock_out(session)
    (instance / FILE).unlink(missing_ok=True)
    return gone


def _between(session: Session, gone: Counter[str], postings: Ids) -> None:
    """Delete what lies between sample and other rows: applications go with either side."""
    students = _sample_ids(Student)
    for kind in (Placement, Application, Invitation):
        sides = or_(kind.posting_id.in_(postings), kind.student_id.in_(students))
        _delete(session, gone, kind, sides)


def _delete(
    session: Session,
    gone: Counter[str],
    kind: type[Base],
    condition: ColumnExpressionArgument[bool],
) -> None:
    result = session.execute(
        delete(kind).where(condition).execution_options(synchronize_session=False)
    )
    if isinstance(result, CursorResult):
        gone[kind.__tablename__] += result.rowcount


def _free_real_postings(session: Session) -> None:
    """Take a real role out of an invented project; it becomes a draft that needs another."""
    hired = select(Placement.posting_id)
    session.execute(
        update(Posting)
        .where(Posting.project_id.in_(_sample_ids(Project)), Posting.id.not_in(hired))
        .values(project_id=None, status=PostingStatus.DRAFT)
        .execution_options(synchronize_session=False)
    )


def _remove_files(session: Session, instance: Path) -> None:
    owned = select(StoredFile).where(StoredFile.owner_id.in_(_sample_ids(User)))
    for file in session.scalars(owned):
        remove_file(instance / "files", file)


def _remove_models(session: Session, gone: Counter[str], instance: Path) -> None:
    """Delete matching models that learned from invented decisions, the one in use too."""
    for file in session.scalars(select(MatchModel.file).where(MatchModel.is_sample)):
        (instance / file).unlink(missing_ok=True)
    _delete(session, gone, MatchModel, MatchModel.is_sample)


def _forget_actors(session: Session) -> None:
    """Keep the trail of real rows without the invented people who acted on them."""
    users = _sample_ids(User)
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            points_at_user = any(key.column.table is User.__table__ for key in column.foreign_keys)
            if points_at_user and column.nullable:
                session.execute(update(table).where(column.in_(users)).values({column.name: None}))
    session.execute(
        delete(AuditEntry)
        .where(AuditEntry.subject == User.__tablename__, AuditEntry.subject_id.in_(users))
        .execution_options(synchronize_session=False)
    )


def _delete_unneeded(session: Session, gone: Counter[str], kind: type[Project | User]) -> None:
    """Delete sample rows that nothing left over points at."""
    unneeded = delete(kind).where(kind.is_sample)
    for other in Base.metadata.sorted_tables:
        for key in other.foreign_keys:
            if key.column.table is kind.__table__ and key.ondelete != "CASCADE":
                pointing = select(key.parent).where(key.parent.is_not(None))
                unneeded = unneeded.where(kind.id.not_in(pointing))
    result = session.execute(unneeded.execution_options(synchronize_session=False))
    if isinstance(result, CursorResult):
        gone[kind.__tablename__] += result.rowcount
    kept = session.scalar(select(func.count()).select_from(kind).where(kind.is_sample))
    gone["kept"] += kept or 0


def _lock_out(session: Session) -> None:
    session.execute(
        update(User)
        .where(User.is_sample)
        .values(is_active=False, password_hash="!")  # noqa: S106 - the sign of no password
        .execution_options(synchronize_session=False)
    )
