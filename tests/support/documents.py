"""A student and a role with something in every table that the matcher reads, and their log."""

import zlib
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.packing import unpack
from models import DocumentKind, Experience, MatchDocument, Posting, PostingLanguage, Student
from models.skill import CefrLevel, SkillLevel
from talent.matches import gateway


def whole_student(make):
    """Make a student with a row in every table of a profile."""
    student = make.student(skills={"python": SkillLevel.WORKING}, languages={"en": CefrLevel.B2})
    job = Experience(student_id=student.id, title="Welder", started=date(2024, 1, 1))
    make.session.add(job)
    student.wish.titles = ["Developer"]
    make.session.commit()
    return student


def whole_posting(make):
    """Make a role with a row in every table of a role."""
    posting = make.posting(must={"python": None})
    language = PostingLanguage(posting_id=posting.id, code="en", cefr=CefrLevel.B1, must=True)
    make.session.add(language)
    make.session.commit()
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
