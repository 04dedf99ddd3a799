"""What two people do at the same moment, on both databases.

The test's own session ends what it read before, so that it sees what the others wrote.
"""

import threading

import pytest
from sqlalchemy import func, select

from models import Application, Posting, Role, Stage, StageChange, Student, User
from tests.support.visitor import Visitor


def at_once(*acts):
    """Do several things at the same moment; return their answers' statuses, sorted."""
    statuses = []
    start = threading.Barrier(len(acts))

    def run(act):
        start.wait()
        statuses.append(act().status_code)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(statuses)


def alone(app, user) -> Visitor:
    """Return a visitor with nothing of the test's own session."""
    app.test_client_class = Visitor
    return app.test_client().sign_in(user).speak("en")


def post(visitor, address, **data):
    """Return an act: a form that is sent when it is called."""
    return lambda: visitor.post(address, data=data)


@pytest.mark.both_databases
def test_two_graduates_cannot_take_the_last_seat(app, session, make):
    posting = make.posting(seats=1)
    acts = []
    for _ in range(2):
        application = make.application(posting=posting, stage=Stage.OFFERED)
        make.offer(application)
        user = session.get_one(User, student_user(session, application))
        session.commit()
        acts.append(post(alone(app, user), f"/applications/{application.id}/accept"))
    assert at_once(*acts) == [303, 409]
    session.rollback()
    stages = session.scalars(select(Application.stage)).all()
    assert sorted(stages) == [Stage.ACCEPTED, Stage.OFFERED]
    assert session.scalars(select(Posting.seats_taken)).one() == 1


def student_user(session, application):
    """Return the id of the account of an application's student."""
    return session.get_one(Student, application.student_id).user_id


@pytest.mark.both_databases
def test_two_employers_cannot_move_one_application_apart(app, session, make):
    member = make.member()
    colleague = make.user(Role.EMPLOYER)
    organisation = session.get_one(type(make.organisation()), member.organisation_id)
    make.member(organisation, user=colleague)
    application = make.application(posting=make.posting(by=member), stage=Stage.SHORTLISTED)
    session.commit()
    address = f"/applications/{application.id}/move"
    one = alone(app, session.get_one(User, member.user_id))
    two = alone(app, colleague)
    acts = post(one, address, to="interview"), post(two, address, to="not_progressing")
    statuses = at_once(*acts)
    session.rollback()
    steps = session.scalar(select(func.count()).select_from(StageChange))
    # Both may come one after the other, for the second step is open from either stage …
    assert statuses in ([303, 303], [303, 409])
    # … but each step that was made is on record, and none that was not.
    assert steps == statuses.count(303)


@pytest.mark.both_databases
def test_two_presses_on_shortlist_make_one_step(app, session, make):
    member = make.member()
    application = make.application(posting=make.posting(by=member))
    session.commit()
    user = session.get_one(User, member.user_id)
    address = f"/applications/{application.id}/move"
    acts = [post(alone(app, user), address, to="shortlisted") for _ in range(2)]
    assert at_once(*acts) == [303, 409]
    session.rollback()
    assert session.scalar(select(func.count()).select_from(StageChange)) == 1


@pytest.mark.both_databases
def test_two_presses_on_apply_make_one_application(app, session, make):
    posting, student = make.posting(), make.student()
    session.commit()
    user = session.get_one(User, student.user_id)
    acts = [post(alone(app, user), f"/roles/{posting.id}/applications") for _ in range(2)]
    assert at_once(*acts) == [303, 303]
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Application)) == 1
