"""The public search between its address and its page: the form, the links that widen it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as _p
from sqlalchemy.orm import Session

from models import Posting, PostingStatus, Sector
from talent.cleaning import clean_line
from talent.finding import alphabetical
from talent.forms import choices
from talent.locale import language
from talent.place_fields import place_label
from talent.postings import queries
from talent.postings.forms import SearchForm
from talent.postings.queries import Search

_LONGEST_QUERY = 100

_WITHOUT = {
    "q": _("without the words"),
    "sector": _("in every sector"),
    "project": _("in every project"),
    "place": _("in every place"),
    "kind": _("of every kind"),
    "pay": _("with any pay"),
    "remote": _("at the workplace too"),
    "language": _("in every language"),
    "skill": _("without the skill"),
}


@dataclass(frozen=True)
class Wider:
    """A search that is wider by one thing, and what it finds."""

    words: Any
    url: str
    count: int


def search_form(session: Session) -> SearchForm:
    """Return the search as the address says it; values that are none are ignored."""
    form = SearchForm(request.args)
    named = [(p.id, getattr(p, f"name_{language()}")) for p in queries.projects(session)]
    form.sector.choices = choices(Sector, _p("sector", "Any"))
    form.project.choices = [("", _p("project", "Any")), *_by_name(named)]
    places = [(place, str(place_label(place))) for place in queries.open_places(session)]
    form.place.choices = [("", _p("place", "Any")), *_by_name(places)]
    if not form.validate():
        for name in form.errors:
            form[name].errors, form[name].data = (), None
    return form


def _by_name(options: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
    return sorted(options, key=lambda option: alphabetical(option[1]))


def wanted(form: SearchForm) -> Search:
    """Return what is looked for."""
    given = {name: value for name, value in form.data.items() if value}
    given["q"] = clean_line(given.get("q"))[:_LONGEST_QUERY]
    if "sector" in given:
        given["sector"] = Sector(given["sector"])
    return Search(**given)


def address(**changes: Any) -> str:
    """Return this search's address with changes; None drops a value."""
    args: dict[str, Any] = {**request.args.to_dict(), "page": None, **changes}
    return url_for("postings.index", **{key: value for key, value in args.items() if value})


def links(wider: list[tuple[str, int]]) -> list[Wider]:
    """Return the links to wider searches, the widest first."""
    found = [Wider(_WITHOUT[name], address(**{name: None}), count) for name, count in wider]
    return sorted(found, key=lambda link: -link.count)


def guesses(meant: list[tuple[str, int]]) -> list[Wider]:
    """Return the links to what a person may have meant."""
    return [Wider(name, address(q=name), count) for name, count in meant]


def apply_url(posting: Posting) -> str:
    """Return where one applies to a role."""
    return url_for("applications.new", posting_id=posting.id)


def owner_links(posting: Posting) -> list[tuple[str, Any]]:
    """Return where an organisation goes on from its published role."""
    if posting.status not in {PostingStatus.PUBLISHED, PostingStatus.CLOSED}:
        return []
    return [
        (url_for("applications.pipeline", posting_id=posting.id), _("Applicants")),
        (url_for("matches.candidates", posting_id=posting.id), _("Ranked graduates")),
    ]
