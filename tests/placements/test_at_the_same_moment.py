"""Two people press at the same moment: one hire, one decision."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from models import Mail, Placement, PlacementStatus, Posting, Stage, User
from tests.placements.test_record_hire import facts

pytestmark = pytest.mark.both_databases


def together(*acts):
    """Do several things at once and return what each gave."""
    barrier = Barrier(len(acts))

    def run(act):
        barrier.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_presses_record_one_hire(session, make, visitor):
    member = make.member()
    posting = make.posting(by=member, seats_taken=1)
    application = make.application(posting=posting, stage=Stage.ACCEPTED)
    boss, again = (visitor(session.get_one(User, member.user_id)) for _ in range(2))
    boss.rows = again.rows = None
    path = f"/hires/new/{application.id}"
    data = [facts(evidence="employer_confirmation", file=None) for _ in range(2)]
    answers = together(
        lambda: boss.post(path, data=data[0]), lambda: again.post(path, data=data[1])
    )
    assert {answer.status_code for answer in answers} <= {303, 409}
    assert 303 in {answer.status_code for answer in answers}
    session.rollback()
    assert session.scalar(select(func.count(Placement.id))) == 1
    assert session.get_one(Posting, posting.id, populate_existing=True).seats_taken == 1


def test_two_members_of_staff_decide_once(session, make, visitor):
    hire = make.placement()
    first, second = visitor(make.staff()), visitor(make.staff())
    session.commit()
    first.rows = second.rows = None
    path, version = f"/hires/{hire.id}/decide", hire.version
    session.commit()
    verify = {"decision": "verified", "version": version}
    refuse = {"decision": "refused", "version": version, "note": "No stamp"}
    answers = together(
        lambda: first.post(path, data=verify), lambda: second.post(path, data=refuse)
    )
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    session.rollback()
    session.expire_all()
    won = "verified" if answers[0].status_code == 303 else "refused"
    assert session.get_one(Placement, hire.id).status is PlacementStatus(won)
    kinds = session.scalars(select(Mail.kind)).all()
    assert len(kinds) == 2
    assert all(won in kind for kind in kinds)
