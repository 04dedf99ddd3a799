"""Reading students: a whole profile in four SELECTs, and who may see whose name."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from models import (
    Application,
    Member,
    Posting,
    Role,
    SkillEvidence,
    Student,
    StudentSkill,
    User,
    Work,
)
from models.application import NAMED_STAGES
from talent.access import OFFICE
from talent.errors import NotFoundError


def whole(session: Session, student_id: int) -> Student:
    """Return a student with everything of the profile loaded.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    return _whole(session, Student.id == student_id)


def whole_of_user(session: Session, user_id: int) -> Student:
    """Return a person's own profile with everything loaded.

    Raises
    ------
    NotFoundError
        If the person has none.
    """
    return _whole(session, Student.user_id == user_id)


def _whole(session: Session, which: ColumnElement[bool]) -> Student:
    query = (
        select(Student)
        .where(which)
        .options(
            joinedload(Student.user),
            joinedload(Student.wish),
            joinedload(Student.languages),
            joinedload(Student.education),
            selectinload(Student.experience),
            selectinload(Student.skills)
            .joinedload(StudentSkill.evidence)
            .joinedload(SkillEvidence.file),
            selectinload(Student.works).joinedload(Work.file),
        )
    )
    student = session.execute(query).unique().scalar_one_or_none()
    if student is None:
        raise NotFoundError
    return student


def sees_named(session: Session, user: User, student_id: int) -> bool:
    """Whether a person may see who a student is: the student, the office, their employers.

    An employer does once their organisation has named an application of the student's.
    """
    if user.role in OFFICE:
        return True
    if user.role is Role.STUDENT:
        own = exists().where(Student.id == student_id, Student.user_id == user.id)
        return bool(session.scalar(select(own)))
    named = (
        exists()
        .where(Application.student_id == student_id)
        .where(or_(Application.stage.in_(NAMED_STAGES), Application.named_at.is_not(None)))
        .where(Posting.id == Application.posting_id)
        .where(Member.organisation_id == Posting.organisation_id, Member.user_id == user.id)
    )
    return bool(session.scalar(select(named)))
