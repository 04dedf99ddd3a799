"""The taxonomy: look up, label, search and relate concepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from matching.taxonomy.concept import Concept
from matching.taxonomy.loading import read_folder
from matching.taxonomy.merging import beside
from matching.taxonomy.search import LabelIndex

DATA = Path(__file__).parent.parent / "data"
OWN = "own"

NARROWER_CLOSENESS = 0.8
RELATED_CLOSENESS = 0.5
BROADER_CLOSENESS = 0.3


class Taxonomy:
    """Concepts by id.

    Parameters
    ----------
    concepts
        The concepts by id.
    version
        What tells this taxonomy from another: a hash of its files.
    """

    def __init__(self, concepts: Mapping[str, Concept], version: str = "") -> None:
        self.concepts = concepts
        self.version = version

    @staticmethod
    def load(path: Path | str | Sequence[Path | str] | None = None) -> Taxonomy:
        """Read a folder of concept files, or our own; each is read once a process.

        Several folders stand beside each other (see ``merging.beside``), the first before
        the others; the word ``own`` stands for our concepts.
        """
        paths = [path] if isinstance(path, Path | str) else list(path or ())
        return _load(tuple(DATA if str(one) == OWN else Path(one) for one in paths or [OWN]))

    def __len__(self) -> int:
        return len(self.concepts)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts.values())

    def __contains__(self, concept: object) -> bool:
        return concept in self.concepts

    def get(self, concept: str) -> Concept | None:
        """Return the concept of an id, or None."""
        return self.concepts.get(concept)

    def label(self, concept: str, lang: str) -> str:
        """Return the preferred label in a language; an unknown id is its own label."""
        found = self.concepts.get(concept)
        return found.label(lang) if found else concept

    def skills(self) -> Iterator[Concept]:
        """Yield the concepts that are not occupations."""
        return (concept for concept in self if not concept.is_occupation)

    def occupations(self) -> Iterator[Concept]:
        """Yield the occupations."""
        return (concept for concept in self if concept.is_occupation)

    def search(
        self, text: str, lang: str = "en", limit: int = 10, *, occupations: bool = False
    ) -> list[Concept]:
        """Return the concepts whose labels are nearest to what a person typed.

        Labels in all three languages are looked through; where two are equally near,
        the one in ``lang`` comes first. Typing errors, unfinished words and Kazakh typed
        on a Russian keyboard are forgiven.
        """
        return [
            concept
            for concept in map(self.concepts.__getitem__, self._index.find(text, lang))
            if concept.is_occupation is occupations
        ][:limit]

    def related(self, held: str, asked: str) -> float:
        """Return how far holding one concept answers a demand for another, in [0, 1].

        The same concept is 1; one narrower than asked 0.8 (0.64 two steps down); a
        neighbour 0.5; one wider than asked 0.3; anything else 0.
        """
        return 1.0 if held == asked else self.answers(asked).get(held, 0.0)

    def answers(self, asked: str) -> Mapping[str, float]:
        """Return the other concepts that partly answer a demand, with their closeness."""
        return self._answers.get(asked, {})

    @cached_property
    def _index(self) -> LabelIndex:
        return LabelIndex(self)

    @cached_property
    def _answers(self) -> dict[str, dict[str, float]]:
        answers: dict[str, dict[str, float]] = {}

        def add(asked: str, held: str, closeness: float) -> None:
            if asked != held and asked in self.concepts and held in self.concepts:
                known = answers.setdefault(asked, {})
                known[held] = max(known.get(held, 0.0), closeness)

        for concept in self:
            for wider in concept.broader:
                add(wider, concept.id, NARROWER_CLOSENESS)
                add(concept.id, wider, BROADER_CLOSENESS)
                for widest in self.concepts[wider].broader if wider in self.concepts else ():
                    add(widest, concept.id, NARROWER_CLOSENESS**2)
            for other in concept.related:
                add(concept.id, other, RELATED_CLOSENESS)
                add(other, concept.id, RELATED_CLOSENESS)
        return answers


@lru_cache(maxsize=8)
def _load(paths: tuple[Path, ...]) -> Taxonomy:
    """Read a folder, or several as one, once."""
    if len(paths) == 1:
        return Taxonomy(*read_folder(paths[0]))
    first, last = _load(paths[:-1]), _load(paths[-1:])
    return Taxonomy(beside(first, last), f"{first.version}+{last.version}")
