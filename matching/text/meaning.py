"""Meaning across languages: the axes along which our concepts' texts in three languages agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Self

from matching.text.stems import stem
from matching.text.vectors import words_of

if TYPE_CHECKING:
    import numpy as np
    from scipy import sparse


@lru_cache(maxsize=100_000)
def stems_of(word: str) -> tuple[str, ...]:
    """Return the stems of a word, as Russian and as Kazakh; one where they are the same."""
    return tuple(dict.fromkeys((stem(word, "ru"), stem(word, "kk"))))


class MeaningSpace:
    """Latent semantic indexing of texts that say the same in several languages.

    Parameters
    ----------
    axes
        How many axes to keep.

    Attributes
    ----------
    columns_ : dict
        The column of each known stem.
    idf_ : ndarray of shape (n_columns,)
        How rare each stem is.
    axes_ : ndarray of shape (n_columns, n_axes)
        Where each stem lies.
    """

    columns_: dict[str, int]
    idf_: np.ndarray
    axes_: np.ndarray

    def __init__(self, axes: int = 300) -> None:
        self.axes = axes

    def fit(self, texts: Iterable[str], y: object = None) -> Self:
        """Learn the axes from texts each of which says one thing in several languages."""
        import numpy as np

        del y
        texts = list(texts)
        known = sorted({one for text in texts for word in words_of(text) for one in stems_of(word)})
        self.columns_ = {one: column for column, one in enumerate(known)}
        counts = self._counts(texts)
        seen = np.bincount(counts.indices, minlength=len(known))
        self.idf_ = np.log((1 + len(texts)) / (1 + seen)) + 1
        rows = _weighed(counts, self.idf_)
        # The Gram matrix is small; its eigenvectors give the same axes as an SVD, exactly.
        values, vectors = np.linalg.eigh((rows @ rows.T).toarray())
        strongest = np.argsort(-values, kind="stable")[: self.axes]
        strongest = strongest[values[strongest] > 1e-9]
        self.axes_ = (rows.T @ (vectors[:, strongest] / np.sqrt(values[strongest]))).astype("f4")
        return self

    def transform(self, texts: Sequence[str]) -> np.ndarray:
        """Return the place of each text, shape (n_texts, n_axes), of length one or empty."""
        import numpy as np

        placed: np.ndarray = _weighed(self._counts(texts), self.idf_) @ self.axes_
        lengths = np.linalg.norm(placed, axis=1, keepdims=True)
        lengths[lengths == 0] = 1
        placed /= lengths
        return placed

    def _counts(self, texts: Sequence[str]) -> sparse.csr_array:
        """Return how often each known stem stands in each text, dampened."""
        import numpy as np
        from scipy import sparse

        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for text in texts:
            found = Counter(
                column
                for word in words_of(text)
                for one in stems_of(word)
                if (column := self.columns_.get(one)) is not None
            )
            columns += found.keys()
            values += found.values()
            ends.append(len(columns))
        data = 1 + np.log(np.asarray(values, dtype=float))
        shape = (len(texts), len(self.columns_))
        return sparse.csr_array((data, columns, ends), shape=shape)


def _weighed(counts: sparse.csr_array, idf: np.ndarray) -> sparse.csr_array:
    """Return rows weighed by rarity, of length one."""
    import numpy as np

    rows = counts * idf[None, :]
    lengths = np.sqrt(rows.multiply(rows).sum(axis=1))
    lengths[lengths == 0] = 1
    return rows.multiply(1 / lengths[:, None]).tocsr()
