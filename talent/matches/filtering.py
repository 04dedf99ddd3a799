"""Narrowing a ranking to what was asked for: by the rows before it, by the fit after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from matching.types import Band, Match
from models import Organisation, Posting, Stage
from talent.finding import contains
from talent.matches import gateway
from talent.matches.contacts import Contact
from talent.matches.index import Held
from talent.paging import Page

Item = TypeVar("Item")
ANY = "any"
SIZE = 20
_AT_LEAST = {
    Band.STRONG: frozenset({Band.STRONG}),
    Band.GOOD: frozenset({Band.STRONG, Band.GOOD}),
    Band.PARTIAL: frozenset({Band.STRONG, Band.GOOD, Band.PARTIAL}),
}


def openings(session: Session, asked: dict[str, Any]) -> set[str] | None:
    """Return the ids of the open roles that offer what was asked for; None where nothing was.

    One SELECT, or none.
    """
    which = _offering(asked)
    if not which:
        return None
    query = select(Posting.id).join(Organisation, Organisation.id == Posting.organisation_id)
    found = session.scalars(query.where(*gateway.is_open(), *which))
    return {str(one) for one in found}


def _offering(asked: dict[str, Any]) -> list[ColumnElement[bool]]:
    which = []
    if asked.get("q"):
        which.append(contains(asked["q"], Posting.title, Organisation.name))
    if asked.get("kind"):
        which.append(Posting.kind == asked["kind"])
    if asked.get("remote"):
        which.append(Posting.remote.is_(True))
    if asked.get("pay"):
        which.append(func.coalesce(Posting.pay_max, Posting.pay_min, 0) >= asked["pay"])
    return which


def people(held: Held, known: Mapping[int, Contact], asked: dict[str, Any]) -> set[str] | None:
    """Return the ids of the graduates to rank; None for all. Who withdrew is left alone."""
    who = asked.get("who")
    gone = {str(one) for one, contact in known.items() if contact.stage is Stage.WITHDRAWN}
    applied = {str(one) for one, contact in known.items() if contact.application_id is not None}
    if who == "applied":
        return applied - gone
    left_out = gone | applied if who == "others" else gone
    return set(held.profiles.recommender.ids()) - left_out if left_out else None


def fitting(best: Sequence[Match], asked: dict[str, Any]) -> list[Match]:
    """Return the matches that fit as well as was asked for; weak ones only where asked for."""
    return in_band(best, {"band": Band.PARTIAL, **asked})


def weaker(best: Sequence[Match], asked: dict[str, Any]) -> int:
    """Return how many weak matches are left out because nobody asked for them."""
    return 0 if asked.get("band") else len(best) - len(fitting(best, asked))


def in_band(best: Sequence[Match], asked: dict[str, Any]) -> list[Match]:
    """Return the matches of the band in use, or better."""
    chosen = asked.get("band")
    if not chosen or chosen not in _AT_LEAST:
        return list(best)
    return [match for match in best if match.band in _AT_LEAST[Band(chosen)]]


def page(best: Sequence[Match], number: int, made: Callable[[Match], Item]) -> Page[Item]:
    """Return one page of matches as it is shown; a number outside moves to the nearest page."""
    last = max(1, -(-len(best) // SIZE))
    number = min(max(number, 1), last)
    shown = best[(number - 1) * SIZE : number * SIZE]
    return Page([made(match) for match in shown], number, SIZE, len(best))
