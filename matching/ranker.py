"""The ranker: one score a pair, from named features with stated weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from typing import TYPE_CHECKING, Self

from matching.explain import PRIOR_BANDS, Bands, explain
from matching.features import OpeningView
from matching.prior import FEATURES, FEW, NAMES, VERSION
from matching.roles import RoleSpace
from matching.spaces import space_of
from matching.taxonomy import Taxonomy
from matching.text.likeness import LikenessSpace
from matching.types import Match, Opening, Profile

if TYPE_CHECKING:
    import numpy as np

    from matching.learning import TrainedModel

METHOD = 1
"""Raised whenever the same documents, model and taxonomy would give another score."""
_KIND_WEIGHT = {"transversal": 0.4, "language": 0.4}


class Ranker:
    """Score openings against profiles.

    Parameters
    ----------
    taxonomy
        The concepts; our own where none is given.
    model
        What was learned from decisions; None for the prior.

    Attributes
    ----------
    idf_ : dict
        How rare each concept is among openings, learned by ``fit``; before that the
        taxonomy says how rare it is among occupations.
    """

    idf_: Mapping[str, float]

    def __init__(self, taxonomy: Taxonomy | None = None, model: TrainedModel | None = None) -> None:
        self.taxonomy = taxonomy
        self.model = model

    @property
    def version(self) -> str:
        """What tells these scores from those of another model."""
        return VERSION if self.model is None else self.model.version

    @property
    def bands(self) -> Bands:
        """Where the bands begin."""
        return PRIOR_BANDS if self.model is None else self.model.bands

    def fit(self, openings: Iterable[Opening], y: object = None) -> Self:
        """Learn how rare each demanded skill is among openings."""
        del y
        seen: dict[str, int] = {}
        total = 0
        for opening in openings:
            total += 1
            for concept in {demand.concept for demand in opening.skills}:
                seen[concept] = seen.get(concept, 0) + 1
        self.idf_ = {one: log(1 + total / count) for one, count in seen.items()}
        return self

    def score(self, opening: Opening, profile: Profile) -> Match:
        """Return the explained match of one pair."""
        from matching.recommender import Recommender

        return Recommender(ranker=self).fit([profile]).rank(opening, 1)[0]

    def view(self, opening: Opening) -> OpeningView:
        """Prepare an opening for comparing with many profiles."""
        answers = tuple(self.concepts.answers(demand.concept) for demand in opening.skills)
        weights = tuple(self.weight(demand.concept) * demand.sure for demand in opening.skills)
        return OpeningView(opening, answers, weights)

    def weight(self, concept: str) -> float:
        """Return how much a concept weighs in coverage: its kind times its rarity."""
        known = self.concepts.get(concept)
        kind = _KIND_WEIGHT.get(known.kind, 1.0) if known else 1.0
        rarity: Mapping[str, float] = getattr(self, "idf_", None) or _rarity_in(self.concepts)
        return kind * rarity.get(concept, 1.0)

    def points(self, values: np.ndarray, named: np.ndarray) -> np.ndarray:
        """Return what each feature adds to the score.

        By the prior what was not asked adds nothing; a learned model may give it some points.

        Parameters
        ----------
        values
            Feature rows, shape (n_pairs, n_features).
        named
            How many must-haves and nice-to-haves the opening of each row names, shape
            (n_pairs, 2), or (1, 2) where one opening stands behind all rows.
        """
        import numpy as np

        if self.model is not None:
            return self.model.points(values)
        points: np.ndarray = np.nan_to_num(values) * self.most(values, named)
        return points

    def most(self, values: np.ndarray, named: np.ndarray) -> np.ndarray:
        """Return what each feature could have added; the same shapes as for ``points``."""
        import numpy as np

        if self.model is not None:
            return np.broadcast_to(self.model.most, values.shape)
        asked = np.where(np.isnan(values), 0.0, weights_of(named))
        whole = asked.sum(axis=1, keepdims=True)
        whole[whole == 0] = 1
        most: np.ndarray = asked * 100 / whole
        return most

    def bounds(
        self, values: np.ndarray, named: np.ndarray, unknown: int
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the least and the most that pairs can score while one feature is unknown.

        Parameters
        ----------
        values
            Features, one row each, shape (n_features, n_pairs); the unknown one is 0, or NaN
            where it is not asked.
        named
            As for ``points``.
        unknown
            The row of the unknown feature.
        """
        import numpy as np

        if self.model is not None:
            most = values.copy()
            most[unknown] += 1.0
            return self.points(values.T, named).sum(axis=1), self.points(most.T, named).sum(axis=1)
        weights = weights_of(named).T
        got, whole = np.zeros(values.shape[1]), np.zeros(values.shape[1])
        for place, row in enumerate(values):
            asked = row == row  # noqa: PLR0124 - false for NaN
            whole += asked * weights[place]
            got += np.where(asked, row, 0.0) * weights[place]
        whole[whole == 0] = 1
        most = got + weights[unknown] * ~np.isnan(values[unknown])
        return got * (100 / whole), most * (100 / whole)

    def explain(
        self,
        view: OpeningView,
        profile: Profile,
        values: Sequence[float],
        points: Sequence[float],
        most: Sequence[float],
    ) -> Match:
        """Return the match of a pair whose features and points are known."""
        return explain(view, profile, values, points, most, self.bands)

    @cached_property
    def concepts(self) -> Taxonomy:
        """The taxonomy in use."""
        return Taxonomy.load() if self.taxonomy is None else self.taxonomy

    @cached_property
    def space(self) -> LikenessSpace:
        """The vectors of texts, fitted on the concepts' own texts: the same for everybody."""
        return space_of(self.concepts)

    @cached_property
    def roles(self) -> RoleSpace:
        """Titles as occupations of the taxonomy."""
        return _roles_of(self.concepts)


def weights_of(named: np.ndarray) -> np.ndarray:
    """Return the weights of the prior: the fewer skills an opening names, the less they decide."""
    import numpy as np

    weights = np.tile([feature.weight for feature in FEATURES], (len(named), 1))
    weights[:, [NAMES.index("must"), NAMES.index("nice")]] *= named / (named + FEW)
    return weights


@lru_cache(maxsize=4)
def _rarity_in(taxonomy: Taxonomy) -> dict[str, float]:
    """Return how rare each skill is among occupations, in [1, 2]: 1 where all of them name it."""
    named = [{*one.essential, *one.useful} for one in taxonomy.occupations()]
    seen = Counter(concept for skills in named for concept in skills)
    every = 1 + len(named)
    whole = log(every) or 1.0
    return {skill.id: 1 + log(every / (1 + seen[skill.id])) / whole for skill in taxonomy.skills()}


@lru_cache(maxsize=4)
def _roles_of(taxonomy: Taxonomy) -> RoleSpace:
    """Prepare the occupations once a taxonomy."""
    return RoleSpace(taxonomy, space_of(taxonomy))
