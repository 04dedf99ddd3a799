"""Stages: who may move an application where, and what the move brings with it."""

import pytest
from sqlalchemy import select

from models import AuditEntry, Mail, Offer, Posting, Role, Stage, StageChange, now
from models.application import NEXT_STAGES, SEATED_STAGES
from talent.applications import service
from talent.errors import ConflictError

STEPS = [
    (before, after, role)
    for before, nexts in NEXT_STAGES.items()
    for after, roles in nexts.items()
    for role in roles
]


@pytest.fixture
def people(make):
    return {Role.EMPLOYER: make.user(Role.EMPLOYER), Role.STUDENT: make.user(Role.STUDENT)}


def at(make, session, stage, **posting):
    """Make an application at a stage with its seat taken where the stage holds one."""
    taken = 1 if stage in SEATED_STAGES else 0
    row = make.posting(seats_taken=taken, **posting)
    return make.application(posting=row, stage=stage)


@pytest.mark.parametrize(("before", "after", "role"), STEPS)
def test_an_open_step_is_made_and_leaves_its_trace(make, session, people, before, after, role):
    application = at(make, session, before)
    service.move(session, application, after, people[role])
    change = session.scalars(select(StageChange)).one()
    seats = session.scalar(select(Posting.seats_taken).where(Posting.id == application.posting_id))
    assert application.stage is after
    assert (change.from_stage, change.to_stage) == (before, after)
    assert seats == (1 if after in SEATED_STAGES else 0)
    assert session.scalars(select(AuditEntry.action)).all() == ["application.moved"]


def test_every_other_step_is_refused(make, session, people):
    steps = set(STEPS)
    applications = {stage: at(make, session, stage) for stage in Stage}
    for before, application in applications.items():
        for after in Stage:
            for role, person in people.items():
                if (before, after, role) not in steps:
                    with pytest.raises(ConflictError):
                        service.move(session, application, after, person)
        assert application.stage is before


def test_the_second_of_two_moves_from_one_stage_is_refused(make, session, people):
    application = at(make, session, Stage.NEW)
    service.move(session, application, Stage.SHORTLISTED, people[Role.EMPLOYER])
    application.stage = Stage.NEW  # as a page that was loaded before sees it
    with session.no_autoflush, pytest.raises(ConflictError):
        service.move(session, application, Stage.NOT_PROGRESSING, people[Role.EMPLOYER])


def test_the_name_is_revealed_at_shortlisting_and_stays_so(make, session, people):
    application = at(make, session, Stage.NEW)
    assert application.named_at is None
    service.move(session, application, Stage.SHORTLISTED, people[Role.EMPLOYER])
    named_at = application.named_at
    service.move(session, application, Stage.NOT_PROGRESSING, people[Role.EMPLOYER])
    assert named_at is not None
    assert application.named_at == named_at


def test_taking_an_application_back_to_interview_withdraws_its_offer(make, session, people):
    application = at(make, session, Stage.OFFERED)
    make.offer(application)
    service.move(session, application, Stage.INTERVIEW, people[Role.EMPLOYER])
    assert session.scalars(select(Offer.withdrawn_at)).one() is not None


def test_a_rejection_waits_for_a_day_and_is_held_back_on_reopening(make, session, people):
    application = at(make, session, Stage.NEW)
    service.move(session, application, Stage.NOT_PROGRESSING, people[Role.EMPLOYER])
    letter = session.scalars(select(Mail).where(Mail.kind == "rejected")).one()
    assert 23 < (letter.due_at - now()).total_seconds() / 3600 < 25
    service.move(session, application, Stage.SHORTLISTED, people[Role.EMPLOYER])
    session.refresh(letter)
    assert letter.cancelled_at is not None


def test_no_seat_is_taken_where_none_is_left(make, session, people):
    posting = make.posting(seats=1, seats_taken=1)
    application = make.application(posting=posting, stage=Stage.OFFERED)
    session.commit()
    with pytest.raises(ConflictError):
        service.move(session, application, Stage.ACCEPTED, people[Role.STUDENT])
    session.rollback()
    assert application.stage is Stage.OFFERED
