"""What a whole text is about: concepts whose own texts it resembles, whatever its language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from matching.spaces import space_of, text_of
from matching.taxonomy import Taxonomy
from matching.text.likeness import LikenessSpace, TextBlock

if TYPE_CHECKING:
    import numpy as np

# A subject's confidence is its likeness and this share of what single sentences say for it.
SUPPORT = 0.3
# Below the least, texts resemble too many concepts; above the most, the figure says no more.
LEAST, MOST = 0.3, 0.5
FEWEST_WORDS = 5
# The likeness of texts reads no more of a long text than about this.
MOST_SENTENCES = 100
_AT_ONCE = 20


class SubjectIndex:
    """The texts of the concepts that are written in more than one language.

    Labels and descriptions that say the same in several languages are what the likeness across
    languages is learned from, so that a text and its translation are found to be about the same.
    """

    def __init__(self, taxonomy: Taxonomy, *, occupations: bool = False) -> None:
        self._taxonomy = taxonomy
        concepts = taxonomy.occupations() if occupations else taxonomy.skills()
        self._concepts = [one for one in concepts if sum(map(bool, one.labels.values())) > 1]

    def subjects(
        self, text: str, sentences: Sequence[str], support: Mapping[str, float]
    ) -> list[tuple[str, int, float]]:
        """Return concepts, each with the sentence that is most like it and a confidence.

        Parameters
        ----------
        text
            The whole text.
        sentences
            The same in parts.
        support
            How sure single sentences are of a concept.
        """
        import numpy as np

        if len(text.split()) < FEWEST_WORDS or not self._concepts:
            return []
        like = self._block.like(self._space.queries([text])).ravel()
        held = np.array([support.get(one.id, 0.0) for one in self._concepts])
        sure = np.minimum(MOST, like + SUPPORT * held)
        rows = np.flatnonzero(sure >= LEAST)
        if not len(rows):
            return []
        nearest = self._nearest(sentences, rows)
        return [
            (self._concepts[row].id, int(place), float(sure[row]))
            for row, place in zip(rows.tolist(), nearest.tolist(), strict=True)
        ]

    def _nearest(self, sentences: Sequence[str], rows: np.ndarray) -> np.ndarray:
        """Return the sentence most like each of some concepts, some sentences at a time."""
        import numpy as np

        places = {
            one: place for place, one in reversed(list(enumerate(sentences[:MOST_SENTENCES])))
        }
        once = sorted(places, key=places.__getitem__)
        like = np.hstack(
            [
                self._block.like(self._space.queries(once[start : start + _AT_ONCE]), rows)
                for start in range(0, len(once), _AT_ONCE)
            ]
        )
        nearest: np.ndarray = np.array([places[one] for one in once])[like.argmax(axis=1)]
        return nearest

    @cached_property
    def _space(self) -> LikenessSpace:
        return space_of(self._taxonomy)

    @cached_property
    def _block(self) -> TextBlock:
        """The concepts' texts, ready to be compared."""
        return self._space.block([text_of(one, self._taxonomy) for one in self._concepts])
