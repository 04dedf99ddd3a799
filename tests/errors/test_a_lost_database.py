"""Without its database the service says so on a page of its own, to anybody, and lives on."""

import pytest

from tests.support.visitor import text_of


@pytest.fixture
def lost(visitor, make, database, session):
    person = visitor(make.staff())
    session.close()
    session.get_bind().dispose()  # an open connection would still lock the lost file
    database.file.write_bytes(b"")
    for log in database.file.parent.glob("talent.db-*"):
        log.unlink()
    from talent.extensions import db

    db.engine.dispose()
    person.rows = None
    return person


def test_it_says_that_the_work_is_safe_and_when_to_come_back(lost):
    answer = lost.get("/account")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "Your work is safe" in text_of(answer)


def test_it_still_answers_that_it_lives(lost):
    assert lost.get("/healthz").status_code == 200
