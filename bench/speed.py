"""How long one query takes against a city's labour market, in processor time."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median, quantiles
from typing import TypeVar

from bench.made_up import Market
from matching.recommender import Recommender
from matching.types import Opening, Profile

Result = TypeVar("Result")
TOP = 50
_QUERIES = 40
_WHOLE = (130, 5_000)


@dataclass(frozen=True)
class Size:
    """How many people and roles to make up."""

    profiles: int
    openings: int


FULL = Size(100_000, 30_000)
SMALL = Size(10_000, 3_000)


def rows(size: Size) -> list[tuple[str, str]]:
    """Return what was timed: processor time, for queries the median and the 95th percentile."""
    market = Market()
    people, roles = list(market.profiles(size.profiles)), list(market.openings(size.openings))
    warm = Recommender().fit(roles[:10])
    warm.rank(people[0])
    seconds, to_people = _timed(lambda: Recommender(ranker=warm.ranker_).fit(people))
    more, to_roles = _timed(lambda: Recommender(ranker=warm.ranker_).fit(roles))
    changed, _ = _timed(lambda: to_people.update(people[:1]))
    some = Recommender(ranker=warm.ranker_).fit(people[: _WHOLE[1]])
    whole, _ = _timed(lambda: [some.scores(role) for role in roles[: _WHOLE[0]]])
    return [
        (f"preparing {size.profiles:,} profiles", f"{seconds:.1f} s"),
        (f"preparing {size.openings:,} roles", f"{more:.1f} s"),
        (f"a role against {size.profiles:,} profiles, top {TOP}", _each(to_people, roles)),
        (f"a profile against {size.openings:,} roles, top {TOP}", _each(to_roles, people)),
        ("one changed profile taken in", f"{changed * 1000:.1f} ms"),
        (f"whole ranking of {_WHOLE[0]} × {_WHOLE[1]:,}", f"{whole:.1f} s"),
    ]


def _each(ranking: Recommender, queries: Sequence[Opening | Profile]) -> str:
    """Return the median and 95th percentile of a query with its explanations."""
    ranking.rank(queries[0], TOP)
    asked = queries[1 : 1 + _QUERIES]
    spent = [1000 * _timed(partial(ranking.rank, one, TOP))[0] for one in asked]
    return f"{median(spent):.0f} / {quantiles(spent, n=20)[-1]:.0f} ms"


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result
