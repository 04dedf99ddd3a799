"""How alike texts are: letter groups as they sound, and meaning across languages, together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Self

from matching.text.meaning import MeaningSpace
from matching.text.vectors import TextSpace, stacked

if TYPE_CHECKING:
    import numpy as np
    from scipy import sparse

# Measured on course records in three languages; see docs/matching.md.
LETTERS, MEANING = 0.7, 0.3
KEPT = 10_000


@dataclass(frozen=True)
class TextRows:
    """Texts as rows: sparse letter groups beside dense meaning."""

    letters: sparse.csr_array
    meaning: np.ndarray

    def product(self, other: TextRows) -> np.ndarray:
        """Return how alike each text is to each of the others, in [0, 1]."""
        import numpy as np

        letters = (self.letters @ other.letters.T).toarray()
        meaning = self.meaning @ other.meaning.T
        like: np.ndarray = np.clip(LETTERS * letters + MEANING * meaning, 0.0, 1.0)
        return like


class LikenessSpace:
    """Both spaces, fitted on the same texts; the rows of recent texts are kept.

    Parameters
    ----------
    kept
        How many texts' rows to keep, so that a profile that did not change costs nothing.
    """

    def __init__(self, kept: int = KEPT) -> None:
        self.kept = kept
        self.letters = TextSpace()
        self.meaning = MeaningSpace()
        self._row = lru_cache(maxsize=kept)(self._row_of)

    def fit(self, texts: Iterable[str], y: object = None) -> Self:
        """Learn from texts each of which says one thing in several languages."""
        del y
        texts = list(texts)
        self.letters.fit(texts)
        self.meaning.fit(texts)
        self._row.cache_clear()
        return self

    def transform(self, texts: Sequence[str]) -> TextRows:
        """Return texts as rows."""
        import numpy as np

        rows = [self._row(text) for text in texts]
        meaning = np.stack([place for _, place in rows])
        return TextRows(stacked([letters for letters, _ in rows]), meaning)

    def _row_of(self, text: str) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
        """Return one text's rows in both spaces."""
        return self.letters.row(text), self.meaning.row(text)
