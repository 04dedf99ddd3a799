"""Passwords: argon2id, a floor of 15 characters, nothing that everybody tries first."""

from __future__ import annotations

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from talent.errors import N_, InvalidError

SHORTEST = 15
LONGEST = 200
_HASHER = PasswordHasher(memory_cost=19_456, time_cost=2, parallelism=1)
_NOBODY = _HASHER.hash(secrets.token_hex(16))
_TRIED_FIRST = ("password", "qwerty", "parol", "пароль", "йцукен", "құпиясөз", "12345", "talent")


def check(password: str, email: str = "") -> None:
    """Refuse a password that is short, long or easily guessed (NIST SP 800-63B-4).

    Raises
    ------
    InvalidError
        On the field ``password``.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise InvalidError(
            N_("Use %(least)s to %(most)s characters: a few words you will remember."),
            field="password",
            least=SHORTEST,
            most=LONGEST,
        )
    low = password.casefold()
    rest = low
    for word in (*_TRIED_FIRST, email.partition("@")[0].casefold()):
        rest = rest.replace(word, "") if word else rest
    if len(set(rest)) < 5:  # "passwordpassword1" leaves one letter
        raise InvalidError(
            N_("This password is easy to guess. Use a few words of your own."), field="password"
        )


def make_hash(password: str) -> str:
    """Return the argon2id hash of a password."""
    return _HASHER.hash(password)


def matches(password_hash: str | None, password: str) -> bool:
    """Whether a password fits; takes as long where there is no account."""
    try:
        _HASHER.verify(password_hash or _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None
