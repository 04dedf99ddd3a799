"""The best roles for a graduate and the best graduates for a role, out of all that are matched."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from matching.advice import DemandAdvice, SkillAdvice, opening_skills, who_meets_all
from matching.ranker import Ranker
from matching.types import Band, Match, Opening, Profile
from talent.matches import champion
from talent.matches.index import Held, Shelf
from talent.matches.pairs import Scored
from talent.matches.receipts import receipt_of

MOST = 200
"""So many of the best are shown, page by page; nobody reads on."""
# Two occupations of one ISCO-08 unit group are alike by this much.
AKIN = 0.2
FITTING = frozenset({Band.STRONG, Band.GOOD, Band.PARTIAL})


@dataclass(frozen=True)
class Ranked:
    """The best of all that are matched; ``of`` is how many were compared."""

    best: tuple[Match, ...]
    of: int


def openings_for(held: Held, profile: Profile, among: Collection[str] | None = None) -> Ranked:
    """Return the best roles for a graduate, out of those with these ids or of all."""
    return _ranked(held.openings, profile, among)


def profiles_for(held: Held, opening: Opening, among: Collection[str] | None = None) -> Ranked:
    """Return the best graduates for a role, out of those with these ids or of all."""
    return _ranked(held.profiles, opening, among)


def _ranked(shelf: Shelf, query: Opening | Profile, among: Collection[str] | None) -> Ranked:
    recommender = shelf.recommender
    best = recommender.rank(query, MOST, among)
    return Ranked(tuple(best), len(recommender) if among is None else len(among))


def scored(held: Held, match: Match, *, opening: int = 0, profile: int = 0) -> Scored:
    """Return a match with its receipt.

    Parameters
    ----------
    held, match
        The match, and what it was found in.
    opening, profile
        The number of the document that was asked with; the other one is looked up.
    """
    return Scored(
        match,
        receipt_of(
            match,
            held.ranker,
            profile or held.profiles.numbers.of(int(match.profile)),
            opening or held.openings.numbers.of(int(match.opening)),
        ),
    )


def skills_that_open(held: Held, profile: Profile, best: Sequence[Match]) -> SkillAdvice:
    """Return which skills would open most roles of a person's field."""
    near = {match.opening for match in best if match.band in FITTING}
    near |= set(held.openings.recommender.akin(profile, AKIN))
    return opening_skills(profile, held.openings.recommender, among=near)


def who_has_all(held: Held, opening: Opening) -> DemandAdvice:
    """Return how many graduates have all that a role requires, and how many without one of it."""
    return who_meets_all(opening, held.profiles.recommender)


def ranker(session: Session) -> Ranker:
    """Return the one ranker that scores for both sides: that of the model in use."""
    return champion.ranker(session)
