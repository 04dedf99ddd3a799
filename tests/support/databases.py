"""Applications on databases of their own: migrated once, and as good as new for each test."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from alembic import command
from flask import Flask
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import NullPool

from talent import create_app
from talent.cli import alembic_config
from talent.config import Config
from talent.database import make_engine
from talent.extensions import db
from tests.support.postgres import Cluster

SECRET = "a secret for tests"


class TestDatabase:
    """One application with its database; ``renew`` takes both back to the migrated state."""

    __test__ = False

    def __init__(self, folder: Path, url: str) -> None:
        self.instance = folder / "instance"
        self.config = Config(
            instance=self.instance,
            database_url=url,
            secret_key=SECRET,
            public_url="http://localhost",
            testing=True,
        )
        self.app = create_app(self.config)
        # `db` is one for the process; each application brings back its own half when it is used.
        self._bound = (db.engine, db.session)

    def use(self) -> Flask:
        """Make this the application in use, on a fresh database and an empty instance folder."""
        db.engine, db.session = self._bound
        db.engine.dispose()
        shutil.rmtree(self.instance, ignore_errors=True)
        self.instance.mkdir(parents=True)
        self.renew()
        return self.app

    def migrate(self) -> None:
        """Bring an empty database to the newest revision."""
        db.engine, db.session = self._bound
        with self.app.app_context():
            command.upgrade(alembic_config(), "head")
        db.engine.dispose()

    def renew(self) -> None:
        """Take the database back to the migrated state."""
        raise NotImplementedError

    def close(self) -> None:
        """Give the application's own connections back; a server counts them."""
        self._bound[0].dispose()

    def engine(self) -> Engine:
        """Return an engine for the tests' own session, apart from the application's."""
        return make_engine(self.config.url)


class SqliteDatabase(TestDatabase):
    """A file that is copied from a migrated one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "")
        self.file = self.instance / "talent.db"
        self.migrated = folder / "migrated.db"
        self.migrate()
        shutil.copy(self.file, self.migrated)

    def renew(self) -> None:
        """Copy the migrated file; the write-ahead log went with the old folder."""
        shutil.copy(self.migrated, self.file)

    def engine(self) -> Engine:
        """Return an engine that locks only when it writes, so that it never holds the pages up."""
        engine = create_engine(self.config.url, connect_args={"timeout": 10}, poolclass=NullPool)
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        return engine


def _set_up(connection: object, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


class PostgresDatabase(TestDatabase):
    """A database that is copied from a migrated one by the server."""

    def __init__(self, folder: Path, cluster: Cluster) -> None:
        self.cluster = cluster
        self._execute('DROP DATABASE IF EXISTS "talent" WITH (FORCE)')
        self._execute('CREATE DATABASE "talent"')
        super().__init__(folder, cluster.url("talent"))
        self.migrate()
        self._execute('ALTER DATABASE "talent" RENAME TO "migrated"')

    def renew(self) -> None:
        """Drop the database, whoever is still connected, and copy the migrated one."""
        self._execute('DROP DATABASE IF EXISTS "talent" WITH (FORCE)')
        self._execute('CREATE DATABASE "talent" TEMPLATE "migrated"')

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self.cluster.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def at_most(queries: int, what: str = "") -> Iterator[list[str]]:
    """Fail when the application asks more than this; yields the queries sent so far.

    The visitor's own row, which every page of a signed-in person reads, does not count.
    """
    sent: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(("SELECT", "WITH")) and "user_account.stamp" not in statement:
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert len(sent) <= queries, f"{what}: {len(sent)} queries\n" + "\n\n".join(sent)
