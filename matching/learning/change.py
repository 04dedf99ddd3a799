"""How another model would change the order that people see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.explain import total
from matching.learning.examples import values_of

if TYPE_CHECKING:
    from matching.ranker import Ranker
    from matching.types import Match, Opening, Profile

FIRST = 10
LARGEST = 5


@dataclass(frozen=True, slots=True)
class Move:
    """A person's place before and after, for one opening."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Change:
    """What would change among the first ten of some openings.

    ``staying`` is how many of the ten stay among them on average, ``same`` for how many
    openings all ten do; ``moves`` are the largest into or out of the first ten.
    """

    version: str
    openings: int
    profiles: int
    first: int
    staying: float
    same: int
    moves: tuple[Move, ...]


def change_of(
    openings: Sequence[Opening], profiles: Sequence[Profile], now: Ranker, then: Ranker
) -> Change | None:
    """Return how the order of profiles would change; None where there is nothing to order.

    Parameters
    ----------
    openings, profiles
        What is ranked.
    now, then
        Two rankers that differ in nothing but their model.
    """
    from matching.recommender import Recommender

    if not openings or len(profiles) < 2:
        return None
    recommender = Recommender(ranker=now).fit(profiles)
    moves: list[Move] = []
    staying: list[int] = []
    for opening in openings:
        before = recommender.rank(opening, None)
        places = _places(opening, before, then)
        own = [Move(place, places[one.profile]) for place, one in enumerate(before, 1)]
        staying.append(sum(max(move.before, move.after) <= FIRST for move in own))
        moves += [move for move in own if min(move.before, move.after) <= FIRST]
    first = min(FIRST, len(profiles))
    moves = [move for move in moves if move.before != move.after]
    moves.sort(key=lambda move: (-abs(move.before - move.after), move.before, move.after))
    return Change(
        version=now.version,
        openings=len(openings),
        profiles=len(profiles),
        first=first,
        staying=round(sum(staying) / len(staying), 2),
        same=sum(count == first for count in staying),
        moves=tuple(moves[:LARGEST]),
    )


def _places(opening: Opening, matches: Sequence[Match], ranker: Ranker) -> dict[str, int]:
    """Return each profile's place by another ranker, from the features that are known."""
    import numpy as np

    values = np.array([values_of(match) for match in matches])
    points = ranker.points(values, ranker.view(opening).named)
    scores = [total(row) for row in points.tolist()]
    order = sorted(range(len(matches)), key=lambda row: (-scores[row], matches[row].profile))
    return {matches[row].profile: place for place, row in enumerate(order, 1)}
