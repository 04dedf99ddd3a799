"""Titles as occupations: how near two titles are by what their holders do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import sqrt
from typing import TYPE_CHECKING

from matching.taxonomy import Taxonomy
from matching.text import fold
from matching.text.genderless import person
from matching.text.sums import Rows
from matching.text.tokens import tokenise

if TYPE_CHECKING:
    import numpy as np

    from matching.text.likeness import LikenessSpace, TextBlock

# Two occupations: the same 1; of one ISCO-08 unit group 0.4, minor group 0.2, sub-major 0.05.
SHARES = ((0, 0.6), (4, 0.2), (3, 0.15), (2, 0.05))
# A title stands for its nearest occupations, each by the fourth power of how near its label is.
NEAREST, POWER = 8, 4
# How much occupations decide between two titles; labels of one occupation are wholly alike ...
MOST = 0.7
# ... times the cubes of how near the nearest label of each is.
SURENESS = 3
_CODES = 255
KEPT = 100_000
_AT_ONCE = 16
_CERTAIN = 0.995


@dataclass(frozen=True)
class RoleRows:
    """Titles as occupations.

    Attributes
    ----------
    rows : Rows
        The occupations and ISCO-08 groups of each title; the codes are 255 times their weight.
    sure : ndarray of shape (n_titles,)
        How surely the occupations are known, in [0, 1].
    exact : ndarray of bool, shape (n_titles,)
        Whether a title is the label of an occupation.
    """

    rows: Rows
    sure: np.ndarray
    exact: np.ndarray


@dataclass(frozen=True)
class _Role:
    """One title's places, their codes, how sure they are, and whether the label is exact."""

    places: tuple[int, ...] = ()
    codes: tuple[int, ...] = ()
    sure: float = 0.0
    exact: bool = False


class RoleSpace:
    """Places titles among the occupations of a taxonomy.

    Parameters
    ----------
    taxonomy
        Where the occupations are.
    space
        What tells how near a title is to a label.
    """

    def __init__(self, taxonomy: Taxonomy, space: LikenessSpace) -> None:
        self.taxonomy = taxonomy
        self.space = space
        self.occupations = list(taxonomy.occupations())
        keys = [key for one in self.occupations for key, _ in _keys(one.id, one.isco)]
        self.columns = {key: column for column, key in enumerate(dict.fromkeys(keys))}
        self._known: dict[str, _Role] = {}

    def rows(self, titles: Sequence[str]) -> RoleRows:
        """Return titles as occupations; an unknown title is an empty row."""
        import numpy as np

        roles = self._roles(titles)
        starts = np.concatenate([[0], np.cumsum([len(one.places) for one in roles])])
        size = int(starts[-1])
        places = np.fromiter((place for one in roles for place in one.places), np.int32, size)
        codes = np.fromiter((code for one in roles for code in one.codes), np.uint8, size)
        return RoleRows(
            Rows(starts.astype(np.int64), places, codes),
            np.array([one.sure for one in roles]),
            np.array([one.exact for one in roles], dtype=bool),
        )

    def occupation(self, title: str) -> str:
        """Return the occupation of which a title is a label; empty where it is of none."""
        place = self._exact.get(_plain(title))
        return "" if place is None else self.occupations[place].id

    def like(self, words: np.ndarray, rows: RoleRows, queries: RoleRows) -> np.ndarray:
        """Return how alike titles are by occupation as far as it is known, else by words.

        Parameters
        ----------
        words
            How alike the titles are by their words, shape (n_titles, n_queries).
        rows, queries
            The titles as occupations.
        """
        import numpy as np

        table = np.zeros((max(1, len(self.columns)), len(queries.sure)))
        owner = np.repeat(np.arange(len(queries.sure)), np.diff(queries.rows.starts))
        table[queries.rows.places, owner] = self._weights[queries.rows.codes]
        near = np.minimum(1.0, rows.rows.sums(table, self._weights))
        sure = MOST * (rows.sure[:, None] * queries.sure[None, :]) ** SURENESS
        like: np.ndarray = (1 - sure) * words + sure * near
        exact = rows.exact[:, None] & queries.exact[None, :]
        like[(words >= _CERTAIN) | (exact & (near >= _CERTAIN))] = 1.0
        return like

    @cached_property
    def _weights(self) -> np.ndarray:
        import numpy as np

        return np.arange(_CODES + 1) / _CODES

    @cached_property
    def _exact(self) -> dict[str, int]:
        """The occupation of each label."""
        return {
            _plain(label): place
            for place, one in reversed(list(enumerate(self.occupations)))
            for label in one.names()
        }

    @cached_property
    def _labels(self) -> tuple[TextBlock, np.ndarray]:
        """All labels as texts, and where the labels of each occupation begin."""
        import numpy as np

        names = [one.names() for one in self.occupations]
        starts = np.concatenate([[0], np.cumsum([len(one) for one in names])[:-1]])
        return self.space.block([label for one in names for label in one]), starts

    def _roles(self, titles: Sequence[str]) -> list[_Role]:
        """Return each title's occupations; those of recent titles are kept."""
        new = [title for title in dict.fromkeys(titles) if title not in self._known]
        made: dict[str, _Role] = {}
        unknown = []
        for title in new:
            exact = self._exact.get(_plain(title))
            if exact is not None:
                made[title] = self._made({exact: 1.0}, 1.0, exact=True)
            elif title.strip() and self.occupations:
                unknown.append(title)
            else:
                made[title] = _Role()
        for begin in range(0, len(unknown), _AT_ONCE):
            some = unknown[begin : begin + _AT_ONCE]
            made.update(zip(some, self._nearest(some), strict=True))
        roles = [made[title] if title in made else self._known[title] for title in titles]
        if len(self._known) + len(made) > KEPT:
            self._known = {}
        self._known.update(made)
        return roles

    def _nearest(self, titles: Sequence[str]) -> Iterator[_Role]:
        """Yield the nearest occupations of titles that are no label."""
        import numpy as np

        labels, starts = self._labels
        table = np.maximum.reduceat(labels.like(self.space.queries(titles)), starts)
        for near in table.T:
            best = np.argsort(-near, kind="stable")[:NEAREST]
            weights = {int(one): float(near[one]) ** POWER for one in best if near[one] > 0}
            yield self._made(weights, float(near[best[0]]), exact=False)

    def _made(self, weights: dict[int, float], sure: float, *, exact: bool) -> _Role:
        """Return occupations with the groups they are in, of length one."""
        found: dict[int, float] = {}
        for place, weight in weights.items():
            one = self.occupations[place]
            for key, share in _keys(one.id, one.isco):
                column = self.columns[key]
                found[column] = found.get(column, 0.0) + weight * share
        length = sqrt(sum(value**2 for value in found.values())) or 1.0
        coded = {place: round(_CODES * value / length) for place, value in found.items()}
        coded = {place: code for place, code in coded.items() if code}
        return _Role(tuple(coded), tuple(coded.values()), sure, exact)


def _keys(concept: str, isco: str) -> list[tuple[str, float]]:
    """Return the groups of an occupation with the square roots of their shares."""
    return [(isco[:size] if size else concept, sqrt(share)) for size, share in SHARES]


@lru_cache(maxsize=50_000)
def _plain(title: str) -> str:
    """Return a title as its words in lower case, without the holder's sex."""
    return " ".join(person(fold(token.key)) for token in tokenise(title))
