"""Removing a row so that its owner can bring it back for some minutes."""

from __future__ import annotations

import enum
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy import inspect as inspect_row
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapper, Session
from sqlalchemy.types import TypeDecorator

from models import Base, Removed, StoredFile, now
from talent import files
from talent.errors import N_, ConflictError, NotFoundError, TalentError
from talent.settings import value


class TooLateError(TalentError):
    """What was removed is gone for good."""

    status = 410
    message = N_("It is too late to undo this. Add it again instead.")


def remove(session: Session, owner_id: int, row: Base) -> Removed:
    """Delete a row with the rows it holds, and keep their values for ``bring_back``.

    What the row holds must be loaded. Its files stay until ``purge``.
    """
    removed = Removed(owner_id=owner_id, kind=row.__tablename__, values=_values(row))
    session.add(removed)
    session.delete(row)
    session.flush()
    return removed


def bring_back(session: Session, owner_id: int, removed_id: int) -> Base:
    """Put a removed row back.

    Raises
    ------
    NotFoundError
        If this person removed no such row, or brought it back already.
    TooLateError
        If the minutes for it are over.
    ConflictError
        If something stands in its place by now.
    """
    removed = session.get(Removed, removed_id)
    if removed is None or removed.owner_id != owner_id:
        raise NotFoundError
    if removed.created_at < _oldest(session):
        raise TooLateError
    row = _row(_mapper(removed.kind), removed.values)
    session.add(row)
    session.delete(removed)
    try:
        session.flush()
    except IntegrityError as error:
        raise ConflictError(N_("You have added the same again since. Nothing to undo.")) from error
    return row


def purge(session: Session, folder: Path) -> int:
    """Forget what can no longer be brought back, with its files; return how many rows.

    Commits, since a file must go only after the row that names it.
    """
    old = session.scalars(select(Removed).where(Removed.created_at < _oldest(session))).all()
    keys = {key for removed in old for key in _file_ids(removed.values)}
    stored = session.scalars(select(StoredFile).where(StoredFile.id.in_(keys))).all()
    for row in (*old, *stored):
        session.delete(row)
    session.commit()
    for file in stored:
        files.remove(folder, file)
    return len(old)


def _oldest(session: Session) -> datetime:
    return now() - timedelta(minutes=value(session, "undo_minutes"))


def _values(row: Base) -> dict[str, Any]:
    mapper = inspect_row(row).mapper
    values = {
        attribute.key: _plain(getattr(row, attribute.key))
        for attribute in mapper.column_attrs
        if attribute.key != "id"
    }
    held = (rel.key for rel in mapper.relationships if rel.cascade.delete_orphan and rel.uselist)
    return values | {key: [_values(child) for child in getattr(row, key)] for key in held}


def _plain(data: object) -> object:
    if isinstance(data, enum.Enum):
        return data.value
    if isinstance(data, date | datetime):
        return data.isoformat()
    return str(data) if isinstance(data, Decimal) else data


def _mapper(table: str) -> Mapper[Any]:
    return next(m for m in Base.registry.mappers if m.class_.__tablename__ == table)


def _row(mapper: Mapper[Any], values: dict[str, Any]) -> Base:
    columns = {
        attribute.key: _typed(attribute.columns[0], values[attribute.key])
        for attribute in mapper.column_attrs
        if attribute.key in values
    }
    held = {
        rel.key: [_row(rel.mapper, child) for child in values[rel.key]]
        for rel in mapper.relationships
        if rel.key in values
    }
    row: Base = mapper.class_(**columns, **held)
    return row


def _typed(column: ColumnElement[Any], data: Any) -> Any:
    if data is None:
        return None
    stored = column.type
    kind = (stored.impl_instance if isinstance(stored, TypeDecorator) else stored).python_type
    if issubclass(kind, enum.Enum):
        return kind(data)
    if issubclass(kind, date):  # datetime is a date too
        return kind.fromisoformat(data)
    return Decimal(data) if kind is Decimal else data


def _file_ids(values: dict[str, Any]) -> set[int]:
    own = {values["file_id"]} if values.get("file_id") else set()
    lists = (held for held in values.values() if isinstance(held, list))
    children = (child for held in lists for child in held if isinstance(child, dict))
    return own.union(*(_file_ids(child) for child in children))
