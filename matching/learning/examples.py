"""Decisions as rows of features with their grades."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import nan
from typing import TYPE_CHECKING

from matching.prior import NAMES
from matching.types import Match, Opening, Profile

if TYPE_CHECKING:
    import numpy as np

    from matching.ranker import Ranker

NONE, SHORTLISTED, INVITED, HIRED = range(4)
"""The grades: how far a person came."""


@dataclass(frozen=True, slots=True)
class Decision:
    """An application on which an employer decided, as the matcher sees its two sides.

    ``grade`` is 0 for nothing, 1 for shortlisted, 2 for an interview or an offer, 3 for hired.
    ``groups`` tells the measures apart (``{"degree": "master"}``) and never reaches a feature.
    """

    opening: Opening
    profile: Profile
    grade: int
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Examples:
    """Pairs as rows, in the order of their openings' and profiles' ids.

    Attributes
    ----------
    values
        Features, shape (n_pairs, n_features), NaN where nothing was asked.
    grades, openings
        How far each came, and a number for the opening it was about, shape (n_pairs,).
    prior
        The score by the prior, shape (n_pairs,).
    profiles
        How many people there are.
    groups
        A name of a group for each pair, by what tells them apart.
    """

    values: np.ndarray
    grades: np.ndarray
    openings: np.ndarray
    prior: np.ndarray
    profiles: int
    groups: Mapping[str, tuple[str, ...]]

    @property
    def chosen(self) -> np.ndarray:
        """Which were shortlisted or came further."""
        chosen: np.ndarray = self.grades >= SHORTLISTED
        return chosen


def examples_of(decisions: Iterable[Decision], ranker: Ranker) -> Examples:
    """Return decisions as rows.

    Parameters
    ----------
    decisions
        Each pair of an opening and a profile at most once.
    ranker
        The prior, with the concepts to compare by.
    """
    import numpy as np

    rows: list[tuple[Decision, Match]] = []
    openings: list[int] = []
    ordered = sorted(decisions, key=lambda one: (one.opening.id, one.profile.id))
    for number, (_, same) in enumerate(groupby(ordered, key=lambda one: one.opening.id)):
        of_opening = list(same)
        rows += zip(of_opening, _matches(of_opening, ranker), strict=True)
        openings += [number] * len(of_opening)
    keys = sorted({key for decision, _ in rows for key in decision.groups})
    return Examples(
        values=np.array([values_of(match) for _, match in rows]).reshape(-1, len(NAMES)),
        grades=np.array([decision.grade for decision, _ in rows], dtype=int),
        openings=np.array(openings, dtype=int),
        prior=np.array([match.score for _, match in rows]),
        profiles=len({decision.profile.id for decision, _ in rows}),
        groups={key: tuple(decision.groups.get(key, "") for decision, _ in rows) for key in keys},
    )


def values_of(match: Match) -> list[float]:
    """Return the features of a match, NaN where nothing was asked."""
    known = {one.feature: one.value for one in match.contributions if one.value is not None}
    return [known.get(name, nan) for name in NAMES]


def _matches(decisions: Sequence[Decision], ranker: Ranker) -> list[Match]:
    """Return the matches of one opening's decisions, in their order."""
    from matching.recommender import Recommender

    recommender = Recommender(ranker=ranker).fit([one.profile for one in decisions])
    found = {one.profile: one for one in recommender.rank(decisions[0].opening, None)}
    return [found[one.profile.id] for one in decisions]
