"""The ranker: one score a pair, from named features with stated weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from typing import TYPE_CHECKING, Self

from matching.explain import PRIOR_BANDS, Bands, explain
from matching.features import OpeningView
from matching.prior import FEATURES, FEW, VERSION
from matching.roles import RoleSpace
from matching.taxonomy import Concept, Taxonomy
from matching.text.likeness import LikenessSpace
from matching.types import Match, Opening, Profile

if TYPE_CHECKING:
    import numpy as np

    from matching.learning import TrainedModel

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
        answers: dict[str, list[tuple[int, float]]] = {}
        for place, demand in enumerate(opening.skills):
            answers.setdefault(demand.concept, []).append((place, 1.0))
            for held, closeness in self.concepts.answers(demand.concept).items():
                answers.setdefault(held, []).append((place, closeness))
        weights = tuple(self.weight(demand.concept) for demand in opening.skills)
        return OpeningView(opening, answers, weights)

    def weight(self, concept: str) -> float:
        """Return how much a concept weighs in coverage: its kind times its rarity."""
        known = self.concepts.get(concept)
        kind = _KIND_WEIGHT.get(known.kind, 1.0) if known else 1.0
        rarity: Mapping[str, float] = getattr(self, "idf_", None) or _rarity_in(self.concepts)
        return kind * rarity.get(concept, 1.0)

    def points(self, values: np.ndarray, views: Sequence[OpeningView]) -> np.ndarray:
        """Return what each feature adds to the score.

        By the prior what was not asked adds nothing; a learned model may give it some points.

        Parameters
        ----------
        values
            Feature rows, shape (n_pairs, n_features).
        views
            The opening of each row, or one for all rows.
        """
        import numpy as np

        if self.model is not None:
            return self.model.points(values)
        points: np.ndarray = np.nan_to_num(values) * self.most(values, views)
        return points

    def most(self, values: np.ndarray, views: Sequence[OpeningView]) -> np.ndarray:
        """Return what each feature could have added; the same shapes as for ``points``."""
        import numpy as np

        if self.model is not None:
            return np.broadcast_to(self.model.most, values.shape)
        weights = np.array([weights_of(view) for view in views])
        asked = np.where(np.isnan(values), 0.0, weights)
        whole = asked.sum(axis=1, keepdims=True)
        whole[whole == 0] = 1
        most: np.ndarray = asked * 100 / whole
        return most

    def explain(
        self,
        view: OpeningView,
        profile: Profile,
        values: Sequence[float],
        points: Sequence[float],
    ) -> Match:
        """Return the match of a pair whose features and points are known."""
        import numpy as np

        most = self.most(np.array([values], dtype=float), [view])[0]
        return explain(view, profile, values, points, most.tolist(), self.bands)

    @cached_property
    def concepts(self) -> Taxonomy:
        """The taxonomy in use."""
        return Taxonomy.load() if self.taxonomy is None else self.taxonomy

    @cached_property
    def space(self) -> LikenessSpace:
        """The vectors of texts, fitted on the concepts' own texts: the same for everybody."""
        return _space_of(self.concepts)

    @cached_property
    def roles(self) -> RoleSpace:
        """Titles as occupations of the taxonomy."""
        return _roles_of(self.concepts)


def weights_of(view: OpeningView) -> list[float]:
    """Return the weights for an opening: the fewer skills it names, the less they decide."""
    named = {"must": len(view.must), "nice": len(view.nice)}
    return [
        feature.weight * (named[feature.name] / (named[feature.name] + FEW))
        if feature.name in named
        else feature.weight
        for feature in FEATURES
    ]


@lru_cache(maxsize=4)
def _rarity_in(taxonomy: Taxonomy) -> dict[str, float]:
    """Return how rare each skill is among occupations, in [1, 2]: 1 where all of them name it."""
    named = [{*one.essential, *one.useful} for one in taxonomy.occupations()]
    seen = Counter(concept for skills in named for concept in skills)
    every = 1 + len(named)
    whole = log(every) or 1.0
    return {skill.id: 1 + log(every / (1 + seen[skill.id])) / whole for skill in taxonomy.skills()}


@lru_cache(maxsize=4)
def _space_of(taxonomy: Taxonomy) -> LikenessSpace:
    """Fit the vectors once a taxonomy."""
    return LikenessSpace().fit(_concept_text(concept) for concept in taxonomy)


@lru_cache(maxsize=4)
def _roles_of(taxonomy: Taxonomy) -> RoleSpace:
    """Prepare the occupations once a taxonomy."""
    return RoleSpace(taxonomy)


def _concept_text(concept: Concept) -> str:
    """Return all that is written about a concept."""
    return " ".join((*concept.names(), *concept.about.values()))
