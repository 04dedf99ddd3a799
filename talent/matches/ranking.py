"""A fitted recommender kept between requests, made anew as soon as what it ranks has changed."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from matching.ranker import Ranker
from matching.recommender import Recommender
from matching.types import Match, Opening, Profile

_RANKER = Ranker()


class Kept:
    """A recommender with what it was fitted on.

    What it is asked to rank is read from the database each time and compared with what it
    was fitted on, so that it can never be stale; only the fitting, the slow part, is saved.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._fitted: tuple[tuple[Opening | Profile, ...], Recommender] | None = None

    def of(self, documents: Sequence[Opening | Profile]) -> Recommender:
        """Return a recommender for exactly these documents."""
        wanted = tuple(documents)
        with self._lock:
            if self._fitted is None or self._fitted[0] != wanted:
                self._fitted = (wanted, Recommender(ranker=_RANKER).fit(wanted))
            return self._fitted[1]


_OPENINGS = Kept()
_PROFILES = Kept()


def openings_for(profile: Profile, openings: Sequence[Opening]) -> list[Match]:
    """Return every role's match for a graduate, best first."""
    return _OPENINGS.of(openings).rank(profile, None)


def profiles_for(opening: Opening, profiles: Sequence[Profile]) -> list[Match]:
    """Return every graduate's match for a role, best first."""
    return _PROFILES.of(profiles).rank(opening, None)


def score(opening: Opening, profile: Profile) -> Match:
    """Return one pair's match, by the same ranker."""
    return _RANKER.score(opening, profile)


def ranker() -> Ranker:
    """Return the one ranker that scores for both sides."""
    return _RANKER


def warm() -> None:
    """Load what the first match takes seconds to load, before anybody waits for it."""
    score(Opening("", title="-", text="-"), Profile("", title="-", text="-"))
