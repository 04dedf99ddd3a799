"""A part of an index: documents of one kind as columns, which never change once made."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import copy
from typing import TYPE_CHECKING, Self

from matching.index.merging import merged
from matching.index.openings import OpeningColumns
from matching.index.profiles import ProfileColumns
from matching.index.queries import OpeningQuery, ProfileQuery
from matching.packing import joined
from matching.prior import NAMES
from matching.types import Opening, Profile

if TYPE_CHECKING:
    import numpy as np

    from matching.ranker import Ranker

TEXT = NAMES.index("text")
FULL_TEXT = 0.8
# Sums in another order differ in the last digits; a score must not.
EXACT = 9

Columns = OpeningColumns | ProfileColumns


class Segment:
    """Openings, or profiles, and which of them still count.

    Parameters
    ----------
    documents
        Documents of one kind, at least one. The sequence is kept, and asked for a document
        each time one is explained, so that it may unpack them on demand.
    ids
        The documents' ids.
    columns
        The documents, prepared.

    Attributes
    ----------
    rows : dict
        Where each id stands.
    live : ndarray of bool, shape (n_documents,)
        False for a document that was removed or replaced.
    """

    def __init__(
        self, documents: Sequence[Opening | Profile], ids: list[str], columns: Columns
    ) -> None:
        import numpy as np

        self.documents, self.ids, self.columns = documents, ids, columns
        self.rows = {key: row for row, key in enumerate(self.ids)}
        # Of documents with one id the last counts.
        self.live = np.array([self.rows[key] == row for row, key in enumerate(self.ids)], bool)

    @classmethod
    def of(cls, documents: Sequence[Opening | Profile], ranker: Ranker) -> Self:
        """Prepare documents."""
        made = list(documents)
        return cls(documents, [one.id for one in made], _columns(made, ranker))

    @classmethod
    def merged(cls, segments: Sequence[Segment]) -> Self:
        """Return what counts of some segments as one."""
        parts = [(one, one.living()) for one in segments]
        return cls(
            joined([(one.documents, rows.tolist()) for one, rows in parts]),
            [one.ids[row] for one, rows in parts for row in rows.tolist()],
            merged([(one.columns, rows) for one, rows in parts]),
        )

    def copy(self) -> Self:
        """Return a segment of the same documents, from which others may be removed."""
        other = copy(self)
        other.live = self.live.copy()
        return other

    def remove(self, key: str) -> None:
        """Let a document count no more, if it is here."""
        row = self.rows.get(key)
        if row is not None:
            self.live[row] = False

    def living(self, among: Collection[str] | None = None) -> np.ndarray:
        """Return the rows that count, or those of them that have these ids, in order."""
        import numpy as np

        if among is None:
            return np.flatnonzero(self.live)
        found = sorted(row for key in among if (row := self.rows.get(key)) is not None)
        rows: np.ndarray = np.array([row for row in found if self.live[row]], dtype=np.intp)
        return rows

    def __len__(self) -> int:
        return len(self.ids)

    def values(self, query: OpeningQuery | ProfileQuery) -> np.ndarray:
        """Return the features, shape (n_features, n_documents); likeness of texts as 0.

        Raises
        ------
        TypeError
            If the query is of the documents' own kind.
        """
        import numpy as np

        columns = self.columns
        if isinstance(query, OpeningQuery) and isinstance(columns, ProfileColumns):
            values = columns.values(query.view, query.titles)
            values[TEXT] = 0.0 if query.text is not None else np.nan
        elif isinstance(query, ProfileQuery) and isinstance(columns, OpeningColumns):
            values = columns.values(query.profile, query.titles, query.studies)
            values[TEXT] = np.where(columns.worded, 0.0, np.nan)
        else:
            expected = "an opening" if isinstance(columns, ProfileColumns) else "a profile"
            msg = f"the query must be {expected}"
            raise TypeError(msg)
        return np.round(values, EXACT)

    def text(self, query: OpeningQuery | ProfileQuery, rows: np.ndarray) -> np.ndarray:
        """Return how alike the texts of some documents are to the query's, in [0, 1]."""
        import numpy as np

        if query.text is None:
            return np.full(len(rows), np.nan)
        like = self.columns.texts.like(query.text, rows)[:, 0]
        return np.round(np.minimum(1.0, like / FULL_TEXT), EXACT)

    def named(self, query: OpeningQuery | ProfileQuery) -> np.ndarray:
        """Return how many must-haves and nice-to-haves stand behind each row, or all of them.

        Returns
        -------
        ndarray of shape (n_documents, 2) or (1, 2)
        """
        if isinstance(self.columns, OpeningColumns):
            return self.columns.counts
        assert isinstance(query, OpeningQuery)  # noqa: S101 - values() has refused the rest
        return query.view.named


def _columns(documents: Sequence[Opening | Profile], ranker: Ranker) -> Columns:
    openings = [one for one in documents if isinstance(one, Opening)]
    profiles = [one for one in documents if isinstance(one, Profile)]
    if openings and profiles:
        msg = "fit either openings or profiles, not both"
        raise ValueError(msg)
    return OpeningColumns.of(openings, ranker) if openings else ProfileColumns.of(profiles, ranker)
