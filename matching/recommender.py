"""The recommender: openings for a profile, or profiles for an opening, best first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from matching.encoding import (
    LikenessTable,
    OpeningSet,
    ProfileSet,
    encode_openings,
    encode_profiles,
    likeness,
)
from matching.explain import DIGITS, total
from matching.features import Likeness, pair_features
from matching.ranker import Ranker
from matching.taxonomy import Taxonomy
from matching.types import Match, Opening, Profile

if TYPE_CHECKING:
    import numpy as np

Document = Opening | Profile


class Recommender:
    """Rank documents for a query of the other kind.

    Fitted on openings it ranks them for a profile; fitted on profiles, for an opening.

    Parameters
    ----------
    taxonomy
        The concepts; our own where none is given.
    ranker
        What scores a pair; ``Ranker(taxonomy)`` where none is given.

    Examples
    --------
    >>> from matching.types import SkillClaim, SkillDemand
    >>> roles = [Opening("1", "Welder", skills=(SkillDemand("welding"),))]
    >>> person = Profile("7", "Welder", skills=(SkillClaim("welding"),))
    >>> Recommender().fit(roles).rank(person)[0].opening
    '1'
    """

    def __init__(self, taxonomy: Taxonomy | None = None, ranker: Ranker | None = None) -> None:
        self.taxonomy = taxonomy
        self.ranker = ranker

    def fit(self, documents: Sequence[Document], y: object = None) -> Self:
        """Take the openings, or the profiles, that will be ranked.

        Parameters
        ----------
        documents
            Documents of one kind.
        y
            Not used.
        """
        del y
        self.ranker_ = Ranker(self.taxonomy) if self.ranker is None else self.ranker
        self.documents_ = _encode(documents, self.ranker_) if documents else None
        return self

    def rank(self, query: Document, top: int | None = 20) -> list[Match]:
        """Return the best matches for a query, ties by id.

        Parameters
        ----------
        query
            A profile where openings were fitted, an opening where profiles were.
        top
            How many to return; None for all.
        """
        if self.documents_ is None:
            return []
        openings, profiles = self._sides(query)
        values = self._values(openings, profiles)
        points = self.ranker_.points(values, openings.views)
        best = _best([total(row) for row in points.tolist()], _ids(self.documents_), top)
        one_opening = isinstance(query, Opening)
        return [
            self.ranker_.explain(
                openings.views[0 if one_opening else row],
                profiles.profiles[row if one_opening else 0],
                values[row].tolist(),
                points[row].tolist(),
            )
            for row in best
        ]

    def scores(self, query: Document) -> list[tuple[str, float]]:
        """Return every document's id and score for a query, best first, without reasons."""
        if self.documents_ is None:
            return []
        openings, profiles = self._sides(query)
        points = self.ranker_.points(self._values(openings, profiles), openings.views)
        scores = [total(row) for row in points.tolist()]
        ids = _ids(self.documents_)
        return [(ids[row], scores[row]) for row in _best(scores, ids, None)]

    def _sides(self, query: Document) -> tuple[OpeningSet, ProfileSet]:
        """Return the query and the documents, each on its side."""
        if isinstance(query, Opening) and isinstance(self.documents_, ProfileSet):
            return encode_openings([query], self.ranker_), self.documents_
        if isinstance(query, Profile) and isinstance(self.documents_, OpeningSet):
            return self.documents_, encode_profiles([query], self.ranker_)
        expected = "an opening" if isinstance(self.documents_, ProfileSet) else "a profile"
        msg = f"the query must be {expected}, not {type(query).__name__}"
        raise TypeError(msg)

    def _values(self, openings: OpeningSet, profiles: ProfileSet) -> np.ndarray:
        """Return the features of every pair, shape (n_documents, n_features)."""
        import numpy as np

        table = likeness(openings, profiles)
        rows = [
            pair_features(view, profile, _of_pair(table, row, column))
            for row, profile in enumerate(profiles.profiles)
            for column, view in enumerate(openings.views)
        ]
        # Sums in another order differ in the last digits; a score must not.
        return np.round(np.array(rows, dtype=float), DIGITS + 3)


def _encode(documents: Sequence[Document], ranker: Ranker) -> OpeningSet | ProfileSet:
    """Prepare documents, which must be of one kind."""
    openings = [one for one in documents if isinstance(one, Opening)]
    profiles = [one for one in documents if isinstance(one, Profile)]
    if openings and profiles:
        msg = "fit either openings or profiles, not both"
        raise ValueError(msg)
    return encode_openings(openings, ranker) if openings else encode_profiles(profiles, ranker)


def _ids(documents: OpeningSet | ProfileSet) -> list[str]:
    """Return the ids of prepared documents."""
    if isinstance(documents, ProfileSet):
        return [profile.id for profile in documents.profiles]
    return [view.opening.id for view in documents.views]


def _of_pair(table: LikenessTable, row: int, column: int) -> Likeness:
    """Return one pair's likeness."""
    return Likeness(
        title=table.title[row, column],
        text=table.text[row, column],
        experience=table.experience[row, column],
        programme=table.programme[row, column],
    )


def _best(scores: Sequence[float], ids: Sequence[str], top: int | None) -> list[int]:
    """Return the rows of the best scores; equal scores in the order of their ids."""
    order = sorted(range(len(ids)), key=lambda row: (-scores[row], ids[row]))
    return order[:top]
