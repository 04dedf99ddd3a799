"""Single-use, expiring tokens for links in mail."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from models import Token, TokenPurpose, User, now
from talent.errors import N_, TalentError

TERMS = {
    TokenPurpose.CONFIRM: timedelta(days=7),
    TokenPurpose.RESET: timedelta(hours=2),
    TokenPurpose.INVITE: timedelta(days=14),
}


class TokenError(TalentError):
    """A link that was used, has run out, or was never sent."""

    status = 410
    message = N_("This link was used already or has run out. Ask for a new one.")


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def issue(session: Session, user: User, purpose: TokenPurpose) -> str:
    """Return the secret of a new token; earlier ones of its purpose end."""
    end_all(session, user, purpose)
    secret = secrets.token_urlsafe(32)
    session.add(
        Token(
            user_id=user.id,
            purpose=purpose,
            digest=_digest(secret),
            expires_at=now() + TERMS[purpose],
        )
    )
    return secret


def end_all(session: Session, user: User, purpose: TokenPurpose) -> None:
    """End a person's tokens of a purpose."""
    session.execute(
        update(Token)
        .where(Token.user_id == user.id, Token.purpose == purpose, Token.used_at.is_(None))
        .values(used_at=now())
    )


def look_up(session: Session, secret: str, purpose: TokenPurpose) -> Token:
    """Return a token that may still be used.

    Raises
    ------
    TokenError
        If it was used, has run out or does not exist.
    """
    query = select(Token).where(Token.digest == _digest(secret), Token.purpose == purpose)
    token = session.scalar(query.options(joinedload(Token.user)))
    if token is None or token.used_at is not None or token.expires_at < now():
        raise TokenError
    return token


def use(session: Session, secret: str, purpose: TokenPurpose) -> User:
    """Use a token up and return whose it is.

    Raises
    ------
    TokenError
        As ``look_up`` does, and where somebody else used it this moment.
    """
    token = look_up(session, secret, purpose)
    mark = update(Token).where(Token.id == token.id, Token.used_at.is_(None))
    if session.execute(mark.values(used_at=now()).returning(Token.id)).first() is None:
        raise TokenError
    return token.user
