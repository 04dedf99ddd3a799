"""Whether a process lives, and whether it can serve."""

import pytest
from sqlalchemy import text


@pytest.fixture
def unmigrated(session):
    session.execute(text("DROP TABLE alembic_version"))
    session.commit()


@pytest.mark.both_databases
def test_it_is_not_ready_before_the_database_is_migrated(client, unmigrated):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (503, "migrate")
    assert client.get("/healthz").status_code == 200


@pytest.mark.both_databases
def test_it_is_ready_at_the_newest_revision(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["status"]) == (200, "ok")
