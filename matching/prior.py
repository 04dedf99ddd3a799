"""The weights that hold before there is data: set by hand, all positive, written down here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feature:
    """A named column: its weight, and whether the opening asks or the person wishes it."""

    name: str
    weight: float
    about: str


FEATURES = (
    Feature("must", 34.0, "share of the must-have skills held; rare ones weigh more once fitted"),
    Feature("nice", 6.0, "share of the nice-to-have skills held"),
    Feature("title", 20.0, "the role against the person's title, wishes and last positions"),
    Feature("text", 20.0, "likeness of the two texts, across scripts and languages"),
    Feature("experience", 6.0, "months in positions like the role, counted up to two years"),
    Feature("education", 6.0, "degree asked for, and the study programme against the role"),
    Feature("languages", 4.0, "share of the languages asked for, by CEFR level"),
    Feature("place", 2.0, "the person's places or wish to work remotely"),
    Feature("pay", 1.0, "the pay the person wishes for"),
    Feature("dates", 1.0, "the start and the weekly hours the person wishes for"),
)
# A coverage over n skills weighs n / (n + FEW) of its weight.
FEW = 2.0
NAMES = tuple(feature.name for feature in FEATURES)
