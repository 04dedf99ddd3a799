"""What there is between graduates and roles: applications, invitations, names that may be seen."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, or_, select
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
    rows = session.execute(
        select(Posting.id, Application.id, Application.stage, Invitation.id)
        .outerjoin(Application, mine)
        .outerjoin(Invitation, invited)
        .where(or_(Application.id.is_not(None), Invitation.id.is_not(None)))
    )
    return {
        posting_id: Contact(application_id, stage, invitation_id is not None)
        for posting_id, application_id, stage, invitation_id in rows
    }


def of_posting(session: Session, posting_id: int) -> dict[int, Contact]:
    """Return what there is between a role and students, by student. One SELECT."""
    applied = and_(Application.student_id == Student.id, Application.posting_id == posting_id)
    invited = and_(Invitation.student_id == Student.id, Invitation.posting_id == posting_id)
    rows = session.execute(
        select(Student.id, Application, Invitation.id, User.name)
        .join(User, User.id == Student.user_id)
        .outerjoin(Application, applied)
        .outerjoin(Invitation, invited)
        .where(or_(Application.id.is_not(None), Invitation.id.is_not(None)))
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
