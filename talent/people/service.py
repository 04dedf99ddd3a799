"""What an administrator does with accounts: invite, change the role, disable, enable."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Role, Student, TokenPurpose, User
from talent.accounts import service as accounts
from talent.accounts import tokens
from talent.audit import record
from talent.errors import N_, ConflictError, InvalidError, NotAllowedError
from talent.mail import service as mail


def invite(
    session: Session, actor: User, *, name: str, email: str, role: Role, language: str
) -> User:
    """Open an account and send its invitation.

    Raises
    ------
    InvalidError
        If there is an account for the address already.
    """
    user = _add(session, name=name, email=email, role=role, language=language)
    record(session, actor.id, "account.invited", user, role=role)
    _send_invitation(session, user)
    return user


def _add(session: Session, *, name: str, email: str, role: Role, language: str) -> User:
    if accounts.find(session, email) is not None:
        raise InvalidError(N_("There is an account for this address already."), field="email")
    return accounts.add(session, email=email, name=name, role=role, language=language)


def _send_invitation(session: Session, user: User) -> str:
    path = f"/account/invite/{tokens.issue(session, user, TokenPurpose.INVITE)}"
    mail.queue(session, user.id, "invite", path=path)
    return path


def invite_again(session: Session, actor: User, user: User) -> None:
    """Send the invitation once more; the earlier link ends.

    Raises
    ------
    ConflictError
        If the person has taken the account already, or it is disabled.
    """
    if not is_invited(user) or not user.is_active:
        raise ConflictError(N_("This person does not wait for an invitation."))
    record(session, actor.id, "account.invited_again", user)
    _send_invitation(session, user)


def is_invited(user: User) -> bool:
    """Whether somebody was invited and has not chosen a password yet."""
    return not accounts.has_password(user)


def create_admin(session: Session, email: str, name: str, language: str) -> str:
    """Make somebody the first administrator; return the path of their invitation.

    Raises
    ------
    InvalidError
        If the account exists and is not an administrator's that waits for its password.
    """
    user = accounts.find(session, email)
    if user is None:
        user = _add(session, name=name, email=email, role=Role.ADMIN, language=language)
        record(session, None, "account.created", user, role=Role.ADMIN)
    elif user.role is not Role.ADMIN or not is_invited(user):
        raise InvalidError(N_("There is an account for this address already."), field="email")
    return _send_invitation(session, user)


def change_role(session: Session, actor: User, user: User, role: Role) -> None:
    """Change what somebody may be here; what belongs to them is kept, and their sessions end.

    Raises
    ------
    NotAllowedError
        If it is oneself.
    """
    _refuse_oneself(actor, user)
    before = user.role
    if role is before:
        return
    user.role, user.stamp = role, accounts.new_stamp()
    profile = session.scalar(select(Student).where(Student.user_id == user.id))
    if before is Role.STUDENT and profile is not None:
        profile.turned_on_at = None  # nobody is matched who may not answer
    if role is Role.STUDENT and profile is None:
        session.add(Student(user_id=user.id))
    record(session, actor.id, "account.role_changed", user, before=before, after=role)


def disable(session: Session, actor: User, user: User) -> None:
    """Keep somebody out; their sessions end at once.

    Raises
    ------
    NotAllowedError
        If it is oneself.
    """
    _refuse_oneself(actor, user)
    user.is_active, user.stamp = False, accounts.new_stamp()
    profile = session.scalar(select(Student).where(Student.user_id == user.id))
    if profile is not None:
        profile.turned_on_at = None
    record(session, actor.id, "account.disabled", user)


def enable(session: Session, actor: User, user: User) -> None:
    """Let somebody in again."""
    user.is_active = True
    record(session, actor.id, "account.enabled", user)


def _refuse_oneself(actor: User, user: User) -> None:
    if actor.id == user.id:
        raise NotAllowedError(
            N_("You cannot do this to your own account. Ask another administrator.")
        )
