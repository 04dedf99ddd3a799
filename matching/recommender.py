"""The recommender: openings for a profile, or profiles for an opening, best first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from matching.explain import explain
from matching.features import TITLE_DECAY, Likeness, OpeningView, pair_features, title_of
from matching.ranker import Ranker
from matching.taxonomy import Taxonomy
from matching.types import Match, Opening, Profile

if TYPE_CHECKING:
    import numpy as np

Document = Opening | Profile


class Recommender:
    """Rank documents for a query of the other kind.

    Parameters
    ----------
    taxonomy
        The concepts; our own where none is given.
    ranker
        What scores a pair; ``Ranker(taxonomy)`` where none is given.
    """

    def __init__(self, taxonomy: Taxonomy | None = None, ranker: Ranker | None = None) -> None:
        self.taxonomy = taxonomy
        self.ranker = ranker

    def fit(self, documents: Sequence[Document], y: object = None) -> Self:
        """Take the openings, or the profiles, that will be ranked."""
        del y
        self.ranker_ = self.ranker or Ranker(self.taxonomy)
        self.documents_ = list(documents)
        return self

    def rank(self, query: Document, top: int = 20) -> list[Match]:
        """Return the best matches, ties by id."""
        pairs = [self._pair(query, document) for document in self.documents_]
        import numpy as np  # noqa: PLC0415 - loaded where used

        if not pairs:
            return []
        values = np.array([self._features(*pair) for pair in pairs])
        points = self.ranker_.points(values)
        scores = points.sum(axis=1)
        order = sorted(
            range(len(pairs)), key=lambda row: (-scores[row], self.documents_[row].id)
        )
        return [explain(*pairs[row], list(values[row]), list(points[row])) for row in order[:top]]

    def _pair(self, query: Document, document: Document) -> tuple[OpeningView, Profile]:
        opening, profile = (query, document) if isinstance(query, Opening) else (document, query)
        assert isinstance(opening, Opening)
        assert isinstance(profile, Profile)
        return self.ranker_.view(opening), profile

    def _features(self, view: OpeningView, profile: Profile) -> list[float]:
        return pair_features(view, profile, self._likeness(view.opening, profile))

    def _likeness(self, opening: Opening, profile: Profile) -> Likeness:
        titles = [title_of(profile), *(job.title for job in profile.experience[:3])]
        texts = [title_of(opening), opening.text, profile.text, *titles]
        rows: np.ndarray = self.ranker_.space.transform(texts).toarray()
        likes = rows[3:] @ rows[0]
        text = float(rows[1] @ rows[2])
        decay = [1.0, *TITLE_DECAY][: len(titles)]
        return Likeness(title=float((likes * decay).max()), text=min(1.0, text))
