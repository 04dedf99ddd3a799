"""Meaning across languages: the axes along which our concepts' texts in three languages agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Self

from matching.text.stems import stem
from matching.text.vectors import words_of

if TYPE_CHECKING:
    import numpy as np
    from scipy import sparse


@lru_cache(maxsize=50_000)
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
        The row of each known stem.
    axes_ : ndarray of shape (n_stems, n_axes)
        Where each stem lies, the farther out the rarer it is; in single precision, while
        all sums are made in double precision, so that two texts are as alike as seen from
        either of them.
    """

    columns_: dict[str, int]
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
        rarity = np.log((1 + len(texts)) / (1 + seen)) + 1
        rows = _weighed(counts, rarity)
        self.axes_ = np.asarray(rarity[:, None] * _axes(rows, self.axes), dtype=np.float32)
        return self

    def units(self, texts: sparse.csr_array) -> np.ndarray:
        """Return where some texts lie, drawn to length one; zeros where nothing is known.

        Parameters
        ----------
        texts
            How often each stem counts in each text, shape (n_texts, n_stems).

        Returns
        -------
        ndarray of shape (n_texts, n_axes)
        """
        import numpy as np

        placed = self.placed(texts)
        lengths = np.linalg.norm(placed, axis=1, keepdims=True)
        units: np.ndarray = placed / np.where(lengths, lengths, 1.0)
        return units

    def lengths(self, texts: sparse.csr_array) -> np.ndarray:
        """Return how long some texts are, shape (n_texts,)."""
        import numpy as np

        return np.asarray(np.linalg.norm(self.placed(texts), axis=1))

    def placed(self, texts: sparse.csr_array) -> np.ndarray:
        """Return where texts lie, shape (n_texts, n_axes)."""
        import numpy as np

        starts, places, counts = texts.indptr, texts.indices, texts.data
        return np.stack(
            [
                counts[begin:end] @ self.axes_[places[begin:end]].astype(float)
                for begin, end in pairwise(starts.tolist())
            ]
        )

    def stems(self, word: str) -> list[int]:
        """Return the rows of a word's known stems."""
        found = (self.columns_.get(one) for one in stems_of(word))
        return [column for column in found if column is not None]

    def _counts(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows of a text's known stems, and how often each stands there, dampened."""
        import numpy as np

        found = Counter(column for word in words_of(text) for column in self.stems(word))
        columns = np.fromiter(found.keys(), dtype=np.int32, count=len(found))
        values = np.fromiter(found.values(), dtype=float, count=len(found))
        return columns, 1 + np.log(values)


def _weighed(
    counts: Sequence[tuple[np.ndarray, np.ndarray]], rarity: np.ndarray
) -> sparse.csr_array:
    """Return rows weighed by rarity, of length one."""
    import numpy as np
    from scipy import sparse

    columns = np.concatenate([one for one, _ in counts])
    weighed = [values * rarity[one] for one, values in counts]
    values = np.concatenate([one / (np.linalg.norm(one) or 1) for one in weighed])
    ends = np.concatenate([[0], np.cumsum([len(one) for one, _ in counts])])
    return sparse.csr_array((values, columns, ends), shape=(len(counts), len(rarity)))


def _axes(rows: sparse.csr_array, most: int) -> np.ndarray:
    """Return the strongest axes, shape (n_stems, n_axes), by their products with each other.

    The eigenvectors of what texts have in common give the axes of an SVD, exactly.
    """
    import numpy as np
    from scipy.sparse import linalg

    size = rows.shape[0]
    if size <= most + 1:
        values, vectors = np.linalg.eigh((rows @ rows.T).toarray())
    else:
        common = linalg.LinearOperator((size, size), lambda one: rows @ (rows.T @ one))
        # A fixed start gives the same axes in every process.
        values, vectors = linalg.eigsh(common, k=most, v0=np.ones(size))
    strongest = np.argsort(-values, kind="stable")
    strongest = strongest[values[strongest] > 1e-9]
    return np.asarray(rows.T @ (vectors[:, strongest] / np.sqrt(values[strongest])))
