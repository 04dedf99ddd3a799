"""A model beside the prior and its rivals, on decisions that it did not learn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from matching import prior
from matching.explain import PRIOR_BANDS
from matching.learning import calibration, measures
from matching.learning.card import BandLine, Calibration, Gain, Group, Measured
from matching.learning.examples import Examples
from matching.learning.model import TrainedModel

if TYPE_CHECKING:
    import numpy as np

LEAST_GROUP = 20
"""Smaller groups stand together: their figures would be chance, and might point at people."""
LEAST_SIDE = 5
"""So many of a group must be chosen, and so many not, for an order to be judged within it."""
OTHERS = "others"


@dataclass(frozen=True)
class Held:
    """Decisions with the log-odds of models that did not see them.

    Attributes
    ----------
    figures, parts
        The log-odds, and the part each pair was held out with, shape (n_pairs,).
    seed
        Of the resamples.
    """

    examples: Examples
    figures: np.ndarray
    parts: np.ndarray
    seed: int

    @cached_property
    def drawn(self) -> np.ndarray:
        """How often each opening is drawn, shape (n_resamples, n_openings)."""
        return measures.redraws(self.examples, self.seed)

    @cached_property
    def expected(self) -> np.ndarray:
        """Each pair's calibrated chance."""
        return self.chances(self.figures)

    def chances(self, figures: np.ndarray) -> np.ndarray:
        """Return the calibrated chance of each pair by any figures."""
        return calibration.chances(figures, self.examples.chosen, self.parts)


@dataclass(frozen=True, slots=True)
class Judged:
    """The measured part of a card."""

    measured: tuple[Measured, ...]
    gains: tuple[Gain, ...]
    groups: tuple[Group, ...]
    calibration: Calibration


def judge(model: TrainedModel, held: Held, rivals: Sequence[TrainedModel]) -> Judged:
    """Measure a model, the prior and rivals on the same decisions."""
    examples = held.examples
    ways = {model.version: held.figures, prior.VERSION: examples.prior}
    ways |= {rival.version: rival.points(examples.values).sum(axis=1) for rival in rivals}
    drawn = {version: _figures(figures, held) for version, figures in ways.items()}
    own = drawn[model.version]
    bins = calibration.bins(held.expected, examples.chosen)
    method = calibration.method(len(examples.grades))
    return Judged(
        measured=tuple(
            Measured(version, *(measures.interval(one) for one in figures.values()))
            for version, figures in drawn.items()
        ),
        gains=tuple(
            Gain(version, *(measures.interval(own[key] - other[key]) for key in ("auc", "ndcg")))
            for version, other in drawn.items()
            if version != model.version
        ),
        groups=tuple(_groups(held)),
        calibration=Calibration(method, calibration.error(bins), bins),
    )


def _figures(figures: np.ndarray, held: Held) -> Mapping[str, np.ndarray]:
    """Return the measures of one way to score, for each resample."""
    examples = held.examples
    misses = (held.chances(figures) - examples.chosen) ** 2
    return {
        "auc": measures.auc(figures, examples.chosen, examples.openings, held.drawn),
        "ndcg": measures.mean_of_openings(measures.ndcg(figures, examples), held.drawn),
        "brier": measures.mean_of_pairs(misses, examples.openings, held.drawn),
    }


def _groups(held: Held) -> list[Group]:
    """Return the measures of every group, the largest first, small ones as one."""
    import numpy as np

    found = []
    for key, names in held.examples.groups.items():
        counts = {name: names.count(name) for name in set(names)}
        placed = np.array([name if counts[name] >= LEAST_GROUP else OTHERS for name in names])
        rows = [_group(key, str(name), placed == name, held) for name in np.unique(placed)]
        found += sorted(rows, key=lambda one: (one.name == OTHERS, -one.count, one.name))
    return found


def _group(key: str, name: str, own: np.ndarray, held: Held) -> Group:
    """Return the measures of one group."""
    examples = held.examples
    chosen, openings = examples.chosen[own], examples.openings[own]
    enough = own.sum() >= LEAST_GROUP and min(chosen.sum(), (~chosen).sum()) >= LEAST_SIDE
    model, before = (
        measures.interval(measures.auc(figures[own], chosen, openings, held.drawn))
        if enough
        else None
        for figures in (held.figures, examples.prior)
    )
    return Group(
        key=key,
        name=name,
        count=int(own.sum()),
        observed=round(float(chosen.mean()), 6),
        expected=round(float(held.expected[own].mean()), 6),
        auc=model,
        prior_auc=before,
    )


def bands_of(model: TrainedModel, held: Held) -> tuple[BandLine, ...]:
    """Return how many held-out pairs reach each band, and the share of them chosen."""
    import numpy as np

    chosen = held.examples.chosen
    scores = np.array([model.score_at(one) for one in held.figures])
    chance = calibration.curve(held.figures, chosen)
    lines = []
    for band, begins, before in zip(model.bands._fields, model.bands, PRIOR_BANDS, strict=True):
        reached, reached_before = scores >= begins, held.examples.prior >= before
        odds = np.array([model.bias + begins * model.whole / 100])
        lines.append(
            BandLine(
                band=band,
                begins=begins,
                chance=round(float(chance(odds)[0]), 6),
                count=int(reached.sum()),
                observed=_share(chosen[reached]),
                prior_begins=before,
                prior_count=int(reached_before.sum()),
                prior_observed=_share(chosen[reached_before]),
            )
        )
    return tuple(lines)


def _share(chosen: np.ndarray) -> float | None:
    """Return the share that was chosen; None of nobody."""
    return round(float(chosen.mean()), 6) if len(chosen) else None
