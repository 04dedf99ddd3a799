"""Columns put together out of parts of others, without looking at a document again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from matching.index.lists import Holders, starts_of
from matching.index.openings import OpeningColumns, answering_of
from matching.index.profiles import ProfileColumns
from matching.index.titles import Titles
from matching.roles import RoleRows
from matching.text.likeness import TextBlock
from matching.text.sums import Rows

if TYPE_CHECKING:
    import numpy as np

Columns = OpeningColumns | ProfileColumns
# Of every demand of an opening, and of every title of a profile, there is one.
_OF_DEMANDS = ("levels", "weights", "must")
_OF_TITLES = ("decay", "months")


def merged(parts: Sequence[tuple[Columns, np.ndarray]]) -> Columns:
    """Return some rows of some columns of one kind, one after the other.

    Parameters
    ----------
    parts
        Columns with the rows that are taken of them, in order.
    """
    openings = [(own, rows) for own, rows in parts if isinstance(own, OpeningColumns)]
    profiles = [(own, rows) for own, rows in parts if isinstance(own, ProfileColumns)]
    return _openings(openings) if openings else _profiles(profiles)


def _openings(parts: Sequence[tuple[OpeningColumns, np.ndarray]]) -> OpeningColumns:
    import numpy as np

    first = parts[0][0]
    demands = [_demands_of(own, rows) for own, rows in parts]
    concepts: dict[str, int] = {}
    numbers = []
    for (own, _), asked in zip(parts, demands, strict=True):
        names = list(own.concepts)
        used, places = np.unique(own.demands[asked.places], return_inverse=True)
        known = [concepts.setdefault(names[one], len(concepts)) for one in used.tolist()]
        numbers.append(np.array(known, dtype=np.int32)[places])
    sizes = np.concatenate([np.diff(asked.starts) for asked in demands])
    of_demands: dict[str, Any] = {
        name: np.concatenate(
            [getattr(own, name)[d.places] for (own, _), d in zip(parts, demands, strict=True)]
        )
        for name in _OF_DEMANDS
    }
    return OpeningColumns(
        ranker=first.ranker,
        concepts=concepts,
        owner=np.repeat(np.arange(len(sizes)), sizes),
        demands=np.concatenate(numbers),
        answering=answering_of(concepts, first.ranker),
        **of_demands,
        **_rest(parts, ("ranker", "concepts", "owner", "demands", "answering", *_OF_DEMANDS)),
    )


def _demands_of(own: OpeningColumns, rows: np.ndarray) -> Rows:
    """Return where the demands of some openings are."""
    import numpy as np

    starts = starts_of(np.bincount(own.owner, minlength=len(own)))
    return Rows(starts, np.arange(len(own.owner))).picked(rows)


def _profiles(parts: Sequence[tuple[ProfileColumns, np.ndarray]]) -> ProfileColumns:
    import numpy as np

    titles = [
        Rows(own.titles.starts, np.arange(len(own.titles.places))).picked(rows).places
        for own, rows in parts
    ]
    of_titles: dict[str, Any] = {
        name: np.concatenate(
            [getattr(own, name)[places] for (own, _), places in zip(parts, titles, strict=True)]
        )
        for name in _OF_TITLES
    }
    ranker = parts[0][0].ranker
    return ProfileColumns(ranker=ranker, **of_titles, **_rest(parts, ("ranker", *_OF_TITLES)))


def _rest(parts: Sequence[tuple[Columns, np.ndarray]], done: Iterable[str]) -> dict[str, Any]:
    """Return what has a row, or a list, for each document."""
    import numpy as np

    ways: dict[type, Any] = {Holders: _holders, Titles: _titles, TextBlock: _texts}
    found = {}
    for name in (one.name for one in fields(parts[0][0]) if one.name not in done):
        some = [(getattr(own, name), rows) for own, rows in parts]
        way = ways.get(type(some[0][0]))
        found[name] = way(some) if way else np.concatenate([one[rows] for one, rows in some])
    return found


def _holders(parts: Sequence[tuple[Holders, np.ndarray]]) -> Holders:
    import numpy as np

    keys: dict[str, int] = {}
    places, owners, numbers, begin = [], [], [], 0
    for held, rows in parts:
        new = np.full(int(max(held.rows.max(initial=-1), rows.max(initial=-1))) + 1, -1, np.int32)
        new[rows] = np.arange(begin, begin + len(rows), dtype=np.int32)
        begin += len(rows)
        kept = new[held.rows] >= 0
        place = np.repeat(np.arange(len(held.keys)), np.diff(held.starts))[kept]
        names = list(held.keys)
        used, inside = np.unique(place, return_inverse=True)
        known = [keys.setdefault(names[one], len(keys)) for one in used.tolist()]
        places.append(np.array(known, dtype=np.int32)[inside])
        owners.append(new[held.rows][kept])
        numbers.append(held.numbers[kept])
    every = np.concatenate(places)
    order = np.argsort(every, kind="stable")
    starts = starts_of(np.bincount(every, minlength=len(keys)))
    return Holders(keys, starts, np.concatenate(owners)[order], np.concatenate(numbers)[order])


def _titles(parts: Sequence[tuple[Titles, np.ndarray]]) -> Titles:
    import numpy as np

    lists = [Rows(own.starts, own.places).picked(rows) for own, rows in parts]
    used = [np.unique(one.places) for one in lists]
    shared = _Shared([own.keys[kept] for (own, _), kept in zip(parts, used, strict=True)])
    words = _texts([(own.words, kept) for (own, _), kept in zip(parts, used, strict=True)])
    whole = _joined(
        [
            shared.renamed(n, kept, one)
            for n, (kept, one) in enumerate(zip(used, lists, strict=True))
        ]
    )
    roles = [(own.roles, kept) for (own, _), kept in zip(parts, used, strict=True) if own.roles]
    return Titles(
        whole.starts,
        whole.places,
        words.picked(shared.first),
        _roles(roles, shared.first) if roles else None,
        shared.keys,
    )


def _roles(parts: Sequence[tuple[RoleRows, np.ndarray]], first: np.ndarray) -> RoleRows:
    import numpy as np

    return RoleRows(
        _joined([own.rows.picked(rows) for own, rows in parts]).picked(first),
        np.concatenate([own.sure[rows] for own, rows in parts])[first],
        np.concatenate([own.exact[rows] for own, rows in parts])[first],
    )


def _texts(parts: Sequence[tuple[TextBlock, np.ndarray]]) -> TextBlock:
    import numpy as np

    lists = [own.words.picked(rows) for own, rows in parts]
    used = [np.unique(one.places) for one in lists]
    shared = _Shared([own.keys[kept] for (own, _), kept in zip(parts, used, strict=True)])
    letters = [own.letters.picked(kept) for (own, _), kept in zip(parts, used, strict=True)]
    stems = [own.stems.picked(kept) for (own, _), kept in zip(parts, used, strict=True)]
    return TextBlock(
        _joined(
            [
                shared.renamed(n, kept, one)
                for n, (kept, one) in enumerate(zip(used, lists, strict=True))
            ]
        ),
        _joined(letters).picked(shared.first),
        _joined(stems).picked(shared.first),
        np.concatenate([own.norms[rows] for own, rows in parts]),
        parts[0][0].damp,
        shared.keys,
    )


class _Shared:
    """What several parts have in common, each once.

    Parameters
    ----------
    keys
        The keys of each part, each once in it.

    Attributes
    ----------
    keys, first
        All keys, and where each stands first among those of the parts, one after the other.
    """

    def __init__(self, keys: Sequence[np.ndarray]) -> None:
        import numpy as np

        self.keys, self.first, places = np.unique(
            np.concatenate(keys), return_index=True, return_inverse=True
        )
        self._places = np.split(places.astype(np.int32), np.cumsum([len(one) for one in keys])[:-1])

    def renamed(self, part: int, kept: np.ndarray, rows: Rows) -> Rows:
        """Return rows of a part in which what was kept of it has its place among all keys."""
        import numpy as np

        place = np.searchsorted(kept, rows.places)
        return Rows(rows.starts, self._places[part][place], rows.codes)


def _joined(parts: Sequence[Rows]) -> Rows:
    """Return rows one after the other."""
    import numpy as np

    ends = np.cumsum([0, *(len(one.places) for one in parts)])
    starts = [one.starts[:-1] + begin for one, begin in zip(parts, ends, strict=False)]
    codes = [one.codes for one in parts if one.codes is not None]
    return Rows(
        np.concatenate([*starts, ends[-1:]]).astype(np.int64),
        np.concatenate([one.places for one in parts]),
        np.concatenate(codes) if codes else None,
    )
