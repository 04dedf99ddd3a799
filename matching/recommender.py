"""The recommender: openings for a profile, or profiles for an opening, best first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from copy import copy
from typing import Self

from matching.index import OpeningColumns, Segment
from matching.index.queries import OpeningQuery, ProfileQuery, opening_query, profile_query
from matching.index.scan import Found, scan
from matching.ranker import Ranker
from matching.taxonomy import Taxonomy
from matching.types import Match, Opening, Profile

Document = Opening | Profile
Query = OpeningQuery | ProfileQuery
# So many documents are prepared at a time: while they are, they take much memory.
AT_ONCE = 5_000
# A segment this small is put together with the next one.
SMALL = 1_000
# All segments are put together once fewer than this share of their documents count.
LEAST_LIVE = 2 / 3


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
        self._add(documents)
        self._merge(len(self.segments_))
        return self

    def copy(self, ranker: Ranker | None = None) -> Self:
        """Return a recommender of the same documents that can be changed by itself.

        Parameters
        ----------
        ranker
            What scores there, of the same taxonomy; the same ranker where none is given.
        """
        other = copy(self)
        other.segments_ = [segment.copy() for segment in self.segments_]
        if ranker is not None:
            other.ranker = other.ranker_ = ranker
        return other

    def update(self, documents: Sequence[Document]) -> Self:
        """Take documents in, in place of those with the same ids."""
        self._add(documents)
        self._tidy()
        return self

    def remove(self, ids: Iterable[str]) -> Self:
        """Leave documents out from now on; an unknown id is no error."""
        for key in ids:
            for segment in self.segments_:
                segment.remove(key)
        return self

    def __len__(self) -> int:
        return sum(int(segment.live.sum()) for segment in self.segments_)

    def ids(self) -> list[str]:
        """Return the ids of all documents."""
        return [one.ids[row] for one in self.segments_ for row in one.living().tolist()]

    def akin(self, profile: Profile, least: float) -> list[str]:
        """Return the openings whose titles are at least so much like what a person is or was."""
        query = profile_query(profile, self.ranker_)
        return [
            segment.ids[row]
            for segment in self.segments_
            if isinstance(segment.columns, OpeningColumns)
            for row in segment.columns.akin(profile, query.titles, least).tolist()
            if segment.live[row]
        ]

    def document(self, key: str) -> Document | None:
        """Return a document by its id; None where it is not ranked."""
        for segment in self.segments_:
            row = segment.rows.get(key)
            if row is not None and segment.live[row]:
                return segment.documents[row]
        return None

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
            found = scan(segment, query, self.ranker_, top, segment.living(among))
            ids = [segment.ids[row] for row in found.rows.tolist()]
            hits += [(-found.scores[at], ids[at], found, at) for at in range(len(ids))]
        hits.sort(key=lambda hit: hit[:2])
        return [(found, at) for _, _, found, at in hits[:top]]

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
        """Put documents into segments of their own."""
        for begin in range(0, len(documents), AT_ONCE):
            segment = Segment.of(documents[begin : begin + AT_ONCE], self.ranker_)
            self.remove(segment.ids)
            self.segments_.append(segment)

    def _tidy(self) -> None:
        """Put small segments together, and all of them where much of them counts no more."""
        sizes = [int(segment.live.sum()) for segment in self.segments_]
        if sum(sizes) < LEAST_LIVE * sum(map(len, self.segments_)):
            self._merge(len(sizes))
            return
        last = 1
        while last < len(sizes) and sizes[-last - 1] <= max(SMALL, 2 * sum(sizes[-last:])):
            last += 1
        self._merge(last)

    def _merge(self, last: int) -> None:
        """Make one of the last segments."""
        some = [segment for segment in self.segments_[-last:] if segment.live.any()]
        kept = self.segments_[: len(self.segments_) - last]
        self.segments_ = [*kept, *([Segment.merged(some)] if len(some) > 1 else some)]


def _prepared(query: Document, ranker: Ranker) -> Query:
    """Prepare a query of either kind."""
    if isinstance(query, Opening):
        return opening_query(query, ranker)
    return profile_query(query, ranker)
