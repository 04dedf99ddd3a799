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
        counts = [self._counts(text) for text in texts]
        seen = np.bincount(np.concatenate([one for one, _ in counts]), minlength=len(known))
        self.idf_ = np.log((1 + len(texts)) / (1 + seen)) + 1
        rows = self._weighed(counts)
        # The Gram matrix is small; its eigenvectors give the same axes as an SVD, exactly.
        values, vectors = np.linalg.eigh((rows @ rows.T).toarray())
        strongest = np.argsort(-values, kind="stable")[: self.axes]
        strongest = strongest[values[strongest] > 1e-9]
        self.axes_ = rows.T @ (vectors[:, strongest] / np.sqrt(values[strongest]))
        return self

    def _weighed(self, counts: Sequence[tuple[np.ndarray, np.ndarray]]) -> sparse.csr_array:
        """Return rows weighed by rarity, of length one."""
        import numpy as np
        from scipy import sparse

        columns = np.concatenate([one for one, _ in counts])
        weighed = [values * self.idf_[one] for one, values in counts]
        values = np.concatenate([one / (np.linalg.norm(one) or 1) for one in weighed])
        ends = np.concatenate([[0], np.cumsum([len(one) for one, _ in counts])])
        return sparse.csr_array((values, columns, ends), shape=(len(counts), len(self.columns_)))

    def row(self, text: str) -> np.ndarray:
        """Return the place of one text, shape (n_axes,), of length one or empty."""
        import numpy as np

        columns, values = self._counts(text)
        placed: np.ndarray = (values * self.idf_[columns]) @ self.axes_[columns]
        length = np.linalg.norm(placed)
        return placed / length if length else placed

    def _counts(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the columns of a text's known stems, and how often each stands there, dampened."""
        import numpy as np

        found = Counter(
            column
            for word in words_of(text)
            for one in stems_of(word)
            if (column := self.columns_.get(one)) is not None
        )
        columns = np.fromiter(found.keys(), dtype=np.int32, count=len(found))
        values = np.fromiter(found.values(), dtype=float, count=len(found))
        return columns, 1 + np.log(values)
