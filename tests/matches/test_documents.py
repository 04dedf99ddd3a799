"""What the matcher sees is written down with every change of it, whoever makes the change."""

import zlib
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import JSON, Enum, delete, insert, select, update
from sqlalchemy import inspect as inspect_row
from sqlalchemy.orm import Session, selectinload

from matching.packing import unpack
from models import (
    Application,
    DocumentKind,
    Education,
    Experience,
    MatchDocument,
    Member,
    Organisation,
    Posting,
    PostingLanguage,
    PostingSkill,
    PostingStatus,
    Student,
    StudentLanguage,
    StudentSkill,
    User,
    now,
    today,
)
from models.base import UtcDateTime
from models.skill import CefrLevel, SkillLevel
from talent.extensions import db
from talent.matches import documents, gateway
from talent.matches.jobs import grow_older
from talent.matches.watching import WATCHED
from talent.undo import bring_back, remove


@pytest.fixture
def student(make, session):
    student = make.student(skills={"python": SkillLevel.WORKING}, languages={"en": CefrLevel.B2})
    session.add(Experience(student_id=student.id, title="Welder", started=date(2024, 1, 1)))
    student.wish.titles = ["Developer"]
    session.commit()
    return student


@pytest.fixture
def posting(make, session):
    posting = make.posting(must={"python": None})
    session.add(PostingLanguage(posting_id=posting.id, code="en", cefr=CefrLevel.B1, must=True))
    session.commit()
    return posting


def log(session, kind, owner_id):
    """Return an owner's documents, the oldest first."""
    which = MatchDocument.kind == kind, MatchDocument.owner_id == owner_id
    query = select(MatchDocument).where(*which).order_by(MatchDocument.id)
    return session.scalars(query.execution_options(populate_existing=True)).all()


def last(session, row):
    """Return the last document of a student or a role, unpacked; None where it is empty."""
    kind = DocumentKind.PROFILE if isinstance(row, Student) else DocumentKind.OPENING
    document = log(session, kind, row.id)[-1]
    return document.body and unpack(zlib.decompress(document.body))


def seen(session, row):
    """Return what the matcher sees of a student or a role now, from the rows."""
    with Session(session.connection()) as fresh:
        if isinstance(row, Student):
            return gateway.profiles(fresh, Student.id == row.id)[0]
        return gateway.openings(fresh, Posting.id == row.id)[0]


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


OTHER = {date: date(2030, 1, 1), str: "zz", Decimal: Decimal(3)}
NO_OTHER = {"id", "student_id", "posting_id", "user_id", "version"}


def another(column, current):
    """Return another value for a column, of its type."""
    if isinstance(column.type, Enum):
        return next(one for one in column.type.enum_class if one is not current)
    if isinstance(column.type, UtcDateTime):
        return None if column.nullable and current else now()
    if isinstance(column.type, JSON):
        return ["Astana"]
    kind = column.type.python_type
    if kind is bool:
        return not current
    return (current or 0) + 1 if kind is int else OTHER[kind]


COLUMNS = [
    (kind, column.key)
    for kind in WATCHED
    for column in kind.__table__.columns
    if not column.foreign_keys and column.key not in NO_OTHER
]


@pytest.mark.parametrize(
    ("kind", "column"), COLUMNS, ids=[f"{kind.__tablename__}.{column}" for kind, column in COLUMNS]
)
def test_every_column_that_reaches_the_matcher_is_followed(session, student, posting, kind, column):
    owner = posting if kind in {Posting, PostingSkill, PostingLanguage} else student
    row = session.scalars(select(kind)).first()
    before = seen(session, owner), matched(session, owner)
    setattr(row, column, another(kind.__table__.columns[column], getattr(row, column)))
    session.commit()
    if (seen(session, owner), matched(session, owner)) != before:
        kind_of = DocumentKind.PROFILE if owner is student else DocumentKind.OPENING
        assert len(log(session, kind_of, owner.id)) == 2
        assert log(session, kind_of, owner.id)[-1].matched == matched(session, owner)


def matched(session, owner):
    """Return whether a student or a role is to be ranked, from the rows."""
    if isinstance(owner, Posting):
        return owner.status is PostingStatus.PUBLISHED
    which = Student.id == owner.id, *gateway.is_matched()
    return session.scalar(select(Student.id).where(*which)) is not None


def test_the_columns_that_reach_the_matcher_are_many(session, student, posting):
    """Hold that the walk above changes something: these are the columns that matter."""
    reached = set()
    for kind, column in COLUMNS:
        owner = posting if kind in {Posting, PostingSkill, PostingLanguage} else student
        row = session.scalars(select(kind)).first()
        before, value = (seen(session, owner), matched(session, owner)), getattr(row, column)
        setattr(row, column, another(kind.__table__.columns[column], value))
        session.flush()
        if (seen(session, owner), matched(session, owner)) != before:
            reached.add(f"{kind.__tablename__}.{column}")
        setattr(row, column, value)
        session.flush()
    assert {"student.headline", "wish.pay", "posting.status", "posting_skill.must"} <= reached
    assert "experience.started" in reached
    assert len(reached) > 30


def test_everything_the_matcher_reads_is_watched(session, student, posting):
    read = set()
    for table in Student.metadata.tables:
        for query in statements(session, student, posting):
            if f"FROM {table} " in f"{query} " or f"JOIN {table} " in f"{query} ":
                read.add(table)
    assert read - {"match_model"} == {kind.__tablename__ for kind in WATCHED}


def statements(session, student, posting):
    """Return the statements with which the matcher's values are read."""
    from sqlalchemy import event

    sent = []

    def note(_connection, _cursor, statement, *_rest):
        sent.append(" ".join(statement.split()))

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    seen(session, student)
    seen(session, posting)
    event.remove(engine, "before_cursor_execute", note)
    return sent


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


def test_a_row_says_which_mapper_it_has(student):
    """Hold that the walk looks at every mapped column of a student."""
    assert {attribute.key for attribute in inspect_row(student).mapper.column_attrs} >= {
        column for kind, column in COLUMNS if kind is Student
    }
    assert Education in WATCHED
    assert StudentLanguage in WATCHED
