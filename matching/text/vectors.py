"""Texts as sparse vectors of phonetic letter groups, comparable across scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Self
from zlib import crc32

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
    return [token.key for token in tokenise(text[:LONGEST]) if token.key not in _EMPTY]


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

    def transform(self, texts: Sequence[str]) -> sparse.csr_array:
        """Return the vectors, shape (n_texts, n_columns); an empty text is an empty row."""
        import numpy as np
        from scipy import sparse

        indices: list[int] = []
        values: list[float] = []
        ends = [0]
        for text in texts:
            counts = Counter(c for word in words_of(text) for c in letter_groups(word))
            indices += counts.keys()
            values += counts.values()
            ends.append(len(indices))
        columns = np.asarray(indices, dtype=np.int32)
        data = (1 + np.log(np.asarray(values, dtype=float))) * self.idf_[columns]
        matrix = sparse.csr_array((data, columns, ends), shape=(len(texts), 1 << _BITS))
        return _of_length_one(matrix)


def _of_length_one(matrix: sparse.csr_array) -> sparse.csr_array:
    """Scale each row to length one."""
    import numpy as np

    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    lengths[lengths == 0] = 1
    matrix.data /= np.repeat(lengths, np.diff(matrix.indptr))
    return matrix
