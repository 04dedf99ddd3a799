"""The ranker: one score a pair, from named features with stated weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from typing import TYPE_CHECKING, Self

from matching.features import OpeningView
from matching.prior import FEATURES, FEW
from matching.roles import RoleSpace
from matching.taxonomy import Concept, Taxonomy
from matching.text.likeness import LikenessSpace
from matching.types import Match, Opening, Profile

if TYPE_CHECKING:
    import numpy as np

_KIND_WEIGHT = {"transversal": 0.4, "language": 0.4}


class Ranker:
    """Score openings against profiles.

    Parameters
    ----------
    taxonomy
        The concepts; our own where none is given.

    Attributes
    ----------
    idf_ : dict
        Weight of a concept in coverage, learned by ``fit`` from openings; before that the
        kind of a concept decides.
    """

    idf_: Mapping[str, float]

    def __init__(self, taxonomy: Taxonomy | None = None) -> None:
        self.taxonomy = taxonomy

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
        """Return how much a concept weighs in coverage."""
        known = self.concepts.get(concept)
        kind = _KIND_WEIGHT.get(known.kind, 1.0) if known else 1.0
        rarity: float = getattr(self, "idf_", {}).get(concept, 1.0)
        return kind * rarity

    def points(self, values: np.ndarray, views: Sequence[OpeningView]) -> np.ndarray:
        """Return what each feature adds to the score; what was not asked adds nothing.

        Parameters
        ----------
        values
            Feature rows, shape (n_pairs, n_features).
        views
            The opening of each row, or one for all rows.
        """
        import numpy as np

        weights = np.array([weights_of(view) for view in views])
        asked = np.where(np.isnan(values), 0.0, weights)
        whole = asked.sum(axis=1, keepdims=True)
        whole[whole == 0] = 1
        points: np.ndarray = np.nan_to_num(values) * asked * 100 / whole
        return points

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
