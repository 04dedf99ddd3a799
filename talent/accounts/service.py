"""What an account can do: come to be, be confirmed, sign in, get a new password."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from models import Mail, Role, SignInAttempt, Student, TokenPurpose, User, now
from talent.accounts import passwords, tokens
from talent.audit import record
from talent.errors import N_, InvalidError, TooManyError
from talent.mail import service as mail

_WINDOW = timedelta(minutes=15)
_TRIES_FOR_A_PERSON = 8
_TRIES_FROM_AN_ADDRESS = 60
_CONFIRMATIONS = 4
_BETWEEN_MESSAGES = timedelta(minutes=5)
_NO_PASSWORD = "!"  # noqa: S105 - the sign that no password was chosen yet
SELF_REGISTERED = (Role.STUDENT, Role.EMPLOYER)


def find(session: Session, email: str) -> User | None:
    """Return the account of an e-mail address, if there is one."""
    return session.scalar(select(User).where(User.email == email.casefold()))


def register(
    session: Session, *, email: str, name: str, password: str, role: Role, language: str
) -> User | None:
    """Open an account and send the confirmation; where one exists, only its owner is told.

    Raises
    ------
    InvalidError
        If the password is weak, or the role is not one people give themselves.
    """
    if role not in SELF_REGISTERED:
        raise InvalidError(field="role")
    passwords.check(password, email)
    password_hash = passwords.make_hash(password)
    existing = find(session, email)
    if existing is not None:
        if not _was_told(session, existing, "already_registered"):
            mail.queue(session, existing.id, "already_registered", path="/account/sign-in")
        return None
    user = add(session, email=email, name=name, role=role, language=language)
    user.password_hash = password_hash
    record(session, user.id, "account.registered", user, role=role)
    send_confirmation(session, user)
    return user


def add(session: Session, *, email: str, name: str, role: Role, language: str) -> User:
    """Add an account without a password, with its profile where it is a student's."""
    user = User(
        email=email.casefold(),
        name=name,
        role=role,
        language=language,
        password_hash=_NO_PASSWORD,
        stamp=new_stamp(),
    )
    session.add(user)
    session.flush()
    if role is Role.STUDENT:
        session.add(Student(user_id=user.id))
        session.flush()
    return user


def has_password(user: User) -> bool:
    """Whether somebody has chosen a password; who was invited has not until they do."""
    return user.password_hash != _NO_PASSWORD


def new_stamp() -> str:
    """Return a fresh session stamp."""
    return secrets.token_hex(16)


def send_confirmation(session: Session, user: User) -> None:
    """Send the link that confirms an address.

    Raises
    ------
    TooManyError
        If it was sent several times just now: the address may be a stranger's.
    """
    sent = select(func.count()).where(
        Mail.user_id == user.id, Mail.kind == "confirm", Mail.created_at > now() - _WINDOW
    )
    if (session.scalar(sent) or 0) >= _CONFIRMATIONS:
        raise TooManyError
    secret = tokens.issue(session, user, TokenPurpose.CONFIRM)
    mail.queue(session, user.id, "confirm", path=f"/account/confirm/{secret}")


def confirm(session: Session, secret: str) -> User:
    """Confirm an address by the link's secret.

    Raises
    ------
    TokenError
        If the link cannot be used.
    """
    user = tokens.use(session, secret, TokenPurpose.CONFIRM)
    user.confirmed_at = user.confirmed_at or now()
    record(session, user.id, "account.confirmed", user)
    return user


def sign_in(session: Session, *, email: str, password: str, address: str) -> User | None:
    """Return the person, or None where e-mail and password do not fit; the try is counted.

    Raises
    ------
    TooManyError
        If this person or this address tried too often.
    """
    who = hashlib.sha256(email.casefold().encode()).hexdigest()
    _throttle(session, who, address)
    user = find(session, email)
    fits = passwords.matches(user.password_hash if user else None, password)
    admitted = user if user and fits and user.is_active else None
    session.add(SignInAttempt(who=who, address=address, succeeded=admitted is not None))
    if admitted:
        record(session, admitted.id, "account.signed_in", admitted)
    return admitted


def _throttle(session: Session, who: str, address: str) -> None:
    since = now() - _WINDOW
    session.execute(delete(SignInAttempt).where(SignInAttempt.at < since))
    failed = select(func.count()).where(
        SignInAttempt.at >= since, SignInAttempt.succeeded.is_(False)
    )
    by_person = session.scalar(failed.where(SignInAttempt.who == who)) or 0
    by_address = session.scalar(failed.where(SignInAttempt.address == address)) or 0
    if by_person >= _TRIES_FOR_A_PERSON or by_address >= _TRIES_FROM_AN_ADDRESS:
        raise TooManyError


def forgot(session: Session, *, email: str) -> None:
    """Send a link for a new password, if there is such an account."""
    user = find(session, email)
    if user is not None and user.is_active and not _was_told(session, user, "reset"):
        secret = tokens.issue(session, user, TokenPurpose.RESET)
        mail.queue(session, user.id, "reset", path=f"/account/reset/{secret}")
        record(session, user.id, "account.reset_asked", user)


def _was_told(session: Session, user: User, kind: str) -> bool:
    """Whether a message of a kind left moments ago, so that nobody is flooded by strangers."""
    told = select(Mail.id).where(
        Mail.user_id == user.id, Mail.kind == kind, Mail.created_at > now() - _BETWEEN_MESSAGES
    )
    return session.scalar(told.limit(1)) is not None


def reset(session: Session, secret: str, purpose: TokenPurpose, *, password: str) -> User:
    """Set a new password by a link's secret; every session of the account ends.

    Raises
    ------
    TokenError
        If the link cannot be used.
    InvalidError
        If the password is weak; the link then stays good.
    """
    passwords.check(password, tokens.look_up(session, secret, purpose).user.email)
    user = tokens.use(session, secret, purpose)
    user.confirmed_at = user.confirmed_at or now()
    set_password(session, user, password)
    return user


def change_password(session: Session, user: User, *, old_password: str, password: str) -> None:
    """Change one's own password; every other session ends.

    Raises
    ------
    InvalidError
        If the present password is wrong or the new one weak.
    """
    if not passwords.matches(user.password_hash, old_password):
        raise InvalidError(N_("This is not your present password."), field="old_password")
    passwords.check(password, user.email)
    set_password(session, user, password)


def set_password(session: Session, user: User, password: str) -> None:
    """Store a checked password; every session ends, and every link that could set another."""
    for purpose in (TokenPurpose.RESET, TokenPurpose.INVITE):
        tokens.end_all(session, user, purpose)
    user.password_hash = passwords.make_hash(password)
    user.stamp = new_stamp()
    record(session, user.id, "account.password_changed", user)


def change_details(session: Session, user: User, *, name: str, language: str) -> None:
    """Change one's own name and language."""
    user.name, user.language = name, language
    record(session, user.id, "account.changed", user)
