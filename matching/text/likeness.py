"""How alike texts are: letter groups as they sound, and meaning across languages, together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from matching.text.meaning import MeaningSpace
from matching.text.vectors import TextSpace

if TYPE_CHECKING:
    import numpy as np
    from scipy import sparse

# Measured on course records in three languages; see docs/matching.md.
LETTERS, MEANING = 0.7, 0.3


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
    """Both spaces, fitted on the same texts."""

    def __init__(self) -> None:
        self.letters = TextSpace()
        self.meaning = MeaningSpace()

    def fit(self, texts: Iterable[str], y: object = None) -> Self:
        """Learn from texts each of which says one thing in several languages."""
        del y
        texts = list(texts)
        self.letters.fit(texts)
        self.meaning.fit(texts)
        return self

    def transform(self, texts: Sequence[str]) -> TextRows:
        """Return texts as rows."""
        return TextRows(self.letters.transform(texts), self.meaning.transform(texts))
