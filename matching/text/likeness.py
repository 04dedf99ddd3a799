"""How alike texts are: letter groups as they sound, and meaning across languages, together.

A text is the sum of its words, so that comparing one text with a collection costs one look
at each word the collection knows and one sum over the words of each text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

from matching.text.meaning import MeaningSpace
from matching.text.sums import Rows, compiled, products
from matching.text.vectors import BITS, MOST_OF_A_WORD, LetterSpace, counted, letter_groups

if TYPE_CHECKING:
    import numpy as np
    from scipy import sparse

# Measured on course records in three languages; see docs/matching.md.
LETTERS, MEANING = 0.7, 0.3
_AT_ONCE = 2_000
# Stems of some texts are looked for where these are fewer than one in so many.
_FEW = 4


@dataclass(frozen=True)
class Queries:
    """What each letter group and each stem is worth to some texts; a column a text.

    Attributes
    ----------
    letters : ndarray of shape (n_columns, n_texts)
    stems : ndarray of shape (n_stems, n_texts), or None
        None where it is left to be made, for the stems that are needed, out of ...
    units : ndarray of shape (n_texts, n_axes)
        where the texts lie, of length one, and
    axes : ndarray of shape (n_stems, n_axes)
        where the stems lie.
    """

    letters: np.ndarray
    stems: np.ndarray | None = None
    units: np.ndarray | None = None
    axes: np.ndarray | None = None

    def worth(self, stems: np.ndarray) -> np.ndarray:
        """Return what stems are worth, shape (n_stems, n_texts); what was not asked for is 0."""
        import numpy as np

        if self.stems is not None:
            return self.stems
        assert self.axes is not None  # noqa: S101 - for the type checker
        assert self.units is not None  # noqa: S101 - for the type checker
        worth = np.zeros((len(self.axes), len(self.units)))
        worth[stems] = products(self.axes, self.units, stems)
        return worth


@dataclass(frozen=True)
class TextBlock:
    """A collection of texts as bags of words.

    Attributes
    ----------
    words : Rows
        The words of each text; the codes are how often each stands there.
    letters, stems : Rows
        The letter groups and the known stems of each word.
    norms : ndarray of shape (n_texts, 2)
        The length of each text in letters and in meaning; infinite where it is zero.
    damp : ndarray of shape (256,)
        How much a word counts that stands so often.
    keys : ndarray of uint64, shape (n_words,)
        What tells each word from the others.
    """

    words: Rows
    letters: Rows
    stems: Rows
    norms: np.ndarray
    damp: np.ndarray
    keys: np.ndarray

    def __len__(self) -> int:
        return len(self.words)

    def like(self, queries: Queries, rows: np.ndarray | None = None) -> np.ndarray:
        """Return how alike each text, or each of some rows, is to each query, in [0, 1].

        Returns
        -------
        ndarray of shape (n_texts or len(rows), n_queries)
        """
        import numpy as np

        worth = self.stems.sums(queries.worth(self._stems(rows)))
        table = np.concatenate([self._letters(queries.letters), worth], axis=1)
        norms = self.norms if rows is None else self.norms[rows]
        sums = self.words.sums(table, self.damp, rows)
        half = sums.shape[1] // 2
        letters, meaning = sums[:, :half] / norms[:, :1], sums[:, half:] / norms[:, 1:]
        like: np.ndarray = np.clip(LETTERS * letters + MEANING * meaning, 0.0, 1.0)
        return like

    def picked(self, rows: np.ndarray) -> TextBlock:
        """Return some of the texts, in this order."""
        return replace(self, words=self.words.picked(rows), norms=self.norms[rows])

    def _letters(self, table: np.ndarray) -> np.ndarray:
        """Return what each word is worth by its letters: few groups of a text are looked up."""
        import numpy as np

        worth = np.zeros((len(self.letters), table.shape[1]))
        for column, groups in enumerate(table.T):
            known = np.flatnonzero(groups[: len(self.holders)])
            self.holders.spread(known, groups[known], often(), worth[:, column])
        return worth

    def _stems(self, rows: np.ndarray | None) -> np.ndarray:
        """Return the stems that stand in the texts, or in some of them."""
        import numpy as np

        if rows is None or len(rows) * _FEW > len(self):
            return self.known
        words = np.zeros(len(self.letters), dtype=bool)
        words[self.words.picked(rows).places] = True
        return np.unique(self.stems.picked(np.flatnonzero(words)).places)

    @cached_property
    def known(self) -> np.ndarray:
        """The stems that stand in the texts, in order."""
        import numpy as np

        return np.unique(self.stems.places)

    @cached_property
    def holders(self) -> Rows:
        """For each letter group the words that have it; the codes are how often."""
        return self.letters.turned()


class LikenessSpace:
    """Both spaces, fitted on the same texts."""

    def __init__(self) -> None:
        self.letters = LetterSpace()
        self.meaning = MeaningSpace()

    def fit(self, texts: Iterable[str], y: object = None) -> Self:
        """Learn from texts each of which says one thing in several languages."""
        del y
        texts = list(texts)
        self.letters.fit(texts)
        self.meaning.fit(texts)
        return self

    @cached_property
    def damp(self) -> np.ndarray:
        """How much a word counts that stands so often in a text: 1 + log."""
        import numpy as np

        often = np.arange(MOST_OF_A_WORD + 1)
        return np.where(often, 1 + np.log(np.maximum(often, 1)), 0.0)

    def queries(self, texts: Sequence[str]) -> Queries:
        """Return texts, ready to be compared with a block."""
        import numpy as np

        placed, units = self.vectors(texts)
        table = np.zeros((1 << BITS, len(texts)))
        table[placed.col, placed.row] = placed.data
        return Queries(table, units=units, axes=self.meaning.axes_)

    def vectors(self, texts: Sequence[str]) -> tuple[sparse.coo_array, np.ndarray]:
        """Return texts as vectors of length one in both spaces, empty ones as zeros.

        Returns
        -------
        letters : sparse array of shape (n_texts, n_columns)
            What each letter group is worth; its weight is already counted.
        meaning : ndarray of shape (n_texts, n_axes)
        """
        import numpy as np

        _, words, letters, stems = self._bags(texts)
        groups = self._groups(letters)
        bags = _matrix(words, self.damp[words.codes], len(letters))
        placed = (bags @ groups).tocoo()
        lengths = np.sqrt(np.bincount(placed.row, placed.data**2, len(texts)))
        placed.data = placed.data * self.letters.weights_[placed.col] / lengths[placed.row]
        known = _matrix(stems, np.ones(len(stems.places)), len(self.meaning.columns_))
        return placed, self.meaning.units(bags @ known)

    def block(self, texts: Sequence[str]) -> TextBlock:
        """Return texts as a collection to compare with."""
        known, words, letters, stems = self._bags(texts)
        norms = self._norms(words, letters, stems)
        return TextBlock(words, letters, stems, norms, self.damp, keys_of(known))

    def _bags(self, texts: Sequence[str]) -> tuple[Iterable[str], Rows, Rows, Rows]:
        """Return the words, those of each text, and the letter groups and stems of the words."""
        import numpy as np

        bags = [counted(text) for text in texts]
        known: dict[str, int] = {}
        for bag in bags:
            for word in bag:
                known.setdefault(word, len(known))
        words = _rows(
            [[known[word] for word in bag] for bag in bags],
            np.fromiter((n for bag in bags for n in bag.values()), dtype=np.uint8),
        )
        groups = [letter_groups(word) for word in known]
        letters = Rows(
            np.concatenate([[0], np.cumsum([len(one) for one, _ in groups])]).astype(np.int64),
            np.frombuffer(b"".join(one for one, _ in groups), dtype=np.intc).copy(),
            np.frombuffer(b"".join(counts for _, counts in groups), dtype=np.uint8).copy(),
        )
        return known, words, letters, _rows([self.meaning.stems(word) for word in known])

    def _groups(self, letters: Rows) -> sparse.csr_array:
        """Return the letter groups of words, weighed, as a sparse matrix."""
        weights = self.letters.weights_[letters.places] * often()[letters.codes]
        return _matrix(letters, weights, 1 << BITS)

    def _norms(self, words: Rows, letters: Rows, stems: Rows) -> np.ndarray:
        """Return the length of each text in both spaces."""
        import numpy as np

        values = self.letters.weights_[letters.places] * often()[letters.codes]
        loops = compiled()
        norms: np.ndarray = (
            loops.lengths(words, self.damp, letters, values, stems, self.meaning.axes_)
            if loops
            else self._plain_norms(words, letters, stems)
        )
        norms[norms == 0] = np.inf
        return norms

    def _plain_norms(self, words: Rows, letters: Rows, stems: Rows) -> np.ndarray:
        """Measure with NumPy and SciPy alone."""
        import numpy as np
        from scipy import sparse

        bags = _matrix(words, self.damp[words.codes], len(letters))
        groups = self._groups(letters)
        known = _matrix(stems, np.ones(len(stems.places)), len(self.meaning.columns_))
        norms = np.empty((len(words), 2))
        for begin in range(0, len(words), _AT_ONCE):
            some = bags[begin : begin + _AT_ONCE]
            norms[begin : begin + _AT_ONCE, 0] = sparse.linalg.norm(some @ groups, axis=1)
            norms[begin : begin + _AT_ONCE, 1] = self.meaning.lengths(some @ known)
        return norms


def keys_of(texts: Iterable[str]) -> np.ndarray:
    """Return 64 bits that tell texts apart: two of a million agree once in 10^7 collections."""
    import numpy as np

    digests = b"".join(blake2b(text.encode(), digest_size=8).digest() for text in texts)
    return np.frombuffer(digests, dtype=np.uint64)


@lru_cache(maxsize=1)
def often() -> np.ndarray:
    """Return the weights of codes that say how often: the codes themselves."""
    import numpy as np

    return np.arange(MOST_OF_A_WORD + 1, dtype=float)


def _rows(lists: Sequence[Sequence[int]], codes: np.ndarray | None = None) -> Rows:
    """Return lists of places as rows."""
    import numpy as np

    starts = np.concatenate([[0], np.cumsum([len(one) for one in lists])]).astype(np.int64)
    places = np.fromiter((place for one in lists for place in one), np.int32, int(starts[-1]))
    return Rows(starts, places, codes)


def _matrix(rows: Rows, values: np.ndarray, columns: int) -> sparse.csr_array:
    """Return rows as a sparse matrix; places that repeat add up."""
    from scipy import sparse

    return sparse.csr_array((values, rows.places, rows.starts), shape=(len(rows), columns))
