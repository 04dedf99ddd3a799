"""Likely concepts: labels that a sentence comes near to without saying them word for word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp
from typing import TYPE_CHECKING

from matching.taxonomy import LANGUAGES, Concept
from matching.text import Token, tokenise
from matching.text.stems import loose_stem

if TYPE_CHECKING:
    import numpy as np
    from scipy import sparse

LONGEST_PHRASE = 6
# What each of the three parts of the score counts; see docs/matching.md for what was tried.
PHRASE, LABELS, ABOUT = 1.0, 1.0, 0.3
# Confidence = 1 / (1 + e^(-STEEPNESS * (score - EVEN))): at EVEN every second one was right.
EVEN, STEEPNESS = 0.66, 16.0
_SAME = 1e-9
_EMPTY = frozenset(
    "the a an and or of in to for with on at by as is are be our your we you their its this that "
    "from will have has can etc "
    "и в во на с со по для от из к ко о об у не или а как при до за что это "
    "мен бен пен және немесе үшін да де та те бұл осы бойынша".split()
)


@dataclass(frozen=True, slots=True)
class Likely:
    """A concept that a sentence may mean, by the tokens ``first`` to ``last`` (inclusive)."""

    concept: str
    first: int
    last: int
    confidence: float


class LikelyIndex:
    """Stems of labels and descriptions, weighed by how rare they are among all labels.

    The score of a concept in a sentence is the mean, weighed by ``PHRASE``, ``LABELS`` and
    ``ABOUT``, of three cosines: the nearest of its labels with the nearest phrase of up to six
    words; all its labels of one language together with the sentence; its description with the
    sentence.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._concepts = list(concepts)

    def likely(
        self, tokens: Sequence[Token], lang: str, top: int, least: float = 0.0
    ) -> list[Likely]:
        """Return the likeliest concepts of one sentence, best first; ties by order of concepts."""
        import numpy as np

        words = [place for place, one in enumerate(tokens) if one.key not in _EMPTY]
        stems = [loose_stem(tokens[place].key, lang) for place in words]
        if not any(one in self._together for one in stems):
            return []
        # Short phrases come first, so that a concept's words are no more than it takes.
        phrases = [
            (first, first + size - 1)
            for size in range(1, LONGEST_PHRASE + 1)
            for first in range(len(stems) - size + 1)
        ]
        table = self._labels.against(stems[first : last + 1] for first, last in phrases)
        score = (
            PHRASE * self._labels.best(table)
            + LABELS * self._together.best(self._together.against([stems]))
            + ABOUT * self._about.best(self._about.against([stems]))
        ) / (PHRASE + LABELS + ABOUT)
        table = table.tocsc()
        found = []
        for one in np.argsort(-score, kind="stable")[:top].tolist():
            sure = confidence_of(float(score[one]))
            if score[one] > 0 and sure >= least:
                first, last = phrases[self._labels.nearest_row(table, one)]
                found.append(Likely(self._concepts[one].id, words[first], words[last], sure))
        return found

    @cached_property
    def _labels(self) -> _Rows:
        """A row a label."""
        return _Rows(list(self._label_stems()), len(self._concepts))

    @cached_property
    def _together(self) -> _Rows:
        """A row a concept and language: all labels as one text."""
        return self._texts_of(lambda one, lang: " ".join(one.labels.get(lang, ())))

    @cached_property
    def _about(self) -> _Rows:
        """A row a concept and language: its description."""
        return self._texts_of(lambda one, lang: one.about.get(lang, ""))

    def _texts_of(self, text: Callable[[Concept, str], str]) -> _Rows:
        """Return a row a concept and language."""
        texts = [
            (place, _stems(text(one, lang), lang))
            for place, one in enumerate(self._concepts)
            for lang in LANGUAGES
        ]
        return _Rows(texts, len(self._concepts))

    def _label_stems(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the concept and the stems of each label."""
        for place, concept in enumerate(self._concepts):
            for lang in LANGUAGES:
                for label in concept.labels.get(lang, ()):
                    yield place, _stems(label, lang)


class _Rows:
    """Texts as rows of stems, weighed by how rare they are; each row belongs to a concept."""

    def __init__(self, texts: Iterable[tuple[int, list[str]]], size: int) -> None:
        import numpy as np

        kept = [(place, stems) for place, stems in texts if stems]
        self._size = size
        self._owners = np.array([place for place, _ in kept], dtype=int)
        seen = Counter(one for _, stems in kept for one in set(stems))
        self._columns = {one: column for column, one in enumerate(sorted(seen))}
        counts = np.array([seen[one] for one in self._columns], dtype=float)
        self._idf = np.log((1 + len(kept)) / (1 + counts)) + 1
        self._across = self.rows(stems for _, stems in kept).T.tocsr()

    def __contains__(self, stem: str) -> bool:
        return stem in self._columns

    def rows(self, texts: Iterable[list[str]]) -> sparse.csr_array:
        """Return texts as rows of length one; a stem that repeats counts by its logarithm."""
        import numpy as np
        from scipy import sparse

        indices: list[int] = []
        counts: list[int] = []
        ends = [0]
        for stems in texts:
            known = Counter(self._columns[one] for one in stems if one in self._columns)
            indices += known.keys()
            counts += known.values()
            ends.append(len(indices))
        values = (1 + np.log(np.array(counts, dtype=float))) * self._idf[indices]
        rows = sparse.csr_array((values, indices, ends), shape=(len(ends) - 1, len(self._columns)))
        lengths = np.sqrt(rows.multiply(rows).sum(axis=1))
        lengths[lengths == 0] = 1
        rows.data /= np.repeat(lengths, np.diff(rows.indptr))
        return rows

    def against(self, texts: Iterable[list[str]]) -> sparse.csr_array:
        """Return the cosine of texts (rows) with our texts (columns)."""
        return self.rows(texts) @ self._across

    def best(self, table: sparse.csr_array) -> np.ndarray:
        """Return the best cosine of each concept in a table."""
        import numpy as np

        best = np.zeros(self._size)
        np.maximum.at(best, self._owners, table.max(axis=0).toarray().ravel())
        return best

    def nearest_row(self, table: sparse.csc_array, concept: int) -> int:
        """Return the row of a table that comes nearest to one text of a concept."""
        import numpy as np

        own = np.flatnonzero(self._owners == concept)
        nearest = table[:, own].max(axis=1).toarray().ravel()
        return int(np.argmax(nearest > nearest.max() - _SAME))


def confidence_of(score: float) -> float:
    """Return how often a concept of such a score was right.

    Examples
    --------
    >>> round(confidence_of(EVEN), 2)
    0.5
    """
    return 1 / (1 + exp(-STEEPNESS * (score - EVEN)))


def _stems(text: str, lang: str) -> list[str]:
    """Return the stems of the words that say something."""
    return [loose_stem(token.key, lang) for token in tokenise(text) if token.key not in _EMPTY]
