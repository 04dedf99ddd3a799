"""Turning a profile on and off: what is missing, and the consent that is given."""

from __future__ import annotations

import enum

from sqlalchemy.orm import Session

from models import Student, now
from talent.audit import record
from talent.errors import N_, ConflictError, InvalidError
from talent.students import rows

CONSENT_VERSION = "2026-11"
"""The text that was agreed to: templates/students/_consent_<version>.html."""


class Missing(enum.StrEnum):
    """What a profile lacks to be turned on."""

    PLACE = "place"
    SUBSTANCE = "substance"


def missing(student: Student) -> list[Missing]:
    """Return what the profile of a student loaded whole lacks to be turned on."""
    lacks = []
    if not student.place:
        lacks.append(Missing.PLACE)
    if not student.skills and not student.education:
        lacks.append(Missing.SUBSTANCE)
    return lacks


def turn_on(session: Session, student: Student, *, agreed: bool, version: str) -> None:
    """Turn a profile on with the student's consent to the text of a version.

    Raises
    ------
    InvalidError
        If the student did not agree.
    ConflictError
        If something is missing, or the text has changed since the page was opened.
    """
    if missing(student):
        raise ConflictError(N_("Your profile cannot be turned on yet: something is missing."))
    if version != CONSENT_VERSION:
        raise ConflictError(N_("The text you agree to has changed. Read it again first."))
    if not agreed:
        raise InvalidError(N_("Tick the box if you agree."), field="agreed")
    student.turned_on_at = student.consented_at = now()
    student.consent_version = version
    rows.touch(student)
    record(session, student.user_id, "profile.turned_on", student, consent=version)


def turn_off(session: Session, student: Student) -> None:
    """Turn a profile off and so withdraw the consent; a second time changes nothing."""
    if student.turned_on_at is None:
        return
    version = student.consent_version
    student.turned_on_at = student.consented_at = None
    student.consent_version = ""
    rows.touch(student)
    record(session, student.user_id, "profile.turned_off", student, consent=version)
