"""What the tests of profiles share."""

import pytest
from sqlalchemy import select


@pytest.fixture
def user(make):
    """Return the account of a student whose profile is off."""
    return make.user()


@pytest.fixture
def student(make, user):
    """Return that student, with one study and nothing else."""
    return make.student(user=user, on=False)


@pytest.fixture
def me(student, user, visitor):
    """Return that student at the pages."""
    return visitor(user)


@pytest.fixture
def all_of(session):
    """Return a reader of every row of a kind."""
    return lambda kind: session.scalars(select(kind).order_by(kind.id)).all()


@pytest.fixture
def only(session):
    """Return a reader of the only row of a kind."""
    return lambda kind: session.scalars(select(kind)).one()
