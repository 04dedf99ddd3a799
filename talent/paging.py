"""A page of rows, its place among the others, and the total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

Item = TypeVar("Item")


@dataclass(frozen=True)
class Page(Generic[Item]):
    """Items of page ``number`` (from 1) out of ``total``."""

    items: list[Item]
    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least 1."""
        return max(1, -(-self.total // self.size))


def paginate(session: Session, query: Select[Item], number: int, size: int = 20) -> Page[Item]:
    """Return one page of ``query``; a number outside is moved to the nearest page. Two SELECTs."""
    counted: Select[Any] = select(func.count()).select_from(query.order_by(None).subquery())
    total = session.scalar(counted) or 0
    last = max(1, -(-total // size))
    number = min(max(number, 1), last)
    rows = session.scalars(query.limit(size).offset((number - 1) * size)).unique().all()
    return Page(list(rows), number, size, total)
