"""A role with its employer, and a graduate, each at the pages."""

import pytest

from models import Posting, Stage, User
from models.application import SEATED_STAGES
from tests.support.visitor import Visitor


@pytest.fixture
def member(make):
    return make.member(user=None)


@pytest.fixture
def posting(make, member) -> Posting:
    return make.posting(by=member, seats=2, must={"python": None})


@pytest.fixture
def employer(make, visitor, member) -> Visitor:
    return visitor(make.session.get_one(User, member.user_id))


@pytest.fixture
def student(make):
    return make.student(skills={"python": None}, user=make.user(name="Dana Akhmetova"))


@pytest.fixture
def graduate(make, visitor, student) -> Visitor:
    return visitor(make.session.get_one(User, student.user_id))


@pytest.fixture
def applied(make, student, posting):
    """Return a maker of the graduate's application at a stage."""

    def at(stage: Stage = Stage.NEW, **values):
        if stage in SEATED_STAGES:
            posting.seats_taken += 1
        return make.application(student, posting, stage=stage, **values)

    return at
