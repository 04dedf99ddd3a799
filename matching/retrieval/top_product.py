"""`TopProduct`: for each row of one matrix, the rows of another with the highest product."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from matching.retrieval.matrices import rows_of
from matching.retrieval.searching import Backend, index_of, top_rows

if TYPE_CHECKING:
    import numpy as np

# Rows that a thread takes at a time.
_SHARE = 1024


class TopProduct:
    """Find the documents with the highest product for each row, without making the product.

    The result is that of ``A @ B.T`` cut down to the best, not an approximation. Documents with
    equal scores come in the order of their rows; those with a product of zero are left out.

    Parameters
    ----------
    top
        How many documents a row gets.
    backend
        "compiled" needs numba, "scipy" does not; "auto" is the first where numba is installed.
    threads
        How many threads search.

    Examples
    --------
    >>> TopProduct(top=2).fit([[1, 0], [0, 1], [1, 1]]).search([[2, 0]])
    (array([[0, 2]], dtype=int32), array([[2., 2.]], dtype=float32))
    """

    def __init__(self, top: int = 20, backend: Backend = "auto", threads: int = 1) -> None:
        self.top = top
        self.backend = backend
        self.threads = threads

    def fit(self, B: Any, y: object = None) -> Self:
        """Take the documents.

        Parameters
        ----------
        B
            One document a row; weights are zero or positive.
        y
            Not used.
        """
        del y
        if self.top < 1 or self.threads < 1:
            msg = "top and threads are at least 1"
            raise ValueError(msg)
        self.index_ = index_of(rows_of(B), self.backend)
        return self

    def search(self, A: Any) -> tuple[np.ndarray, np.ndarray]:
        """Return the best documents of each row and their scores.

        Parameters
        ----------
        A
            One query a row, in the columns of the documents.

        Returns
        -------
        documents
            Rows of the fitted matrix, best first, shape (n_rows, top), int32; -1 where fewer than
            `top` have a product above zero.
        scores
            Their products, float32; 0 where there is no document.
        """
        import numpy as np

        rows = rows_of(A)
        shares = [rows[first : first + _SHARE] for first in range(0, rows.shape[0], _SHARE)]
        work = partial(top_rows, self.index_, top=self.top)
        if self.threads == 1 or len(shares) < 2:
            found = [work(share) for share in shares or [rows]]
        else:
            with ThreadPoolExecutor(self.threads) as pool:
                found = list(pool.map(work, shares))
        documents, scores = zip(*found, strict=True)
        return np.concatenate(documents), np.concatenate(scores)

    def blocks(
        self, A: Any, size: int = 4096, first: int = 0
    ) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
        """Search block by block: to show progress, to stop, and to go on from where it stopped.

        Parameters
        ----------
        A
            One query a row, in the columns of the documents.
        size
            How many rows a block has.
        first
            The row to begin with.

        Yields
        ------
        first, documents, scores
            The block's first row, and what `search` returns for the block.
        """
        rows = rows_of(A)
        for begin in range(first, rows.shape[0], size):
            documents, scores = self.search(rows[begin : begin + size])
            yield begin, documents, scores
