"""The thin layer over Flask-Login: who is signed in, for how long."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, g, session
from flask_login import login_user, logout_user
from sqlalchemy import select

from models import User, now
from talent.extensions import db, login_manager

_IDLE = timedelta(hours=8)


def init(app: Flask) -> None:
    """Bind Flask-Login; a session ends eight hours after the last visit."""
    login_manager.session_protection = None  # it trusts forwarded addresses
    login_manager.init_app(app)
    login_manager.user_loader(_load)
    app.config["PERMANENT_SESSION_LIFETIME"] = _IDLE


def _load(key: str) -> User | None:
    user_id, _, stamp = key.partition(":")
    if not user_id.isdecimal():
        return None
    user = db.session.scalar(select(User).where(User.id == int(user_id)))
    return user if user and user.is_active and user.stamp == stamp else None


def begin(user: User) -> None:
    """Sign a person in, in a fresh session."""
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language
    session.permanent = True
    user.last_seen_at = now()
    login_user(user)


def end() -> None:
    """Sign the person out."""
    logout_user()
    session.clear()


def forget() -> None:
    """Treat this one request as nobody's, without asking the database; the session stays."""
    g._login_user = login_manager.anonymous_user()  # noqa: SLF001 - where Flask-Login keeps it
