"""What others do to a role: staff publish it or send it back, time closes it."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEntry, Mail, Posting, PostingStatus, Stage, today
from talent.database import make_engine
from talent.errors import ConflictError, InvalidError
from talent.postings import service


def test_staff_publish_a_submitted_role_and_its_people_are_told(make, session):
    member = make.member()
    posting = make.posting(by=member, status=PostingStatus.SUBMITTED, published_at=None)
    service.publish(session, make.staff().id, posting)
    session.commit()
    assert posting.status is PostingStatus.PUBLISHED
    assert posting.published_at is not None
    mail = session.scalars(select(Mail)).one()
    assert (mail.user_id, mail.kind) == (member.user_id, "role_published")


def test_a_draft_cannot_be_published(make, session):
    posting = make.posting(status=PostingStatus.DRAFT)
    with pytest.raises(ConflictError):
        service.publish(session, make.staff().id, posting)


def test_a_role_whose_deadline_passed_is_not_published(make, session):
    past = today() - timedelta(days=1)
    posting = make.posting(status=PostingStatus.SUBMITTED, deadline=past)
    with pytest.raises(ConflictError):
        service.publish(session, make.staff().id, posting)


def test_a_role_is_sent_back_with_a_reason(make, session):
    posting = make.posting(by=make.member(), status=PostingStatus.SUBMITTED)
    staff = make.staff()
    with pytest.raises(InvalidError):
        service.decline(session, staff.id, posting, "  ")
    service.decline(session, staff.id, posting, "Say the shifts.")
    session.commit()
    assert (posting.status, posting.decision_note) == (PostingStatus.DECLINED, "Say the shifts.")


@pytest.mark.both_databases
def test_of_two_staff_at_the_same_moment_one_publishes(make, session, database):
    posting = make.posting(status=PostingStatus.SUBMITTED)
    posting_id, staff_id = posting.id, make.staff().id
    session.commit()
    engine = make_engine(database.config.url)
    barrier, outcomes = threading.Barrier(2), []

    def publish() -> None:
        with Session(engine) as own:
            mine = own.get_one(Posting, posting_id)
            own.rollback()  # what was read stays; the lock of reading goes
            own.refresh(mine)
            own.rollback()
            own.expire_on_commit = False
            barrier.wait()
            try:
                service.publish(own, staff_id, mine)
                own.commit()
                outcomes.append("published")
            except ConflictError:
                own.rollback()
                outcomes.append("refused")

    threads = [threading.Thread(target=publish) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    engine.dispose()
    session.expire_all()
    assert sorted(outcomes) == ["published", "refused"]
    published = select(AuditEntry).where(AuditEntry.action == "posting.published")
    assert len(session.scalars(published).all()) == 1


def test_time_closes_what_is_over(app, make, session):
    past = make.posting(deadline=today() - timedelta(days=1))
    last_day = make.posting(deadline=today())
    hired = make.posting(seats=1, seats_taken=1)
    make.application(posting=hired, stage=Stage.HIRED)
    unrecorded = make.posting(seats=1, seats_taken=1)
    make.application(posting=unrecorded, stage=Stage.ACCEPTED)
    session.commit()
    result = app.test_cli_runner().invoke(args=["talent", "postings", "close-overdue"])
    session.expire_all()
    assert result.output == "Roles closed: 2\n"
    assert past.status is hired.status is PostingStatus.CLOSED
    assert last_day.status is unrecorded.status is PostingStatus.PUBLISHED
