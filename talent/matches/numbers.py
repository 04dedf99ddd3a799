"""Which document of the log each owner's last one is, in little memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

_FEW = 2_000
_NONE: Mapping[int, int] = MappingProxyType({})


class Numbers:
    """Numbers by owner: most of them in two columns, the newest beside them. Never changes.

    Parameters
    ----------
    owners, numbers
        The columns, by owner; None where there are none.
    newest
        What counts before the columns.
    """

    def __init__(
        self,
        owners: np.ndarray | None = None,
        numbers: np.ndarray | None = None,
        newest: Mapping[int, int] = _NONE,
    ) -> None:
        self._owners, self._numbers, self._newest = owners, numbers, newest

    def with_rows(self, rows: Iterable[Any]) -> Numbers:
        """Return numbers in which those of some documents count."""
        newest = {**self._newest, **{row.owner_id: row.id for row in rows}}
        if len(newest) < _FEW:
            return Numbers(self._owners, self._numbers, newest)
        return self._settled(newest)

    def of(self, owner: int) -> int:
        """Return the number of an owner's last document.

        Raises
        ------
        KeyError
            If there is none.
        """
        if owner in self._newest:
            return self._newest[owner]
        if self._owners is not None and self._numbers is not None:
            place = int(self._owners.searchsorted(owner))
            if place < len(self._owners) and self._owners[place] == owner:
                return int(self._numbers[place])
        raise KeyError(owner)

    def _settled(self, newest: Mapping[int, int]) -> Numbers:
        """Return the same numbers, all in columns."""
        import numpy as np

        every = dict(newest)
        if self._owners is not None and self._numbers is not None:
            known = zip(self._owners.tolist(), self._numbers.tolist(), strict=True)
            every = {**dict(known), **every}
        owners = np.array(sorted(every), dtype=np.int64)
        return Numbers(owners, np.array([every[owner] for owner in owners.tolist()], np.int64))
