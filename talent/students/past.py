"""A student's education, experience and languages: add, change, remove."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from models import (
    CefrLevel,
    Degree,
    Education,
    Experience,
    GradeScale,
    Removed,
    Student,
    StudentLanguage,
    today,
)
from talent.audit import record
from talent.errors import N_, InvalidError
from talent.students import rows

HIGHEST = {
    GradeScale.GPA_4_0: Decimal("4.0"),
    GradeScale.GPA_4_3: Decimal("4.3"),
    GradeScale.GPA_4_5: Decimal("4.5"),
    GradeScale.FIVE: Decimal(5),
    GradeScale.HUNDRED: Decimal(100),
}


def check_grade(grade: Decimal | None, scale: GradeScale | None) -> None:
    """Check a grade against its scale.

    Raises
    ------
    InvalidError
        If one stands without the other, or the grade lies outside its scale.
    """
    if grade is None and scale is None:
        return
    if grade is None:
        raise InvalidError(N_("Enter the grade, or choose no scale."), field="grade")
    if scale is None:
        raise InvalidError(N_("Choose the scale that this grade is on."), field="grade_scale")
    if not 0 <= grade <= HIGHEST[scale]:
        raise InvalidError(
            N_("On this scale a grade is a number from 0 to %(most)s."),
            field="grade",
            most=HIGHEST[scale],
        )


def save_education(  # noqa: PLR0913 - a form's values by name
    session: Session,
    student: Student,
    education_id: int | None = None,
    *,
    institution: str,
    programme: str,
    degree: Degree,
    grade: Decimal | None = None,
    grade_scale: GradeScale | None = None,
    started: date | None = None,
    graduation: date | None = None,
) -> Education:
    """Add a study, or change the one of this id.

    Raises
    ------
    InvalidError
        If the grade does not fit its scale, or the dates are out of order.
    """
    check_grade(grade, grade_scale)
    rows.check_span(started, graduation, end="graduation")
    row = rows.own(student.education, education_id) if education_id else Education()
    row.institution, row.programme, row.degree = institution, programme, degree
    row.grade, row.grade_scale = grade, grade_scale
    row.started, row.graduation = started, graduation
    if education_id is None:
        student.education.append(row)
    rows.touch(student)
    record(session, student.user_id, "education.saved", row)
    return row


def remove_education(session: Session, student: Student, education_id: int) -> Removed:
    """Remove a study; it can be brought back for some minutes."""
    removed = rows.remove(session, student, student.education, education_id)
    record(session, student.user_id, "education.removed", student)
    return removed


def save_experience(  # noqa: PLR0913 - a form's values by name
    session: Session,
    student: Student,
    experience_id: int | None = None,
    *,
    title: str,
    organisation: str = "",
    place: str = "",
    started: date | None = None,
    ended: date | None = None,
    text: str = "",
) -> Experience:
    """Add a job, or change the one of this id; without ``ended`` it lasts.

    Raises
    ------
    InvalidError
        If the dates are out of order, or the job has not begun.
    """
    rows.check_span(started, ended)
    if started and started > today():
        raise InvalidError(N_("This date is in the future."), field="started")
    row = rows.own(student.experience, experience_id) if experience_id else Experience()
    row.title, row.organisation, row.place = title, organisation, place
    row.started, row.ended, row.text = started, ended, text
    if experience_id is None:
        student.experience.append(row)
    rows.touch(student)
    record(session, student.user_id, "experience.saved", row)
    return row


def remove_experience(session: Session, student: Student, experience_id: int) -> Removed:
    """Remove a job; it can be brought back for some minutes."""
    removed = rows.remove(session, student, student.experience, experience_id)
    record(session, student.user_id, "experience.removed", student)
    return removed


def save_language(
    session: Session,
    student: Student,
    language_id: int | None = None,
    *,
    code: str,
    cefr: CefrLevel,
    certificate: str = "",
    certified_on: date | None = None,
) -> StudentLanguage:
    """Add a language, or change the one of this id.

    Raises
    ------
    InvalidError
        If the language stands in the profile already, or the certificate is of a later day.
    """
    if any(held.code == code and held.id != language_id for held in student.languages):
        raise InvalidError(N_("This language is in your profile already."), field="code")
    if certified_on and certified_on > today():
        raise InvalidError(N_("This date is in the future."), field="certified_on")
    if certified_on and not certificate:
        raise InvalidError(N_("Name the certificate of this date."), field="certificate")
    row = rows.own(student.languages, language_id) if language_id else StudentLanguage()
    row.code, row.cefr = code, cefr
    row.certificate, row.certified_on = certificate, certified_on
    if language_id is None:
        student.languages.append(row)
    rows.touch(student)
    record(session, student.user_id, "language.saved", row, code=code)
    return row


def remove_language(session: Session, student: Student, language_id: int) -> Removed:
    """Remove a language; it can be brought back for some minutes."""
    removed = rows.remove(session, student, student.languages, language_id)
    record(session, student.user_id, "language.removed", student)
    return removed
