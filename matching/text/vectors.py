"""Words of a text, and their letter groups as they sound: comparable across scripts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Self
from zlib import crc32

from matching.text.genderless import genderless
from matching.text.phonetic import phonetic_fold
from matching.text.stems import stem
from matching.text.tokens import tokenise

if TYPE_CHECKING:
    import numpy as np

BITS = 17
_SIZES = (2, 3, 4)
# Longer texts are read this far, so that a page takes no longer for one endless text.
LONGEST = 6_000
MOST_OF_A_WORD = 255
# Words that say nothing about what a text is about.
_EMPTY = frozenset(
    "the and of in to for with an is are on at or be as by from that this will you we our your it "
    "и в на с по для от не что или к о об до за из при как а у мы вы их его "
    "мен және бен пен үшін бойынша болып табылады да де бұл осы".split()
)


@lru_cache(maxsize=50_000)
def letter_groups(word: str) -> tuple[array[int], bytes]:
    """Return the columns of the letter groups of a word and of its stem, and how often each is.

    With its stem beside it, an inflected Kazakh word is nearest to its own lemma. Both lists
    are kept as plain numbers: a large collection asks for the same words again and again.
    """
    counts = Counter([*_groups(word), *_groups(stem(word, "kk"))])
    return array("i", counts), bytes(min(count, MOST_OF_A_WORD) for count in counts.values())


def _groups(word: str) -> tuple[int, ...]:
    """Return the columns of one word's letter groups, edges marked by a space."""
    framed = f" {phonetic_fold(word)} "
    mask = (1 << BITS) - 1
    return tuple(
        crc32(framed[place : place + size].encode()) & mask
        for size in _SIZES
        for place in range(max(1, len(framed) - size + 1))
    )


def words_of(text: str) -> list[str]:
    """Return the words of a text that say something, lower-case."""
    return [word for chunk in text[:LONGEST].split() for word in _words_in(chunk)]


def counted(text: str) -> dict[str, int]:
    """Return how often each word stands in a text, in the order of the text."""
    counts = Counter(words_of(text))
    return {word: min(count, MOST_OF_A_WORD) for word, count in counts.items()}


@lru_cache(maxsize=50_000)
def _words_in(chunk: str) -> tuple[str, ...]:
    """Return the words between two blanks."""
    keys = (token.key for token in tokenise(chunk))
    return tuple(genderless(key) for key in keys if key not in _EMPTY)


class LetterSpace:
    """How much each letter group says.

    Attributes
    ----------
    weights_ : ndarray of shape (n_columns,)
        Squared inverse document frequencies: rare groups tell words apart. A word is the sum
        of its groups, a text the sum of its words (each 1 + log of its count).
    """

    weights_: np.ndarray

    def fit(self, texts: Iterable[str], y: object = None) -> Self:
        """Learn how rare the letter groups are."""
        import numpy as np

        del y
        seen = np.zeros(1 << BITS)
        total = 0
        for text in texts:
            columns = {column for word in set(words_of(text)) for column in letter_groups(word)[0]}
            seen[list(columns)] += 1
            total += 1
        self.weights_ = (np.log((1 + total) / (1 + seen)) + 1) ** 2
        return self
