"""Short texts that many documents share: titles and study programmes, each kept once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching.index.lists import starts_of
from matching.text.likeness import LikenessSpace, Queries, TextBlock, keys_of

if TYPE_CHECKING:
    import numpy as np

    from matching.roles import RoleRows, RoleSpace


@dataclass(frozen=True)
class TitleQuery:
    """Titles to compare with, as words and as occupations."""

    words: Queries
    roles: RoleRows


@dataclass(frozen=True)
class Titles:
    """The titles of some documents.

    Attributes
    ----------
    starts : ndarray of shape (n_documents + 1,)
        Where the titles of each document begin; every document has at least one.
    places : ndarray of shape (n_titles,)
        Which of the different titles each is.
    words : TextBlock
        The different titles as words.
    roles : RoleRows or None
        The different titles as occupations, where that is asked for.
    keys : ndarray of uint64, shape (n_different,)
        What tells each title from the others.
    """

    starts: np.ndarray
    places: np.ndarray
    words: TextBlock
    roles: RoleRows | None
    keys: np.ndarray

    @classmethod
    def of(
        cls, titles: Sequence[Sequence[str]], space: LikenessSpace, roles: RoleSpace | None
    ) -> Titles:
        """Keep each title once."""
        import numpy as np

        known: dict[str, int] = {}
        places = [known.setdefault(title, len(known)) for own in titles for title in own]
        return cls(
            starts_of(len(own) for own in titles),
            np.array(places, dtype=np.int32),
            space.block(list(known)),
            None if roles is None else roles.rows(list(known)),
            keys_of(known),
        )

    def like(self, query: TitleQuery, roles: RoleSpace) -> np.ndarray:
        """Return how alike each different title is to each of the query's."""
        words = self.words.like(query.words)
        return words if self.roles is None else roles.like(words, self.roles, query.roles)
