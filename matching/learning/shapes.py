"""What each feature adds, as steps: an additive model taken apart without loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from matching.prior import NAMES

if TYPE_CHECKING:
    import numpy as np

ABOVE = 2.0
"""Above every value of a feature."""
STEP = 1e-12
"""A lower step is the noise of adding up."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one feature moves the log-odds: steps that only rise.

    ``rises[i]`` holds for values above ``edges[i - 1]`` and up to ``edges[i]``; the first is 0.
    ``unasked`` holds where nothing was asked; it may lie outside the steps as it was learned,
    and is brought within them for a score.
    """

    feature: str
    edges: tuple[float, ...]
    rises: tuple[float, ...]
    unasked: float

    @property
    def most(self) -> float:
        """The highest step."""
        return self.rises[-1]

    @property
    def clipped(self) -> float:
        """What holds where nothing was asked, within the steps."""
        return min(max(self.unasked, 0.0), self.most)

    def rise(self, values: np.ndarray, *, clip: bool = True) -> np.ndarray:
        """Return what each value adds to the log-odds, shape as given.

        Parameters
        ----------
        values
            Values of the feature, NaN where nothing was asked.
        clip
            Whether an unasked feature stays within the steps.
        """
        import numpy as np

        steps = np.searchsorted(np.array(self.edges), values)
        unasked = self.clipped if clip else self.unasked
        rises: np.ndarray = np.append(self.rises, unasked)[
            np.where(np.isnan(values), len(self.rises), steps)
        ]
        return rises


def shapes_of(classifier: Any) -> tuple[tuple[Shape, ...], float]:
    """Return the steps of every feature, and the log-odds where all values are 0.

    Parameters
    ----------
    classifier
        A fitted ``HistGradientBoostingClassifier`` without interactions: its log-odds are a sum
        over the features, so that one feature's part is what changes when only it does.
    """
    import numpy as np

    edges = _edges(classifier)
    rows = [np.zeros((1, len(NAMES)))]
    for place, own in enumerate(edges):
        values = np.zeros((len(own) + 2, len(NAMES)))
        values[:, place] = [*own, ABOVE, np.nan]
        rows.append(values)
    bias, *parts = _log_odds(classifier, rows)
    shapes = zip(NAMES, edges, parts, strict=True)
    return tuple(_shape(name, own, part - bias[0]) for name, own, part in shapes), float(bias[0])


def _log_odds(classifier: Any, rows: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Return the log-odds of several sets of rows."""
    import numpy as np
    from threadpoolctl import threadpool_limits

    # So little work is done sooner by one thread than by several that wait for each other.
    with threadpool_limits(1):
        found = classifier.decision_function(np.vstack(rows))
    return np.split(found, np.cumsum([len(one) for one in rows])[:-1])


def _edges(classifier: Any) -> list[list[float]]:
    """Return the sorted values at which trees split, for each feature."""
    found: list[set[float]] = [set() for _ in NAMES]
    for tree in (tree for stage in classifier._predictors for tree in stage):  # noqa: SLF001 - scikit-learn has no public way to its trees
        for node in tree.nodes:
            if not node["is_leaf"] and isfinite(node["num_threshold"]):
                found[node["feature_idx"]].add(float(node["num_threshold"]))
    return [sorted(edges) for edges in found]


def _shape(feature: str, edges: Sequence[float], parts: np.ndarray) -> Shape:
    """Return a shape without the edges at which nothing changes."""
    rises = [0.0]
    kept: list[float] = []
    for edge, part in zip(edges, parts[1:-1].tolist(), strict=True):
        if part > rises[-1] + STEP:
            kept.append(edge)
            rises.append(part)
    return Shape(feature, tuple(kept), tuple(rises), float(parts[-1]))
