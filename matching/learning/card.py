"""The card of a model: what it was trained on, how good it is and for whom, and its shapes."""

from __future__ import annotations

from dataclasses import dataclass

from matching.learning.calibration import Bin
from matching.learning.measures import Interval


@dataclass(frozen=True, slots=True)
class Window:
    """The days of the first and the last decision, as ISO dates, and how many were invented."""

    since: str
    until: str
    invented: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many decisions, by how far people came, and how many openings and people."""

    decisions: int
    passed_over: int
    shortlisted: int
    invited: int
    hired: int
    openings: int
    profiles: int


@dataclass(frozen=True, slots=True)
class Measured:
    """One way to score, measured on decisions that it did not learn from.

    ``version`` names it. ``auc`` is how often somebody who was shortlisted stands above
    somebody who was not, ``ndcg`` how near the order within an opening is to the best,
    ``brier`` the mean squared error of the calibrated chance.
    """

    version: str
    auc: Interval | None
    ndcg: Interval | None
    brier: Interval | None


@dataclass(frozen=True, slots=True)
class Gain:
    """What the model's figures are above those of another way to score, openings redrawn alike."""

    version: str
    auc: Interval | None
    ndcg: Interval | None


@dataclass(frozen=True, slots=True)
class Group:
    """The measures within one group; ``auc`` None where there are too few to tell."""

    key: str
    name: str
    count: int
    observed: float
    expected: float
    auc: Interval | None
    prior_auc: Interval | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far chances agree with what happened."""

    method: str
    error: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class BandLine:
    """A band: the score it begins at, how many reach it and the share of them chosen.

    ``chance`` is the calibrated chance at its beginning; ``prior_*`` say the same of the prior.
    """

    band: str
    begins: float
    chance: float
    count: int
    observed: float | None
    prior_begins: float
    prior_count: int
    prior_observed: float | None


@dataclass(frozen=True, slots=True)
class Points:
    """What one feature adds, in points of the score: steps, and where nothing was asked."""

    feature: str
    edges: tuple[float, ...]
    points: tuple[float, ...]
    unasked: float
    most: float


@dataclass(frozen=True, slots=True)
class Card:
    """All that is known of a model."""

    method: str
    taxonomy: str
    library: str
    seed: int
    folds: int
    resamples: int
    window: Window
    counts: Counts
    measured: tuple[Measured, ...]
    gains: tuple[Gain, ...]
    groups: tuple[Group, ...]
    calibration: Calibration
    bands: tuple[BandLine, ...]
    shapes: tuple[Points, ...]
