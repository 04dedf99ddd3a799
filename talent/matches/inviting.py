"""Inviting a graduate, known by a reference only, to apply for a role."""

from __future__ import annotations

import hmac

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Application, Invitation, Member, Student
from talent.audit import record
from talent.errors import N_, ConflictError, NotFoundError
from talent.mail import service as mail
from talent.matches import gateway, pseudonyms
from talent.matches.service import own_listing


def invite(session: Session, member: Member, posting_id: int, reference: str, key: str) -> None:
    """Invite a graduate to apply; a second press changes nothing.

    Raises
    ------
    NotFoundError
        If the role is not the organisation's, or nobody who is matched has this reference.
    ConflictError
        If the role takes no applications, or the graduate has applied already.
    """
    listing = own_listing(session, member, posting_id)
    student = _behind(session, posting_id, reference, key)
    if not listing.is_open:
        raise ConflictError(N_("This role takes no applications now."))
    if _has(session, Application, posting_id, student.id):
        raise ConflictError(N_("This graduate has applied already."))
    if _has(session, Invitation, posting_id, student.id):
        return
    invitation = Invitation(
        student_id=student.id, posting_id=posting_id, created_by_id=member.user_id
    )
    session.add(invitation)
    record(session, member.user_id, "invitation.sent", invitation, posting=posting_id)
    mail.queue(
        session,
        student.user_id,
        "invited",
        about=f"posting:{posting_id}",
        path=f"/roles/{posting_id}",
        role=listing.title,
        organisation=listing.organisation,
    )


def _behind(session: Session, posting_id: int, reference: str, key: str) -> Student:
    for student_id in session.scalars(select(Student.id).where(*gateway.is_matched())):
        if hmac.compare_digest(pseudonyms.reference(key, posting_id, student_id), reference):
            return session.get_one(Student, student_id)
    raise NotFoundError


def _has(
    session: Session, kind: type[Application | Invitation], posting_id: int, student_id: int
) -> bool:
    query = select(kind.id).where(kind.posting_id == posting_id, kind.student_id == student_id)
    return session.scalar(query) is not None
