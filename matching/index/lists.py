"""Lists of different lengths as flat arrays, and what is held by whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


def starts_of(sizes: Iterable[int]) -> np.ndarray:
    """Return where each of some lists begins and the last ends, shape (n + 1,)."""
    import numpy as np

    ends = np.cumsum(np.fromiter(sizes, dtype=np.int64))
    return np.concatenate([np.zeros(1, dtype=np.int64), ends])


@dataclass(frozen=True)
class Holders:
    """Who holds what: for each key the rows that hold it, with a number each.

    Attributes
    ----------
    keys : dict
        The place of each key.
    starts : ndarray of shape (n_keys + 1,)
        Where the rows of each key begin.
    rows, numbers : ndarray of shape (n_entries,)
        The rows that hold a key, each once, and the number that goes with it.
    """

    keys: dict[str, int]
    starts: np.ndarray
    rows: np.ndarray
    numbers: np.ndarray

    @classmethod
    def of(cls, held: Sequence[Iterable[tuple[str, int]]]) -> Holders:
        """Turn what each row holds round; of a key held twice the highest number counts."""
        import numpy as np

        keys: dict[str, int] = {}
        best: list[dict[int, int]] = []
        for own in held:
            mine: dict[int, int] = {}
            for key, number in own:
                place = keys.setdefault(key, len(keys))
                mine[place] = max(number, mine.get(place, 0))
            best.append(mine)
        sizes = starts_of(len(mine) for mine in best)
        places = np.fromiter((p for mine in best for p in mine), np.int32, int(sizes[-1]))
        numbers = np.fromiter((n for mine in best for n in mine.values()), np.int8, len(places))
        rows = np.repeat(np.arange(len(held), dtype=np.int32), np.diff(sizes))
        order = np.argsort(places, kind="stable")
        counts = np.bincount(places, minlength=len(keys)) if len(places) else np.zeros(len(keys))
        return cls(keys, starts_of(counts.astype(int)), rows[order], numbers[order])

    def of_key(self, key: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows that hold a key, and their numbers."""
        place = self.keys.get(key)
        if place is None:
            return self.rows[:0], self.numbers[:0]
        inside = slice(self.starts[place], self.starts[place + 1])
        return self.rows[inside], self.numbers[inside]
