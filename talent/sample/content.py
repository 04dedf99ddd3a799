"""The sample's content files as values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from matching.taxonomy import Taxonomy

DATA = Path(__file__).parent / "data"


def read(name: str) -> dict[str, Any]:
    """Return one content file."""
    with (DATA / name).open("rb") as file:
        return tomllib.load(file)


@dataclass(frozen=True)
class Occupation:
    """What a role or a young specialist of an occupation does and knows."""

    id: str
    degree: str
    pay: tuple[int, int]
    duties: dict[str, list[str]]
    essential: tuple[str, ...]
    useful: tuple[str, ...]

    def title(self, language: str) -> str:
        """Return the occupation's name, as a title."""
        name = Taxonomy.load().label(self.id, language)
        return name[:1].upper() + name[1:]


@cache
def occupations() -> dict[str, Occupation]:
    """Return the occupations of the sample by id, with the taxonomy's skills."""
    taxonomy = Taxonomy.load()
    found = {}
    for key, row in read("duties.toml").items():
        concept = taxonomy.get(key)
        if concept is None:
            raise KeyError(key)
        found[key] = Occupation(
            id=key,
            degree=row["degree"],
            pay=(row["pay"][0], row["pay"][1]),
            duties=row["duties"],
            essential=tuple(concept.essential),
            useful=tuple(concept.useful),
        )
    return found


@cache
def phrases() -> dict[str, Any]:
    """Return the sentences that texts are put together from."""
    return read("phrases.toml")
