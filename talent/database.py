"""The engine and its sessions: durable on SQLite and PostgreSQL, one unit of work a request."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, scoped_session, sessionmaker

READING: ContextVar[bool] = ContextVar("reading", default=False)
"""True while only reading is expected (a GET): SQLite then takes no write lock up front."""

_POSTGRES_OPTIONS = "-c statement_timeout=15000 -c lock_timeout=5000 -c timezone=UTC"


def make_engine(url: str) -> Engine:
    """Return an engine for ``url`` with the settings that keep acknowledged writes."""
    if url.startswith("sqlite"):
        engine = create_engine(url, connect_args={"timeout": 10})
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(
        url,
        pool_pre_ping=True,
        pool_size=8,
        max_overflow=4,
        pool_timeout=5,
        connect_args={"connect_timeout": 5, "options": _POSTGRES_OPTIONS},
    )


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" below decides, not the driver
    for pragma in (
        "foreign_keys=ON",
        "journal_mode=WAL",
        "synchronous=FULL",  # NORMAL loses acknowledged writes in a power cut
        "busy_timeout=10000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A unit that reads and then writes is refused under load unless it locks at the start.
    connection.exec_driver_sql("BEGIN" if READING.get() else "BEGIN IMMEDIATE")


class Database:
    """The application's sessions, one for each application context."""

    engine: Engine
    session: scoped_session[Session]

    def init(
        self, url: str, scope: Callable[[], Hashable], info: Mapping[str, object] | None = None
    ) -> None:
        """Bind to ``url``; ``scope`` names the current unit of work, ``info`` goes with each."""
        self.engine = make_engine(url)
        factory = sessionmaker(self.engine, expire_on_commit=False, info=dict(info or {}))
        self.session = scoped_session(factory, scopefunc=scope)
