"""What a worker ranks: every profile and role that is matched, in memory and never stale."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from typing import Any

from sqlalchemy import Engine, Select, case, func, select
from sqlalchemy.orm import Session

from matching.packing import Packed
from matching.ranker import Ranker
from matching.recommender import Recommender
from matching.types import Opening, Profile
from models import DocumentKind, MatchDocument
from talent.database import READING
from talent.matches import champion
from talent.matches.numbers import Numbers

AT_ONCE = 5_000
"""How many rows are read at a time while an index is made."""


@dataclass(frozen=True)
class Shelf:
    """The documents of one kind: ranked by a recommender, numbered as in the log."""

    recommender: Recommender
    numbers: Numbers

    def changed(self, rows: Sequence[Any]) -> Shelf:
        """Return a shelf with the last documents of some owners taken in or left out."""
        if not rows:
            return self
        recommender = self.recommender.copy()
        recommender.remove(str(row.owner_id) for row in rows if not row.matched)
        matched = [row for row in rows if row.matched]
        if matched:
            recommender.update(Packed([row.body for row in matched]))
        return Shelf(recommender, self.numbers.with_rows(rows))

    def by(self, ranker: Ranker) -> Shelf:
        """Return the same documents, ranked by another ranker."""
        return replace(self, recommender=self.recommender.copy(ranker))


@dataclass(frozen=True)
class Held:
    """What an index held at one moment: it never changes, and may be read without a lock.

    ``seen`` and ``made_at`` are those of the last document that was read: where another stands
    in its place, the database is another one.
    """

    openings: Shelf
    profiles: Shelf
    ranker: Ranker
    seen: int
    made_at: datetime | None

    def profile(self, student_id: int) -> Profile | None:
        """Return a student's profile; None where it is not matched."""
        found = self.profiles.recommender.document(str(student_id))
        return found if isinstance(found, Profile) else None

    def opening(self, posting_id: int) -> Opening | None:
        """Return a role; None where it is not matched."""
        found = self.openings.recommender.document(str(posting_id))
        return found if isinstance(found, Opening) else None


class Index:
    """The index of one process, brought up to date each time it is looked at."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: Held | None = None

    def look(self, session: Session) -> Held:
        """Return all that is matched, with every change committed so far. One SELECT.

        The first look reads all of it.
        """
        held = self._held
        if held is None:
            with self._lock:
                held = self._held or _read_all(session)
                self._held = held
                return held
        rows = _news(session, held)
        if held.seen and not _continues(rows, held):
            return self._look_again(session, held)
        ranker = champion.ranker(session)
        if len(rows) <= bool(held.seen) and ranker is held.ranker:
            return held
        with self._lock:
            self._held = _caught_up(self._held or held, rows, ranker)
            return self._held

    def _look_again(self, session: Session, held: Held) -> Held:
        """Read all anew where the database is another one, and not only this reading older."""
        reading = READING.set(True)
        try:
            with Session(_engine(session), info=session.info) as fresh:
                if _continues(_news(fresh, held), held):
                    return self._held or held
        finally:
            READING.reset(reading)
        with self._lock:
            if self._held is None or self._held is held:
                self._held = _read_all(session)
            return self._held


INDEX = Index()


def _engine(session: Session) -> Engine:
    bound = session.get_bind()
    return bound if isinstance(bound, Engine) else bound.engine


def _news(session: Session, held: Held) -> Sequence[Any]:
    """Return the last document that was seen, and those after it; note the model in use."""
    query = _columns(champion.in_use())
    rows = session.execute(
        query.where(MatchDocument.id >= held.seen).order_by(MatchDocument.id)
    ).all()
    if rows:
        champion.see(session, rows[0].model)
    return rows


def _columns(*more: Any) -> Select[*tuple[Any, ...]]:
    return select(
        MatchDocument.id,
        MatchDocument.kind,
        MatchDocument.owner_id,
        MatchDocument.matched,
        MatchDocument.made_at,
        case((MatchDocument.matched, MatchDocument.body)).label("body"),
        *more,
    )


def _continues(rows: Sequence[Any], held: Held) -> bool:
    return bool(rows) and rows[0].id == held.seen and rows[0].made_at == held.made_at


def _caught_up(held: Held, rows: Sequence[Any], ranker: Ranker) -> Held:
    """Return what is held with the news in it; another thread may have taken some in already."""
    new = [row for row in rows if row.id > held.seen]
    if new:
        held = replace(
            held,
            openings=held.openings.changed(_last(new, DocumentKind.OPENING)),
            profiles=held.profiles.changed(_last(new, DocumentKind.PROFILE)),
            seen=new[-1].id,
            made_at=new[-1].made_at,
        )
    if ranker is held.ranker:
        return held
    return replace(
        held, openings=held.openings.by(ranker), profiles=held.profiles.by(ranker), ranker=ranker
    )


def _last(rows: Iterable[Any], kind: DocumentKind) -> list[Any]:
    """Return the last document of each owner of a kind."""
    return list({row.owner_id: row for row in rows if row.kind is kind}.values())


def _read_all(session: Session) -> Held:
    """Read the last document of every owner, some at a time."""
    ranker = champion.ranker(session)
    bodies: dict[DocumentKind, list[bytes]] = {kind: [] for kind in DocumentKind}
    numbers = dict.fromkeys(DocumentKind, Numbers())
    seen, made_at = 0, None
    last = select(func.max(MatchDocument.id)).group_by(MatchDocument.kind, MatchDocument.owner_id)
    query = _columns().where(MatchDocument.id.in_(last)).order_by(MatchDocument.id)
    for rows in session.execute(query.execution_options(yield_per=AT_ONCE)).partitions():
        for kind in DocumentKind:
            matched = [row for row in rows if row.kind is kind and row.matched]
            bodies[kind] += [row.body for row in matched]
            numbers[kind] = numbers[kind].with_rows(matched)
        seen, made_at = rows[-1].id, rows[-1].made_at
    shelves = {
        kind: Shelf(_fitted(ranker, bodies.pop(kind)), numbers[kind]) for kind in DocumentKind
    }
    _give_back()
    return Held(shelves[DocumentKind.OPENING], shelves[DocumentKind.PROFILE], ranker, seen, made_at)


def _give_back() -> None:
    """Give the system what was needed for a moment only: the C library keeps hundreds of MB."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _fitted(ranker: Ranker, bodies: list[bytes]) -> Recommender:
    """Return a recommender of packed documents; nothing of what is made meanwhile is garbage."""
    gc.disable()
    try:
        return Recommender(ranker=ranker).fit(Packed(bodies))
    finally:
        gc.enable()
