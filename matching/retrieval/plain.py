"""The same search with NumPy and SciPy alone: blocks of the product, cut down to the best."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

# How many numbers of the product are held at once: 4 MB, which stay near the processor.
_HELD = 1 << 20


def search(
    rows: csr_matrix, transposed: csr_matrix, documents: np.ndarray, scores: np.ndarray
) -> None:
    """Write the best documents and their scores for each row.

    Parameters
    ----------
    rows
        The rows to search for.
    transposed
        The documents, one a column.
    documents, scores
        Where to write, shape (n_rows, top); filled with -1 and 0.
    """
    step = max(1, _HELD // max(1, transposed.shape[1]))
    for first in range(0, rows.shape[0], step):
        block = slice(first, first + step)
        product = (rows[block] @ transposed).toarray()
        _keep_best(product, documents[block], scores[block])


def _keep_best(product: np.ndarray, documents: np.ndarray, scores: np.ndarray) -> None:
    """Write the best columns of each row of a product, equal scores by column."""
    import numpy as np

    top = min(scores.shape[1], product.shape[1])
    if top == 0:
        return
    least = np.partition(product, -top, axis=1)[:, -top, None]
    # The smallest of all numbers above zero, where fewer than `top` have a product.
    row, column = np.nonzero(product >= np.maximum(least, np.nextafter(least.dtype.type(0), 1)))
    score = product[row, column]
    order = np.lexsort((column, -score, row))
    row, column, score = row[order], column[order], score[order]
    rank = np.arange(row.size) - np.searchsorted(row, row)
    kept = rank < top
    documents[row[kept], rank[kept]] = column[kept]
    scores[row[kept], rank[kept]] = score[kept]
