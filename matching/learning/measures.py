"""How good an order is on held-out decisions, with intervals from redrawing the openings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from matching.learning.examples import Examples

RESAMPLES = 500
LEVEL = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


def redraws(examples: Examples, seed: int) -> np.ndarray:
    """Return how often each opening is drawn in each resample; the first row draws each once."""
    import numpy as np

    count = len(np.unique(examples.openings))
    draws = np.random.default_rng(seed).integers(0, count, (RESAMPLES, count))
    rows = [np.bincount(draw, minlength=count) for draw in draws]
    return np.vstack([np.ones(count, dtype=int), *rows])


def interval(figures: np.ndarray) -> Interval | None:
    """Return the first figure with the spread of the others; None where it cannot be told."""
    import numpy as np

    drawn = figures[1:][np.isfinite(figures[1:])]
    if not np.isfinite(figures[0]) or not len(drawn):
        return None
    low, high = np.percentile(drawn, LEVEL)
    return Interval(*(round(float(one), 6) for one in (figures[0], low, high)))


def auc(
    scores: np.ndarray, chosen: np.ndarray, openings: np.ndarray, drawn: np.ndarray
) -> np.ndarray:
    """Return how often a chosen pair scores above one that was not; equals count half.

    Parameters
    ----------
    scores, chosen, openings
        Shape (n_pairs,).
    drawn
        How often each opening counts, shape (n_resamples, n_openings).
    """
    import numpy as np

    _, place = np.unique(scores, return_inverse=True)
    figures = np.full(len(drawn), np.nan)
    for row, counts in enumerate(drawn):
        weight = counts[openings]
        high = np.bincount(place, weight * chosen)
        low = np.bincount(place, weight * ~chosen)
        pairs = high.sum() * low.sum()
        if pairs:
            figures[row] = (high * (np.cumsum(low) - low / 2)).sum() / pairs
    return figures


def ndcg(scores: np.ndarray, examples: Examples) -> np.ndarray:
    """Return the gain of each opening's order against the best; NaN where any order is as good.

    Equal scores share the gain of their places.
    """
    import numpy as np
    from sklearn.metrics import ndcg_score

    gains = 2.0**examples.grades - 1
    figures = []
    for opening in np.unique(examples.openings):
        own = examples.openings == opening
        told_apart = len(np.unique(gains[own])) > 1
        figures.append(ndcg_score([gains[own]], [scores[own]]) if told_apart else np.nan)
    return np.array(figures)


def mean_of_openings(figures: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Return the mean over the openings that have a figure, for each resample."""
    import numpy as np

    known = np.isfinite(figures)
    weights = drawn[:, known]
    with np.errstate(invalid="ignore"):
        means: np.ndarray = (weights * figures[known]).sum(axis=1) / weights.sum(axis=1)
    return means


def mean_of_pairs(figures: np.ndarray, openings: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Return the mean over pairs, for each resample."""
    import numpy as np

    sums = np.bincount(openings, figures, minlength=drawn.shape[1])
    counts = np.bincount(openings, minlength=drawn.shape[1])
    means: np.ndarray = (drawn @ sums) / (drawn @ counts)
    return means
