"""The weights that hold before there is data: set by hand, all positive, written down here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feature:
    """A named column: its weight, what it compares, and what it reads of a person.

    ``reads`` names fields of ``types.Profile``; nothing else of a person can move the feature,
    which the tests hold.
    """

    name: str
    weight: float
    about: str
    reads: frozenset[str]


def _feature(name: str, weight: float, about: str, *reads: str) -> Feature:
    """Return a feature."""
    return Feature(name, weight, about, frozenset(reads))


FEATURES = (
    _feature("must", 34.0, "share of the must-have skills held; rare ones weigh more", "skills"),
    _feature("nice", 6.0, "share of the nice-to-have skills held", "skills"),
    _feature(
        "title",
        20.0,
        "the role against the person's title, wishes and last positions",
        *("title", "text", "wishes", "experience"),
    ),
    _feature(
        "text",
        20.0,
        "likeness of the two texts, across scripts and languages",
        *("title", "text", "experience"),
    ),
    _feature(
        "experience",
        6.0,
        "months in positions like the role, counted up to two years",
        "experience",
    ),
    _feature(
        "education", 6.0, "degree asked for, and the study programme against the role", "education"
    ),
    _feature("languages", 4.0, "share of the languages asked for, by CEFR level", "languages"),
    _feature("place", 2.0, "the person's places or wish to work remotely", "wishes"),
    _feature("pay", 1.0, "the pay the person wishes for", "wishes"),
    _feature("dates", 1.0, "the start and the weekly hours the person wishes for", "wishes"),
)
# A coverage over n skills weighs n / (n + FEW) of its weight.
FEW = 2.0
NAMES = tuple(feature.name for feature in FEATURES)
VERSION = "prior-1"
