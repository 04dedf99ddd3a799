"""Texts as sparse vectors of phonetic letter groups, comparable across scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Self
from zlib import crc32

from matching.text.genderless import genderless
from matching.text.phonetic import phonetic_fold
from matching.text.tokens import tokenise

if TYPE_CHECKING:
    import numpy as np
    from scipy import sparse

_BITS = 17
_SIZES = (2, 3, 4)
LONGEST = 6_000
# Words that say nothing about what a text is about.
_EMPTY = frozenset(
    "the and of in to for with an is are on at or be as by from that this will you we our your it "
    "и в на с по для от не что или к о об до за из при как а у мы вы их его "
    "мен және бен пен үшін бойынша болып табылады да де бұл осы".split()
)


@lru_cache(maxsize=100_000)
def letter_groups(word: str) -> tuple[int, ...]:
    """Return the columns of one word's letter groups, edges marked by a space."""
    framed = f" {phonetic_fold(word)} "
    mask = (1 << _BITS) - 1
    return tuple(
        crc32(framed[place : place + size].encode()) & mask
        for size in _SIZES
        for place in range(max(1, len(framed) - size + 1))
    )


def words_of(text: str) -> list[str]:
    """Return the words of a text that say something, lower-case."""
    keys = (token.key for token in tokenise(text[:LONGEST]))
    return [genderless(key) for key in keys if key not in _EMPTY]


class TextSpace:
    """A vector a text: TF-IDF of phonetic letter groups, of length one.

    Attributes
    ----------
    idf_ : ndarray of shape (n_columns,)
        Inverse document frequencies of the columns.
    """

    idf_: np.ndarray

    def fit(self, texts: Iterable[str], y: object = None) -> Self:
        """Learn how rare the letter groups are."""
        import numpy as np

        del y
        seen = np.zeros(1 << _BITS)
        total = 0
        for text in texts:
            columns = {column for word in set(words_of(text)) for column in letter_groups(word)}
            seen[list(columns)] += 1
            total += 1
        self.idf_ = np.log((1 + total) / (1 + seen)) + 1
        return self

    def row(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the columns and the values of one text's vector, of length one or empty."""
        import numpy as np

        counts = Counter(c for word in words_of(text) for c in letter_groups(word))
        columns = np.fromiter(counts.keys(), dtype=np.int32, count=len(counts))
        values = np.fromiter(counts.values(), dtype=float, count=len(counts))
        values = (1 + np.log(values)) * self.idf_[columns]
        length = np.sqrt(values @ values)
        return columns, values / length if length else values


def stacked(rows: Sequence[tuple[np.ndarray, np.ndarray]]) -> sparse.csr_array:
    """Return rows of columns and values as one matrix."""
    import numpy as np
    from scipy import sparse

    ends = np.concatenate([[0], np.cumsum([len(columns) for columns, _ in rows])])
    nothing = np.empty(0, dtype=np.int32)
    columns = np.concatenate([nothing, *(columns for columns, _ in rows)])
    values = np.concatenate([nothing.astype(float), *(values for _, values in rows)])
    return sparse.csr_array((values, columns, ends), shape=(len(rows), 1 << _BITS))
