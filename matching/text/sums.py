"""Sums over rows of places in a table: the one loop that comparing texts is made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

# So many gathered values at a time, so that a large collection needs little memory.
BLOCK = 1_000_000


@dataclass(frozen=True)
class Rows:
    """Rows of places in some table.

    Attributes
    ----------
    starts : ndarray of shape (n_rows + 1,)
        Row i is ``places[starts[i]:starts[i + 1]]``.
    places : ndarray of shape (n_entries,)
        Places in the table.
    codes : ndarray of uint8, shape (n_entries,), or None
        Which of 256 weights each entry has; None where all weigh one.
    """

    starts: np.ndarray
    places: np.ndarray
    codes: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.starts) - 1

    def sums(
        self, table: np.ndarray, weights: np.ndarray | None = None, rows: np.ndarray | None = None
    ) -> np.ndarray:
        """Return the sum of each row's places in a table.

        Parameters
        ----------
        table
            Values, shape (n_places, n_columns).
        weights
            The weight of each code, shape (256,); needed where there are codes.
        rows
            Only these rows, in this order; None for all.

        Returns
        -------
        ndarray of shape (n_rows, n_columns)
        """
        loops = compiled()
        by = loops.sums if loops else plain
        result: np.ndarray = by(self, table, weights, rows)
        return result

    def picked(self, rows: np.ndarray) -> Rows:
        """Return some rows put together."""
        import numpy as np

        sizes = self.starts[rows + 1] - self.starts[rows]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        kept = np.arange(starts[-1]) + np.repeat(self.starts[rows] - starts[:-1], sizes)
        return Rows(starts, self.places[kept], None if self.codes is None else self.codes[kept])

    def turned(self) -> Rows:
        """Return for each place the rows that hold it, in their order."""
        import numpy as np

        owner = np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))
        order = np.argsort(self.places, kind="stable")
        counts = np.bincount(self.places) if len(self.places) else np.zeros(0, dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        return Rows(starts, owner[order], None if self.codes is None else self.codes[order])

    def spread(
        self, rows: np.ndarray, values: np.ndarray, weights: np.ndarray, out: np.ndarray
    ) -> None:
        """Add the value of each of some rows, weighed, to every place that the row holds.

        Parameters
        ----------
        rows, values
            Rows in rising order, and the value of each.
        weights
            The weight of each code, shape (256,).
        out
            Where to add, shape (n_places,).
        """
        import numpy as np

        loops = compiled()
        if loops:
            loops.spread(self, rows, values, weights, out)
            return
        some = self.picked(rows)
        shares = np.repeat(values, np.diff(some.starts)) * weights[some.codes]
        out += np.bincount(some.places, shares, len(out))


def plain(
    self: Rows, table: np.ndarray, weights: np.ndarray | None, rows: np.ndarray | None
) -> np.ndarray:
    """Sum with NumPy alone, block by block."""
    import numpy as np

    if rows is not None:
        self = self.picked(rows)
    starts = self.starts
    sums = np.zeros((len(self), table.shape[1]))
    begin = 0
    while begin < len(self):
        end = max(begin + 1, int(np.searchsorted(starts, starts[begin] + BLOCK, "right")) - 1)
        low, high = starts[begin], starts[end]
        values = table[self.places[low:high]]
        if self.codes is not None and weights is not None:
            values = values * weights[self.codes[low:high], None]
        # An empty row would take its neighbour's first value.
        filled = np.flatnonzero(starts[begin + 1 : end + 1] > starts[begin:end]) + begin
        if len(filled):
            sums[filled] = np.add.reduceat(values, starts[filled] - low, axis=0)
        begin = end
    return sums


def products(matrix: np.ndarray, vectors: np.ndarray, rows: np.ndarray | None = None) -> np.ndarray:
    """Return ``matrix[rows] @ vectors.T`` in double precision, without a copy of the matrix.

    Parameters
    ----------
    matrix
        Single precision, shape (n_rows, n_axes).
    vectors
        Double precision, shape (n_vectors, n_axes).
    rows
        Only these rows, in this order; None for all.
    """
    import numpy as np

    some = np.arange(len(matrix)) if rows is None else rows
    loops = compiled()
    if loops:
        return np.asarray(loops.products(matrix, vectors, some))
    step = max(1, BLOCK // matrix.shape[1])
    parts = [
        matrix[some[begin : begin + step]].astype(float) @ vectors.T
        for begin in range(0, len(some), step)
    ]
    return np.concatenate([np.zeros((0, len(vectors))), *parts])


@lru_cache(maxsize=1)
def compiled() -> Any:
    """Return the compiled loops where numba is installed, else None."""
    try:
        from matching.text import compiled
    except ImportError:
        return None
    return compiled
