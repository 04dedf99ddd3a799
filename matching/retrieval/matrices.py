"""What a matrix must be to be searched: sparse rows, float32, no weight below zero."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# Between these a square neither vanishes nor overflows in float32.
_SMALLEST, _LARGEST = 1e-15, 1e15


def rows_of(matrix: Any, columns: int | None = None) -> csr_matrix:
    """Return a matrix as float32 rows with sorted columns, each once.

    Parameters
    ----------
    matrix
        Anything that ``scipy.sparse.csr_matrix`` takes; it is not changed.
    columns
        How many columns there must be; None where any number will do.

    Raises
    ------
    ValueError
        Where the columns differ, or a weight is negative, not finite or out of scale.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    rows = csr_matrix(matrix, dtype=np.float32)
    if columns is not None and rows.shape[1] != columns:
        msg = f"the matrix has {rows.shape[1]} columns, the fitted one has {columns}"
        raise ValueError(msg)
    if not rows.has_canonical_format:
        rows = rows.copy()
        rows.sum_duplicates()
    weights = rows.data[rows.data != 0]
    if not np.all((weights >= _SMALLEST) & (weights <= _LARGEST)):
        msg = f"a weight must be zero or between {_SMALLEST} and {_LARGEST}"
        raise ValueError(msg)
    return rows
