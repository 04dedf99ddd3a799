"""Who may enter a view: every view wears ``@allow(...)`` or ``@anyone``; a test walks them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import select
from sqlalchemy.orm.interfaces import ORMOption

from models import Base, Member, Role, Student, User
from talent.errors import NotAllowedError, NotFoundError
from talent.extensions import db

P = ParamSpec("P")
Row = TypeVar("Row", bound=Base)
View = Callable[P, ResponseReturnValue]


def allow(*roles: Role) -> Callable[[View[P]], View[P]]:
    """Let in signed-in people of these roles; others are asked to sign in, or refused with 403."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            user = signed_in()
            if user is None:
                return redirect(url_for("accounts.sign_in", next=_wanted()), 303)
            if user.role not in roles:
                raise NotAllowedError
            return view(*args, **kwargs)

        cast(Any, guarded).access = frozenset(roles)
        return guarded

    return decorate


def anyone(view: View[P]) -> View[P]:
    """Let everybody in."""
    cast(Any, view).access = "anyone"
    return view


def _wanted() -> str:
    return request.full_path.rstrip("?") if request.method == "GET" else ""


def signed_in() -> User | None:
    """Return the person who is signed in, if any."""
    return current_user._get_current_object() if current_user.is_authenticated else None  # noqa: SLF001 - the proxy's own way


def current_person() -> User:
    """Return the person who is signed in; for views that ``allow`` guards."""
    user = signed_in()
    if user is None:
        raise NotFoundError
    return user


def current_student(*options: ORMOption) -> Student:
    """Return the signed-in student's profile, loaded with ``options``."""
    query = select(Student).where(Student.user_id == current_person().id).options(*options)
    student = db.session.scalar(query)
    if student is None:
        raise NotFoundError
    return student


def membership(*options: ORMOption) -> Member | None:
    """Return the signed-in person's membership of an organisation, if there is one."""
    query = select(Member).where(Member.user_id == current_person().id).options(*options)
    return db.session.scalar(query)


def current_member(*options: ORMOption) -> Member:
    """Return the signed-in employer's membership, loaded with ``options``."""
    member = membership(*options)
    if member is None:
        raise NotFoundError
    return member


def load(kind: type[Row], row_id: int, *options: ORMOption) -> Row:
    """Return a row by its id.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    row = db.session.get(kind, row_id, options=options)
    if row is None:
        raise NotFoundError
    return row
