"""What every test can ask for: an application, rows, visitors, and a browser.

``session`` is the test's own, apart from the application's. ``session.commit()`` shows the
application what the test made, and shows the test what the application did; ``client`` does
so around every request.
"""

import threading
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from models import User
from tests.factories import Make
from tests.support.postgres import Cluster
from tests.support.visitor import Visitor

pytest_plugins = ["tests.support.browser"]
KINDS = {"sqlite": ["sqlite"], "postgresql": ["postgresql"], "both": ["sqlite", "postgresql"]}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--db",
        choices=["marked", *KINDS],
        default="marked",
        help="databases to run on: those of the both_databases mark (default), one, or both",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_kind" not in metafunc.fixturenames:
        return
    kinds = metafunc.config.getoption("--db")
    if kinds == "marked":
        marked = metafunc.definition.get_closest_marker("both_databases")
        kinds = "both" if marked else "sqlite"
    if kinds != "sqlite":
        metafunc.parametrize("database_kind", KINDS[kinds], indirect=True)


@pytest.fixture
def database_kind(request: pytest.FixtureRequest) -> str:
    return getattr(request, "param", "sqlite")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    cluster = Cluster()
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture(scope="session")
def databases(request, tmp_path_factory):
    """Return each kind's database, made when it is first asked for."""
    # The matcher's tests run without loading the application.
    from tests.support.databases import PostgresDatabase, SqliteDatabase

    made = {}

    def of_kind(kind: str):
        if kind not in made:
            folder = tmp_path_factory.mktemp(kind)
            made[kind] = (
                SqliteDatabase(folder)
                if kind == "sqlite"
                else PostgresDatabase(folder, request.getfixturevalue("cluster"))
            )
        return made[kind]

    yield of_kind
    for database in made.values():
        database.close()


@pytest.fixture
def database(databases, database_kind):
    return databases(database_kind)


@pytest.fixture
def app(database) -> Flask:
    return database.use()


@pytest.fixture
def session(app, database) -> Iterator[Session]:
    engine = database.engine()
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def make(session) -> Make:
    return Make(session)


@pytest.fixture
def visitor(app, session) -> Callable[..., Visitor]:
    """Return a maker of visitors, each with cookies of their own: ``visitor(user)``."""
    app.test_client_class = Visitor

    def arrive(user: User | None = None, language: str = "en") -> Visitor:
        client = app.test_client()
        client.rows = session
        return (client.sign_in(user) if user else client).speak(language)

    return arrive


@pytest.fixture
def client(visitor) -> Visitor:
    """Return a visitor who has not signed in and reads English."""
    return visitor()


@pytest.fixture
def live_server(app) -> Iterator[str]:
    """Serve the application at an address of its own."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
