"""Finding a skill by what a person types in any of the three languages, and naming it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from matching.taxonomy import Taxonomy
from talent.errors import N_, InvalidError

FOUND = 10
LONGEST_QUERY = 100


@dataclass(frozen=True)
class SkillChoice:
    """A skill that may be picked; ``held`` where it is picked already."""

    concept: str
    label: str
    about: str
    held: bool = False


@dataclass(frozen=True)
class Picker:
    """What the skill picker shows: the query, what was found, what is picked already."""

    query: str = ""
    choices: tuple[SkillChoice, ...] = ()
    held: tuple[str, ...] = ()


def is_skill(concept: str) -> bool:
    """Whether the taxonomy has this skill; occupations are none."""
    found = Taxonomy.load().get(concept)
    return found is not None and not found.is_occupation


def check(concept: str) -> str:
    """Return the skill's code.

    Raises
    ------
    InvalidError
        If the taxonomy has no such skill.
    """
    if not is_skill(concept):
        raise InvalidError(N_("Choose a skill from the list."), field="concept")
    return concept


def name(concept: str, lang: str) -> str:
    """Return a skill's name in a language; an unknown code is its own name."""
    return Taxonomy.load().label(concept, lang)


def pick(query: str, lang: str, held: Collection[str] = ()) -> Picker:
    """Return what the picker shows for a query; ``held`` are the codes picked already."""
    query = " ".join(query.split())[:LONGEST_QUERY]
    found = Taxonomy.load().search(query, lang, FOUND) if query else []
    choices = tuple(_choice(concept.id, lang, concept.id in held) for concept in found)
    return Picker(query, choices, tuple(held))


def suggest(concepts: Collection[str], lang: str, limit: int = 6) -> tuple[SkillChoice, ...]:
    """Return skills that are neighbours of the held ones, those of most held ones first."""
    taxonomy = Taxonomy.load()
    near: dict[str, float] = {}
    for held in concepts:
        for other, closeness in taxonomy.answers(held).items():
            near[other] = near.get(other, 0.0) + closeness
    fresh = [concept for concept in near if concept not in concepts and is_skill(concept)]
    fresh.sort(key=lambda concept: (-near[concept], concept))
    return tuple(_choice(concept, lang) for concept in fresh[:limit])


def _choice(concept: str, lang: str, held: bool = False) -> SkillChoice:  # noqa: FBT001, FBT002 - a field's value
    taxonomy = Taxonomy.load()
    found = taxonomy.get(concept)
    about = found.about.get(lang, "") if found else ""
    return SkillChoice(concept, taxonomy.label(concept, lang), about, held)
