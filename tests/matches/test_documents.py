"""What the matcher sees is written down with every change of it, whoever makes the change."""

import zlib
from datetime import timedelta

import pytest
from sqlalchemy import delete, event, insert, select, update
from sqlalchemy.orm import selectinload

from matching.packing import unpack
from models import (
    Application,
    DocumentKind,
    Experience,
    MatchDocument,
    Member,
    Organisation,
    Posting,
    PostingStatus,
    Student,
    StudentSkill,
    User,
    today,
)
from talent.extensions import db
from talent.matches import documents
from talent.matches.jobs import grow_older
from talent.matches.receipts import Receipt
from talent.undo import bring_back, remove
from tests.support.documents import last, log, seen, whole_posting, whole_student


@pytest.fixture
def student(make):
    return whole_student(make)


@pytest.fixture
def posting(make):
    return whole_posting(make)


@pytest.mark.both_databases
def test_a_profile_and_a_role_are_written_as_the_matcher_sees_them(session, student, posting):
    assert last(session, student) == seen(session, student)
    assert last(session, posting) == seen(session, posting)
    assert last(session, student).skills[0].concept == "python"


def test_a_change_of_what_the_matcher_does_not_see_writes_nothing(session, student):
    student.phone = "+77010000000"
    session.commit()
    assert len(log(session, DocumentKind.PROFILE, student.id)) == 1


@pytest.mark.both_databases
def test_every_change_is_kept_with_what_was_before(session, student):
    for headline in ("Analyst", "Engineer", "Analyst"):
        student.headline = headline
        session.commit()
    bodies = [zlib.decompress(one.body) for one in log(session, DocumentKind.PROFILE, student.id)]
    assert [unpack(body).title for body in bodies] == [
        "Civil engineer",
        "Analyst",
        "Engineer",
        "Analyst",
    ]


TABLE = Student.__table__
BULK = {
    "an update": update(StudentSkill).values(concept="sql"),
    "a delete": delete(StudentSkill),
    "an update of the table": update(TABLE).where(TABLE.c.id > 0).values(headline="Analyst"),
    "a withdrawal of consent": update(Student).values(consented_at=None),
}


@pytest.mark.both_databases
@pytest.mark.parametrize("name", BULK)
def test_a_bulk_statement_is_followed_too(session, student, name):
    session.execute(BULK[name].execution_options(synchronize_session=False))
    session.commit()
    assert len(log(session, DocumentKind.PROFILE, student.id)) == 2
    document = last(session, student)
    assert document == (None if name == "a withdrawal of consent" else seen(session, student))


def test_a_bulk_insert_is_refused_since_nobody_could_follow_it(session, student):
    with pytest.raises(NotImplementedError, match="one by one"):
        session.execute(
            insert(StudentSkill), [{"student_id": student.id, "concept": "sql", "words": ""}]
        )


@pytest.mark.both_databases
def test_what_is_removed_and_brought_back_is_followed(session, student):
    skill = session.scalars(select(StudentSkill).options(selectinload(StudentSkill.evidence))).one()
    removed = remove(session, student.user_id, skill)
    session.commit()
    assert last(session, student).skills == ()
    bring_back(session, student.user_id, removed.id)
    session.commit()
    assert [one.concept for one in last(session, student).skills] == ["python"]


@pytest.mark.both_databases
def test_a_rollback_leaves_no_document(session, student):
    student.headline = "Analyst"
    session.flush()
    session.rollback()
    session.commit()
    assert len(log(session, DocumentKind.PROFILE, student.id)) == 1


@pytest.mark.both_databases
def test_a_savepoint_writes_nothing_before_the_whole_is_kept(session, student):
    with session.begin_nested():
        student.headline = "Analyst"
    assert len(log(session, DocumentKind.PROFILE, student.id)) == 1
    session.commit()
    assert last(session, student).title == "Analyst"


def test_a_profile_that_is_turned_off_is_ranked_no_more_and_kept(session, student):
    student.turned_on_at = None
    session.commit()
    document = log(session, DocumentKind.PROFILE, student.id)[-1]
    assert not document.matched
    assert document.body


def test_without_consent_nothing_is_kept_of_now(session, student):
    student.consented_at = None
    session.commit()
    document = log(session, DocumentKind.PROFILE, student.id)[-1]
    assert (document.matched, document.body, document.digest) == (False, None, "")


@pytest.mark.both_databases
def test_with_the_consent_goes_what_was_seen_before_but_for_what_applications_rest_on(
    session, student, posting
):
    sent = log(session, DocumentKind.PROFILE, student.id)[-1].id
    receipt = f"{Receipt(sent, 1, 'prior-1', '3f2a9c01', 1, 70.0)}"
    session.add(Application(student_id=student.id, posting_id=posting.id, receipt=receipt))
    student.headline = "Analyst"
    session.commit()
    student.turned_on_at = student.consented_at = None
    session.commit()
    session.expire_all()
    rows = log(session, DocumentKind.PROFILE, student.id)
    assert [(one.id == sent, bool(one.body), one.matched) for one in rows] == [
        (True, True, True),
        (False, False, False),
        (False, False, False),
    ]


def test_a_draft_leaves_no_document_and_a_closed_role_is_ranked_no_more(make, session, posting):
    draft = make.posting(status=PostingStatus.DRAFT)
    posting.status = PostingStatus.CLOSED
    session.commit()
    assert not log(session, DocumentKind.OPENING, draft.id)
    assert [one.matched for one in log(session, DocumentKind.OPENING, posting.id)] == [True, False]


def erase_rows(session, student, posting):
    session.delete(session.get_one(Student, student.id))
    session.delete(session.get_one(Posting, posting.id))


def erase_in_bulk(session, student, posting):
    session.execute(delete(Student))
    session.execute(delete(Posting))


def erase_accounts(session, student, posting):
    session.delete(session.get_one(User, student.user_id))
    session.execute(delete(Member))
    session.delete(session.get_one(Organisation, posting.organisation_id))


def erase_accounts_in_bulk(session, student, posting):
    session.execute(delete(User).where(User.id == student.user_id))
    session.execute(delete(Organisation))


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "erase", [erase_rows, erase_in_bulk, erase_accounts, erase_accounts_in_bulk]
)
def test_what_is_erased_leaves_no_content_behind(session, student, posting, erase):
    student.headline = "Analyst"
    session.commit()
    ids = (DocumentKind.PROFILE, student.id), (DocumentKind.OPENING, posting.id)
    session.expunge_all()
    erase(session, student, posting)
    session.commit()
    for kind, owner_id in ids:
        rows = log(session, kind, owner_id)
        assert len(rows) >= 2
        assert {(one.matched, one.body, one.digest) for one in rows} == {(False, None, "")}


def test_an_application_writes_no_document(session, student, posting):
    session.add(Application(student_id=student.id, posting_id=posting.id))
    session.commit()
    assert len(log(session, DocumentKind.PROFILE, student.id)) == 1


@pytest.mark.both_databases
def test_existing_profiles_and_roles_get_their_documents_by_the_command(
    app, session, student, posting
):
    session.execute(delete(MatchDocument))
    session.commit()
    done = app.test_cli_runner().invoke(args=["talent", "matches", "documents"])
    assert done.exit_code == 0
    assert "profile: 1 looked at, 1 documents written" in done.output
    session.commit()
    assert last(session, student) == seen(session, student)
    assert last(session, posting) == seen(session, posting)
    again = app.test_cli_runner().invoke(args=["talent", "matches", "documents"])
    assert "profile: 1 looked at, 0 documents written" in again.output


def test_a_document_of_an_older_packing_is_made_anew(app, session, student):
    session.execute(update(MatchDocument).values(packing=0))
    session.commit()
    with app.app_context():
        assert documents.is_wanting(db.session())
    assert app.test_cli_runner().invoke(args=["db", "upgrade"]).exit_code == 0
    session.commit()
    assert len(log(session, DocumentKind.PROFILE, student.id)) == 2
    with app.app_context():
        assert not documents.is_wanting(db.session())


def test_months_in_a_job_become_more_by_themselves(app, session, student):
    begun = today() - timedelta(days=400)
    session.execute(update(Experience).values(started=begun))
    session.commit()
    stale = log(session, DocumentKind.PROFILE, student.id)[-1]
    stale.digest = "as it was last month"
    session.commit()
    with app.app_context():
        assert grow_older(db.session()) == 1
        db.session.commit()
        assert grow_older(db.session()) == 0
    session.commit()
    assert last(session, student).experience[0].months >= 13


def test_those_in_jobs_are_written_some_at_a_time_so_that_nobody_waits_for_all(
    app, make, monkeypatch, student
):
    whole_student(make)
    make.session.execute(update(Experience).values(started=today() - timedelta(days=400)))
    make.session.commit()
    monkeypatch.setattr(documents, "AT_ONCE", 1)
    commits = []
    with app.app_context():
        session = db.session()
        event.listen(session, "after_commit", commits.append)
        grow_older(session)
    assert len(commits) == 2
