"""What other features ask of students: reading a profile, and writing into one's own."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models import SkillEvidence, StoredFile, StudentSkill, User, Work
from talent.errors import NotFoundError
from talent.students import queries
from talent.students.past import save_education, save_experience, save_language
from talent.students.profile import ProfileView, view_of
from talent.students.queries import sees_named, whole, whole_of_user
from talent.students.skills import add_skill
from talent.students.wishes import change_about, change_wish

__all__ = [
    "ProfileView",
    "add_skill",
    "change_about",
    "change_wish",
    "evidence_file",
    "profile_view",
    "save_education",
    "save_experience",
    "save_language",
    "sees_named",
    "whole",
    "whole_of_user",
    "work_file",
]


def profile_view(session: Session, student_id: int, *, named: bool = False) -> ProfileView:
    """Return a profile's values for ``students/_profile.html``, by four SELECTs.

    Without ``named`` the name, the ways to reach the student, links and files are left
    out, and the name is taken out of what the student wrote.

    Raises
    ------
    NotFoundError
        If there is no such student.
    """
    return view_of(queries.whole(session, student_id), named=named)


def evidence_file(session: Session, user: User, evidence_id: int) -> StoredFile:
    """Return the file of a skill's evidence for a person who may see the student's name.

    Raises
    ------
    NotFoundError
        If there is none, or it is not for this person.
    """
    query = (
        select(StoredFile, StudentSkill.student_id)
        .join(SkillEvidence, SkillEvidence.file_id == StoredFile.id)
        .join(StudentSkill)
        .where(SkillEvidence.id == evidence_id)
    )
    return _for_reader(session, user, query)


def work_file(session: Session, user: User, work_id: int) -> StoredFile:
    """Return the file of a work for a person who may see the student's name.

    Raises
    ------
    NotFoundError
        If there is none, or it is not for this person.
    """
    query = (
        select(StoredFile, Work.student_id)
        .join(Work, Work.file_id == StoredFile.id)
        .where(Work.id == work_id)
    )
    return _for_reader(session, user, query)


def _for_reader(session: Session, user: User, query: Select[StoredFile, int]) -> StoredFile:
    found = session.execute(query).one_or_none()
    if found is None or not sees_named(session, user, found[1]):
        raise NotFoundError
    return found[0]
