"""Profiles and openings as canonical JSON: the same value is always the same bytes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import IntEnum
from typing import Any, overload

from matching.types import (
    Cefr,
    Degree,
    Education,
    Experience,
    LanguageClaim,
    LanguageDemand,
    Level,
    Opening,
    Profile,
    SkillClaim,
    SkillDemand,
    Wishes,
)

VERSION = 1
"""Raised with every change of what is packed; older packings are read no more."""

Document = Opening | Profile
_LEVELS = dict(enumerate((None, *Level)))
_CEFR = dict(enumerate((None, *Cefr)))
_DEGREES = dict(enumerate((None, *Degree)))


class PackingError(ValueError):
    """What was given is no document of this version."""


def pack(document: Opening | Profile) -> bytes:
    """Return a document as JSON: keys in order, what is left empty left out.

    Examples
    --------
    >>> pack(Opening("4", "Welder"))
    b'{"id":"4","kind":"opening","packing":1,"title":"Welder"}'
    """
    kind = "opening" if isinstance(document, Opening) else "profile"
    plain = {"kind": kind, "packing": VERSION, **_plain(document)}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def unpack(packed: bytes) -> Opening | Profile:
    """Return the document that was packed, equal to what it was.

    Raises
    ------
    PackingError
        If it is no JSON, of another version, or holds what no document holds.
    """
    try:
        plain = json.loads(packed)
        version = plain.pop("packing", None)
        if version != VERSION:
            raise PackingError(f"packed by version {version}, this is {VERSION}")
        return _KINDS[plain.pop("kind")](plain)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        if isinstance(error, PackingError):
            raise
        raise PackingError(f"no document: {error!r}") from error


class Packed(Sequence[Opening | Profile]):
    """Documents that are kept packed and compressed, and unpacked each time they are asked for.

    Parameters
    ----------
    bodies
        What ``squeeze`` returned.
    """

    def __init__(self, bodies: Sequence[bytes]) -> None:
        self.bodies = bodies

    def __len__(self) -> int:
        return len(self.bodies)

    @overload
    def __getitem__(self, place: int) -> Opening | Profile: ...
    @overload
    def __getitem__(self, place: slice) -> Packed: ...
    def __getitem__(self, place: int | slice) -> Opening | Profile | Packed:
        if isinstance(place, slice):
            return Packed(self.bodies[place])
        return unpack(expand(self.bodies[place]))

    def headings(self) -> list[tuple[str, str]]:
        """Return the id and the title of each, in a fraction of the time of unpacking."""
        plain = (json.loads(expand(body)) for body in self.bodies)
        return [(one["id"], one.get("title", "")) for one in plain]


def joined(parts: Sequence[tuple[Sequence[Document], Sequence[int]]]) -> Sequence[Document]:
    """Return some of some documents, one after the other; packed ones stay packed."""
    packed = [(some.bodies, rows) for some, rows in parts if isinstance(some, Packed)]
    if len(packed) == len(parts):
        return Packed([bodies[row] for bodies, rows in packed for row in rows])
    return [some[row] for some, rows in parts for row in rows]


def squeeze(packed: bytes) -> bytes:
    """Return a packed document compressed."""
    return zlib.compress(packed)


def expand(squeezed: bytes) -> bytes:
    """Return what was compressed.

    Raises
    ------
    PackingError
        If it is damaged.
    """
    try:
        return zlib.decompress(squeezed)
    except zlib.error as error:
        raise PackingError(f"damaged: {error}") from error


def _plain(value: Any) -> Any:
    """Return a value as JSON has it; of a dataclass only what differs from its default."""
    if is_dataclass(value):
        own = {one.name: (getattr(value, one.name), one.default) for one in fields(value)}
        return {name: _plain(held) for name, (held, default) in own.items() if held != default}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, IntEnum) else value


def _opening(plain: dict[str, Any]) -> Opening:
    _convert(
        plain,
        skills=lambda rows: tuple(map(_skill_demand, rows)),
        languages=lambda rows: tuple(map(_language_demand, rows)),
        degree=_DEGREES.__getitem__,
        start=date.fromisoformat,
    )
    return Opening(**plain)


def _profile(plain: dict[str, Any]) -> Profile:
    _convert(
        plain,
        skills=lambda rows: tuple(map(_skill_claim, rows)),
        languages=lambda rows: tuple(map(_language_claim, rows)),
        experience=lambda rows: tuple(Experience(**one) for one in rows),
        education=lambda rows: tuple(map(_education, rows)),
        wishes=_wishes,
    )
    return Profile(**plain)


_KINDS: dict[str, Callable[[dict[str, Any]], Opening | Profile]] = {
    "opening": _opening,
    "profile": _profile,
}


def _convert(plain: dict[str, Any], **ways: Callable[[Any], object]) -> None:
    """Turn what is there into what the matcher's types hold."""
    for name, way in ways.items():
        if name in plain:
            plain[name] = way(plain[name])


def _skill_claim(row: dict[str, Any]) -> SkillClaim:
    _convert(row, level=_LEVELS.__getitem__)
    return SkillClaim(**row)


def _skill_demand(row: dict[str, Any]) -> SkillDemand:
    _convert(row, level=_LEVELS.__getitem__)
    return SkillDemand(**row)


def _language_claim(row: dict[str, Any]) -> LanguageClaim:
    _convert(row, cefr=_CEFR.__getitem__)
    return LanguageClaim(**row)


def _language_demand(row: dict[str, Any]) -> LanguageDemand:
    _convert(row, cefr=_CEFR.__getitem__)
    return LanguageDemand(**row)


def _education(row: dict[str, Any]) -> Education:
    _convert(row, degree=_DEGREES.__getitem__, graduation=date.fromisoformat)
    return Education(**row)


def _wishes(row: dict[str, Any]) -> Wishes:
    _convert(row, titles=tuple, places=tuple, start=date.fromisoformat)
    return Wishes(**row)
