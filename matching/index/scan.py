"""The best documents of one segment for one query, and exactly those."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.explain import total
from matching.index.segment import TEXT

if TYPE_CHECKING:
    import numpy as np

    from matching.index.queries import OpeningQuery, ProfileQuery
    from matching.index.segment import Segment
    from matching.ranker import Ranker

# Sums may differ by less than this from what is rounded for people.
_CLOSE = 1e-5


@dataclass(frozen=True)
class Found:
    """Documents of a segment with their scores, in no order.

    Attributes
    ----------
    rows : ndarray of shape (n_found,)
    values, points, most : ndarray of shape (n_found, n_features)
        The features, what each adds to the score, and what it could have added.
    scores : list of float
    """

    segment: Segment
    rows: np.ndarray
    values: np.ndarray
    points: np.ndarray
    most: np.ndarray
    scores: list[float]


def scan(
    segment: Segment,
    query: OpeningQuery | ProfileQuery,
    ranker: Ranker,
    top: int | None,
    rows: np.ndarray,
) -> Found:
    """Return the best of some rows: at least ``top``, and all that are equal to the last.

    Comparing texts is what takes time, and a text can add no more than its feature's weight:
    only the documents that could still be among the best have theirs compared.
    """
    import numpy as np

    values = segment.values(query)
    named = segment.named(query)
    if top is not None and top < len(rows):
        rows = _possible(values, named, ranker, top, rows)
    chosen = np.ascontiguousarray(values[:, rows].T)
    asked = ~np.isnan(chosen[:, TEXT])
    chosen[asked, TEXT] = segment.text(query, rows[asked])
    behind = named if len(named) == 1 else named[rows]
    points = ranker.points(chosen, behind)
    kept = _best(points, top)
    return Found(
        segment,
        rows[kept],
        chosen[kept],
        points[kept],
        ranker.most(chosen[kept], behind if len(behind) == 1 else behind[kept]),
        [total(row) for row in points[kept].tolist()],
    )


def _possible(
    values: np.ndarray, named: np.ndarray, ranker: Ranker, top: int, rows: np.ndarray
) -> np.ndarray:
    """Return the rows that could be among the best, whatever their texts say."""
    import numpy as np

    every = len(rows) == values.shape[1]
    behind = named if len(named) == 1 or every else named[rows]
    least, most = ranker.bounds(values if every else values[:, rows], behind, TEXT)
    worst = np.partition(least, -top)[-top] - _CLOSE
    possible: np.ndarray = rows[most >= worst]
    return possible


def _best(points: np.ndarray, top: int | None) -> np.ndarray:
    """Return the rows that are not clearly worse than the last of the best."""
    import numpy as np

    scores = points.sum(axis=1)
    if top is None or top >= len(scores):
        return np.arange(len(scores))
    kept: np.ndarray = np.flatnonzero(scores >= np.partition(scores, -top)[-top] - _CLOSE)
    return kept
