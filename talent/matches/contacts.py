"""What there is between graduates and roles: applications, invitations, names that may be seen."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, select, union
from sqlalchemy.orm import Session

from models import Application, Invitation, Posting, Stage, Student, User
from talent.access import sees_name


@dataclass(frozen=True)
class Contact:
    """What there is between a graduate and a role: an application, an invitation, a name."""

    application_id: int | None = None
    stage: Stage | None = None
    invited: bool = False
    name: str = ""

    @property
    def is_invited_only(self) -> bool:
        """Whether an invitation still waits for its answer."""
        return self.invited and self.application_id is None


def of_student(session: Session, student_id: int) -> dict[int, Contact]:
    """Return what there is between a student and roles, by role. One SELECT."""
    mine = and_(Application.posting_id == Posting.id, Application.student_id == student_id)
    invited = and_(Invitation.posting_id == Posting.id, Invitation.student_id == student_id)
    # From the few rows that are there: going through all roles takes long.
    known = union(
        select(Application.posting_id).where(Application.student_id == student_id),
        select(Invitation.posting_id).where(Invitation.student_id == student_id),
    )
    rows = session.execute(
        select(Posting.id, Application.id, Application.stage, Invitation.id)
        .outerjoin(Application, mine)
        .outerjoin(Invitation, invited)
        .where(Posting.id.in_(known))
    )
    return {
        posting_id: Contact(application_id, stage, invitation_id is not None)
        for posting_id, application_id, stage, invitation_id in rows
    }


def of_posting(session: Session, posting_id: int) -> dict[int, Contact]:
    """Return what there is between a role and students, by student. One SELECT."""
    applied = and_(Application.student_id == Student.id, Application.posting_id == posting_id)
    invited = and_(Invitation.student_id == Student.id, Invitation.posting_id == posting_id)
    known = union(
        select(Application.student_id).where(Application.posting_id == posting_id),
        select(Invitation.student_id).where(Invitation.posting_id == posting_id),
    )
    rows = session.execute(
        select(Student.id, Application, Invitation.id, User.name)
        .join(User, User.id == Student.user_id)
        .outerjoin(Application, applied)
        .outerjoin(Invitation, invited)
        .where(Student.id.in_(known))
    )
    return {
        student_id: _contact(application, invitation_id is not None, name)
        for student_id, application, invitation_id, name in rows
    }


def _contact(application: Application | None, invited: bool, name: str) -> Contact:  # noqa: FBT001 - a row's value
    if application is None:
        return Contact(invited=invited)
    seen = name if sees_name(application) else ""
    return Contact(application.id, application.stage, invited, seen)
