"""A fitted recommender kept between requests, made anew as soon as what it ranks has changed."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from sqlalchemy.orm import Session

from matching.ranker import Ranker
from matching.recommender import Recommender
from matching.types import Match, Opening, Profile
from talent.matches import champion


class Kept:
    """A recommender with what it was fitted on.

    What it is asked to rank, and by which model, is read from the database each time and
    compared with what it was fitted on, so that it can never be stale; only the fitting, the
    slow part, is saved.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._fitted: tuple[Ranker, tuple[Opening | Profile, ...], Recommender] | None = None

    def of(self, documents: Sequence[Opening | Profile], ranker: Ranker) -> Recommender:
        """Return a recommender for exactly these documents, by this ranker."""
        wanted = (ranker, tuple(documents))
        with self._lock:
            if self._fitted is None or self._fitted[:2] != wanted:
                self._fitted = (*wanted, Recommender(ranker=ranker).fit(wanted[1]))
            return self._fitted[2]


_OPENINGS = Kept()
_PROFILES = Kept()


def openings_for(session: Session, profile: Profile, openings: Sequence[Opening]) -> list[Match]:
    """Return every role's match for a graduate, best first."""
    return _OPENINGS.of(openings, ranker(session)).rank(profile, None)


def profiles_for(session: Session, opening: Opening, profiles: Sequence[Profile]) -> list[Match]:
    """Return every graduate's match for a role, best first."""
    return _PROFILES.of(profiles, ranker(session)).rank(opening, None)


def score(session: Session, opening: Opening, profile: Profile) -> Match:
    """Return one pair's match, by the same ranker."""
    return ranker(session).score(opening, profile)


def ranker(session: Session) -> Ranker:
    """Return the one ranker that scores for both sides: that of the model in use."""
    return champion.ranker(session)


def warm() -> None:
    """Load what the first match takes seconds to load, before anybody waits for it."""
    champion.KEPT.prior.score(Opening("", title="-", text="-"), Profile("", title="-", text="-"))
