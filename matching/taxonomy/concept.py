"""One concept: a skill or an occupation, with its labels in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LANGUAGES = ("kk", "ru", "en")
SKILL_KINDS = frozenset({"knowledge", "skill", "tool", "language", "transversal"})
OCCUPATION = "occupation"


@dataclass(frozen=True, slots=True)
class Concept:
    """A skill or an occupation.

    Attributes
    ----------
    id
        Stable kebab-case identifier.
    kind
        One of knowledge, skill, tool, language, transversal, or occupation.
    labels
        Language code to labels; the first is the preferred one.
    about
        Language code to a one-line description.
    broader, related
        Ids of wider and of neighbouring concepts.
    isco
        ISCO-08 unit group of an occupation, otherwise empty.
    essential, useful
        Ids of the skills an occupation needs, and of those that help in it.
    uri
        Where the concept stands in the classification it was imported from, otherwise empty.
    same
        URIs of imported concepts that are the same as this one.
    domain
        The field it belongs to: the name of its file.
    """

    id: str
    kind: str
    labels: Mapping[str, tuple[str, ...]]
    about: Mapping[str, str] = field(default_factory=dict)
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    isco: str = ""
    essential: tuple[str, ...] = ()
    useful: tuple[str, ...] = ()
    uri: str = ""
    same: tuple[str, ...] = ()
    domain: str = ""

    @property
    def is_occupation(self) -> bool:
        """Whether this is an occupation rather than a skill."""
        return self.kind == OCCUPATION

    def label(self, lang: str) -> str:
        """Return the preferred label in a language, else in English, else the id."""
        labels = self.labels.get(lang) or self.labels.get("en")
        return labels[0] if labels else self.id

    def uris(self) -> tuple[str, ...]:
        """Return where the concept stands in other classifications: its own place first."""
        return (self.uri, *self.same) if self.uri else self.same

    def names(self) -> tuple[str, ...]:
        """Return every label in every language, without repeats."""
        return tuple(dict.fromkeys(name for lang in self.labels for name in self.labels[lang]))
