"""Sets of concepts beside each other: what is the same in both is one concept, the first's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from matching.taxonomy.concept import Concept
from matching.text import fold

_Name = tuple[str, str, bool]


def beside(first: Iterable[Concept], second: Iterable[Concept]) -> dict[str, Concept]:
    """Return two sets as one, the first set's concepts before the second's.

    A concept of the second set whose *preferred* label is a label of the first set, in the
    same language and skill to skill or occupation to occupation, is the same: the first
    set's concept stays, takes the other's address into ``same``, its relations, and those of
    its labels that no other concept of the first set has.
    """
    concepts = {concept.id: concept for concept in first}
    owners = {name: one.id for one in concepts.values() for name in _names(one)}
    second = [one for one in second if one.id not in concepts]
    same = {one.id: owner for one in second if (owner := _owner(one, owners))}
    for one in second:
        linked = _linked(one, same)
        if one.id in same:
            concepts[same[one.id]] = _joined(concepts[same[one.id]], linked, owners)
        else:
            concepts[one.id] = linked
    return concepts


def _names(concept: Concept) -> Iterator[_Name]:
    """Yield every label as what is compared."""
    for lang, labels in concept.labels.items():
        for label in labels:
            yield lang, fold(label), concept.is_occupation


def _owner(concept: Concept, owners: Mapping[_Name, str]) -> str | None:
    """Return the concept that one of another set is the same as."""
    preferred = (
        (lang, fold(labels[0]), concept.is_occupation)
        for lang, labels in concept.labels.items()
        if labels
    )
    return next((owners[name] for name in preferred if name in owners), None)


def _linked(concept: Concept, same: Mapping[str, str]) -> Concept:
    """Return a concept whose relations lead to what its neighbours are now."""

    def led(links: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(same.get(link, link) for link in links))

    return replace(
        concept,
        broader=led(concept.broader),
        related=led(concept.related),
        essential=led(concept.essential),
        useful=led(concept.useful),
    )


def _joined(own: Concept, other: Concept, owners: Mapping[_Name, str]) -> Concept:
    """Return our concept with what another set says of the same thing."""

    def more(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in dict.fromkeys((*mine, *theirs)) if one != own.id)

    def free(lang: str) -> tuple[str, ...]:
        labels = other.labels.get(lang, ())
        return tuple(
            label for label in labels if (lang, fold(label), own.is_occupation) not in owners
        )

    return replace(
        own,
        labels={lang: (*own.labels.get(lang, ()), *free(lang)) for lang in own.labels},
        broader=own.broader or more((), other.broader),
        related=more(own.related, other.related),
        essential=more(own.essential, other.essential),
        useful=more(own.useful, other.useful),
        same=(*own.same, *other.uris()),
    )
