"""Every column that reaches the matcher is followed; nothing else is read by it."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import JSON, Enum, event, select
from sqlalchemy import inspect as inspect_row

from models import (
    DocumentKind,
    Education,
    Posting,
    PostingLanguage,
    PostingSkill,
    PostingStatus,
    Student,
    StudentLanguage,
    now,
)
from models.base import UtcDateTime
from talent.matches import gateway
from talent.matches.watching import WATCHED
from tests.support.documents import log, seen, whole_posting, whole_student


@pytest.fixture
def student(make):
    return whole_student(make)


@pytest.fixture
def posting(make):
    return whole_posting(make)


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
    sent = []

    def note(_connection, _cursor, statement, *_rest):
        sent.append(" ".join(statement.split()))

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    seen(session, student)
    seen(session, posting)
    event.remove(engine, "before_cursor_execute", note)
    return sent


def test_a_row_says_which_mapper_it_has(student):
    """Hold that the walk looks at every mapped column of a student."""
    assert {attribute.key for attribute in inspect_row(student).mapper.column_attrs} >= {
        column for kind, column in COLUMNS if kind is Student
    }
    assert Education in WATCHED
    assert StudentLanguage in WATCHED
