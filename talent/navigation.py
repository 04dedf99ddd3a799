"""The main menu of each role."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for
from flask_babel import lazy_gettext as _

from models import Role
from talent.guards import signed_in


@dataclass(frozen=True)
class Item:
    """One entry of the menu."""

    label: str
    url: str
    current: bool
    count: int = 0


_ANYONE = (("postings.index", _("Find a role")), ("projects.index", _("Projects")))
MENUS = {
    None: (*_ANYONE, ("pages.matching", _("How matching works"))),
    Role.STUDENT: (
        ("students.show", _("My profile")),
        ("matches.index", _("My matches")),
        ("applications.index", _("My applications")),
        *_ANYONE,
    ),
    Role.EMPLOYER: (
        ("employers.show", _("My organisation")),
        ("postings.mine", _("My roles")),
        *_ANYONE,
    ),
    Role.STAFF: (
        ("reports.dashboard", _("Dashboard")),
        ("staff.todo", _("To do")),
        ("projects.manage", _("Portfolio")),
        ("staff.organisations", _("Organisations")),
        ("staff.postings", _("Roles")),
        ("placements.index", _("Hires")),
        ("staff.audit", _("Audit trail")),
    ),
    Role.ADMIN: (
        ("people.index", _("People")),
        ("people.settings", _("Settings")),
        ("people.outbox", _("Outbox")),
        ("reports.dashboard", _("Dashboard")),
        ("projects.manage", _("Portfolio")),
        ("staff.audit", _("Audit trail")),
    ),
}


def navigation() -> list[Item]:
    """Return the reader's menu; the entry of the page's own endpoint is current."""
    user = signed_in()
    menu = MENUS[user.role if user else None]
    known = current_app.view_functions
    return [
        Item(str(words), url_for(endpoint), request.endpoint == endpoint)
        for endpoint, words in menu
        if endpoint in known
    ]


def init(app: Flask) -> None:
    """Offer the menu to the layouts."""
    app.context_processor(lambda: {"navigation": navigation})
