"""Titles as occupations: alike by concept and by their place in ISCO-08."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

from matching.extraction.skills import SkillExtractor
from matching.taxonomy import Taxonomy
from matching.text.genderless import person

if TYPE_CHECKING:
    from scipy import sparse

_WORD = re.compile(r"\w+")
# The same occupation: all four, 1.0; the same unit group 0.7; minor group 0.35; sub-major 0.1.
SHARES = (("id", 0, 0.3), ("unit", 4, 0.35), ("minor", 3, 0.25), ("sub-major", 2, 0.1))


class RoleSpace:
    """A row a title whose product with another is how near the two occupations are.

    Parameters
    ----------
    taxonomy
        Where the occupations are.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._extractor = SkillExtractor(taxonomy, occupations=True)
        keys = {
            key for concept in taxonomy.occupations() for key, _ in _keys(concept.id, concept.isco)
        }
        self._columns = {key: column for column, key in enumerate(sorted(keys))}
        self._row = lru_cache(maxsize=50_000)(self._row_of)

    def transform(self, titles: Sequence[str]) -> sparse.csr_array:
        """Return the rows, shape (n_titles, n_groups); an unknown title is an empty row."""
        from scipy import sparse

        indices: list[int] = []
        values: list[float] = []
        ends = [0]
        for title in titles:
            for column, value in self._row(title):
                indices.append(column)
                values.append(value)
            ends.append(len(indices))
        shape = (len(titles), max(1, len(self._columns)))
        return sparse.csr_array((values, indices, ends), shape=shape, dtype=float)

    def _row_of(self, title: str) -> tuple[tuple[int, float], ...]:
        """Return one title's columns; the longest occupation in it counts."""
        found = self._extractor.extract(_WORD.sub(lambda word: person(word.group()), title))
        if not found:
            return ()
        best = max(found, key=lambda one: (len(one.words), -one.start))
        concept = self.taxonomy.concepts[best.concept]
        return tuple(
            (self._columns[key], sqrt(share)) for key, share in _keys(concept.id, concept.isco)
        )


def _keys(concept: str, isco: str) -> list[tuple[str, float]]:
    """Return the groups of an occupation with their shares."""
    return [(concept if not size else isco[:size], share) for _, size, share in SHARES]
