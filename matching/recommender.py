"""The recommender: openings for a profile, or profiles for an opening, best first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Self

from matching.index import Segment
from matching.index.queries import OpeningQuery, ProfileQuery, opening_query, profile_query
from matching.index.scan import Found, scan
from matching.ranker import Ranker
from matching.taxonomy import Taxonomy
from matching.types import Match, Opening, Profile

if TYPE_CHECKING:
    import numpy as np

Document = Opening | Profile
Query = OpeningQuery | ProfileQuery
# A part this small is made anew with the next change instead of growing a tail of parts.
SMALL = 1_000


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
        self.segments_: list[Segment] = []
        self.places_: dict[str, tuple[Segment, int]] = {}
        self._add(documents)
        return self

    def update(self, documents: Sequence[Document]) -> Self:
        """Take documents in, in place of those with the same ids."""
        new = {one.id: one for one in documents}
        self.remove(new)
        if self.segments_ and len(self.segments_[-1]) + len(new) <= SMALL:
            last = self.segments_.pop()
            kept = [last.documents[row] for row in last.live.nonzero()[0].tolist()]
            new = {**{one.id: one for one in kept}, **new}
        self._add(list(new.values()))
        return self

    def remove(self, ids: Iterable[str]) -> Self:
        """Leave documents out from now on; an unknown id is no error."""
        for key in ids:
            segment, row = self.places_.pop(key, (None, 0))
            if segment is not None:
                segment.live[row] = False
        return self

    def __len__(self) -> int:
        return len(self.places_)

    def rank(
        self, query: Document, top: int | None = 20, among: Collection[str] | None = None
    ) -> list[Match]:
        """Return the best matches for a query, ties by id.

        Parameters
        ----------
        query
            A profile where openings were fitted, an opening where profiles were.
        top
            How many to return; None for all.
        among
            Only documents with these ids; None for all.
        """
        asked = _prepared(query, self.ranker_)
        best = self._best(asked, top, among)
        return [self._match(asked, found, at) for found, at in best]

    def scores(self, query: Document) -> list[tuple[str, float]]:
        """Return every document's id and score for a query, best first, without reasons."""
        best = self._best(_prepared(query, self.ranker_), None, None)
        return [(found.segment.ids[found.rows[at]], found.scores[at]) for found, at in best]

    def _best(
        self, query: Query, top: int | None, among: Collection[str] | None
    ) -> list[tuple[Found, int]]:
        """Return the best documents, each as a place in what was found in its segment."""
        hits = []
        for segment in self.segments_:
            rows = segment.live.nonzero()[0] if among is None else self._rows(segment, among)
            found = scan(segment, query, self.ranker_, top, rows)
            ids = [segment.ids[row] for row in found.rows.tolist()]
            hits += [(-found.scores[at], ids[at], found, at) for at in range(len(ids))]
        hits.sort(key=lambda hit: hit[:2])
        return [(found, at) for _, _, found, at in hits[:top]]

    def _rows(self, segment: Segment, among: Collection[str]) -> np.ndarray:
        """Return where some documents are in a segment."""
        import numpy as np

        found = (self.places_.get(key) for key in among)
        rows = [row for where in found if where for own, row in (where,) if own is segment]
        return np.array(sorted(rows), dtype=np.intp)

    def _match(self, query: Query, found: Found, at: int) -> Match:
        """Return why one document scores as it does."""
        document = found.segment.documents[int(found.rows[at])]
        if isinstance(query, OpeningQuery):
            assert isinstance(document, Profile)  # noqa: S101 - for the type checker
            view, profile = query.view, document
        else:
            assert isinstance(document, Opening)  # noqa: S101 - for the type checker
            view, profile = self.ranker_.view(document), query.profile
        return self.ranker_.explain(
            view,
            profile,
            found.values[at].tolist(),
            found.points[at].tolist(),
            found.most[at].tolist(),
        )

    def _add(self, documents: Sequence[Document]) -> None:
        """Put documents into a segment of their own."""
        if not documents:
            return
        segment = Segment(documents, self.ranker_)
        self.segments_.append(segment)
        self.places_.update({key: (segment, row) for row, key in enumerate(segment.ids)})


def _prepared(query: Document, ranker: Ranker) -> Query:
    """Prepare a query of either kind."""
    if isinstance(query, Opening):
        return opening_query(query, ranker)
    return profile_query(query, ranker)
