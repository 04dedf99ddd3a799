"""People who sign in, what they may be, and the tokens and attempts of getting in."""

from __future__ import annotations

import enum
from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Created, Sample, Short, Whose, key_to, now, stored_enum


class Role(enum.StrEnum):
    """What a person is here; one role each."""

    STUDENT = "student"
    EMPLOYER = "employer"
    STAFF = "staff"
    ADMIN = "admin"


class TokenPurpose(enum.StrEnum):
    """What a single-use token is for."""

    CONFIRM = "confirm"
    RESET = "reset"
    INVITE = "invite"


class User(Created, Sample, Base):
    """An account. E-mail is kept case-folded; ``stamp`` changes to end every session."""

    __tablename__ = "user_account"
    __whose__ = Whose.ACCOUNT

    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[Short]
    password_hash: Mapped[str] = mapped_column(String(255))
    role: Mapped[Role] = mapped_column(stored_enum(Role), index=True)
    language: Mapped[str] = mapped_column(String(2), default="kk")
    is_active: Mapped[bool] = mapped_column(default=True)
    confirmed_at: Mapped[datetime | None]
    last_seen_at: Mapped[datetime | None]
    stamp: Mapped[str] = mapped_column(String(32))

    # What Flask-Login asks of a user, without importing it here.
    is_authenticated = True
    is_anonymous = False

    def get_id(self) -> str:
        """Return the session's key; a changed stamp makes every older key void."""
        return f"{self.id}:{self.stamp}"


class Token(Created, Base):
    """A single-use token; only its SHA-256 is stored."""

    __tablename__ = "token"
    __whose__ = Whose.ACCOUNT

    user_id: Mapped[int] = mapped_column(key_to("user_account", cascade=True), index=True)
    purpose: Mapped[TokenPurpose] = mapped_column(stored_enum(TokenPurpose))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(lazy="raise_on_sql")


class SignInAttempt(Base):
    """A try to sign in, for throttling; the e-mail only as a digest."""

    __tablename__ = "sign_in_attempt"
    __whose__ = Whose.OPERATIONS

    at: Mapped[datetime] = mapped_column(default=now, index=True)
    who: Mapped[str] = mapped_column(String(64), index=True)
    address: Mapped[str] = mapped_column(String(45), index=True)
    succeeded: Mapped[bool]
