"""Walking the application: its addresses, and one person of each role to open them."""

import inspect
from collections.abc import Callable, Iterator

from flask import Flask
from werkzeug.routing import Rule

from models import Role, User
from tests.factories import Make


def views(app: Flask) -> Iterator[tuple[Rule, Callable[..., object]]]:
    """Yield each address with its view, static files aside."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            yield rule, inspect.unwrap(app.view_functions[rule.endpoint])


def open_pages(app: Flask) -> list[str]:
    """Return the addresses that need nothing to be opened."""
    return sorted(
        {rule.rule for rule, _ in views(app) if "GET" in rule.methods and not rule.arguments}
    )


def person(make: Make, role: Role | None) -> User | None:
    """Make a person of a role with all that belongs to it; nobody for no role."""
    if role is None:
        return None
    user = make.user(role)
    if role is Role.STUDENT:
        make.student(user=user)
    elif role is Role.EMPLOYER:
        make.member(user=user)
    return user
