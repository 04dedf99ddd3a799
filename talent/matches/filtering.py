"""Narrowing a ranked list to what was asked for, in memory: the ranking needs all of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from matching.text import fold
from matching.types import Band, Match
from talent.matches.service import Candidate, Suggestion
from talent.paging import Page

Item = TypeVar("Item")
ANY = "any"
_AT_LEAST = {
    Band.STRONG: frozenset({Band.STRONG}),
    Band.GOOD: frozenset({Band.STRONG, Band.GOOD}),
    Band.PARTIAL: frozenset({Band.STRONG, Band.GOOD, Band.PARTIAL}),
}


def openings(found: Sequence[Suggestion], asked: dict[str, Any]) -> list[Suggestion]:
    """Return the roles that meet every filter in use; weak matches only where asked for."""
    wanted = {"band": Band.PARTIAL, **asked}
    return [one for one in found if _fits(one, wanted)]


def weaker(found: Sequence[Suggestion], asked: dict[str, Any]) -> int:
    """Return how many weak matches are left out because nobody asked for them."""
    if asked.get("band"):
        return 0
    return len(openings(found, {**asked, "band": ANY})) - len(openings(found, asked))


def candidates(found: Sequence[Candidate], asked: dict[str, Any]) -> list[Candidate]:
    """Return the graduates who meet every filter in use."""
    who = {"applied": True, "others": False}.get(asked.get("who") or "")
    return [
        one
        for one in found
        if _in_band(one.match, asked)
        and (who is None or who is (one.contact.application_id is not None))
    ]


def page(found: Sequence[Item], number: int, size: int = 20) -> Page[Item]:
    """Return one page of a list; a number outside is moved to the nearest page."""
    last = max(1, -(-len(found) // size))
    number = min(max(number, 1), last)
    return Page(list(found[(number - 1) * size : number * size]), number, size, len(found))


def _fits(one: Suggestion, asked: dict[str, Any]) -> bool:
    listing = one.listing
    wanted = fold(asked.get("q") or "")
    pay = listing.pay_max or listing.pay_min or 0
    return (
        _in_band(one.match, asked)
        and (not wanted or wanted in fold(f"{listing.title} {listing.organisation}"))
        and (not asked.get("kind") or listing.kind is asked["kind"])
        and (not asked.get("remote") or listing.remote)
        and (not asked.get("pay") or pay >= asked["pay"])
    )


def _in_band(match: Match, asked: dict[str, Any]) -> bool:
    chosen = asked.get("band")
    return not chosen or chosen not in _AT_LEAST or match.band in _AT_LEAST[Band(chosen)]
