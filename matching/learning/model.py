"""What was learned: the steps of each feature, where the bands begin, and the model's card."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from matching.explain import Bands
from matching.learning.shapes import Shape

if TYPE_CHECKING:
    import numpy as np

METHOD = "steps-1"
"""The method's version: how steps become a score. A file of another one is refused."""


@dataclass(frozen=True)
class TrainedModel:
    """An additive model that scores pairs.

    Attributes
    ----------
    shapes
        The steps, in the order of ``prior.FEATURES``.
    bias
        The log-odds where every value is 0; no part of the score.
    bands
        Where the bands begin.
    taxonomy
        The version of the concepts it was trained with.
    card
        What is known of it, ready for JSON: see ``matching.learning.card.Card``.
    classifier
        The fitted classifier as skops writes it; scoring does not need it.
    """

    shapes: tuple[Shape, ...]
    bias: float
    bands: Bands
    taxonomy: str
    card: Mapping[str, Any] = field(compare=False)
    classifier: bytes = field(default=b"", compare=False, repr=False)

    @cached_property
    def version(self) -> str:
        """What tells this model from every other: a short hash of all that moves a score."""
        told = [METHOD, [astuple(shape) for shape in self.shapes], self.bias, self.bands]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]

    @property
    def whole(self) -> float:
        """The span of the log-odds, which a score maps onto 0 to 100."""
        return sum(shape.most for shape in self.shapes)

    @cached_property
    def most(self) -> np.ndarray:
        """The points that each feature can add, shape (n_features,); 100 in all."""
        import numpy as np

        return np.array([100 * shape.most / self.whole for shape in self.shapes])

    def points(self, values: np.ndarray) -> np.ndarray:
        """Return what each feature adds to the score, shape (n_pairs, n_features)."""
        import numpy as np

        columns = [shape.rise(values[:, place]) for place, shape in enumerate(self.shapes)]
        points: np.ndarray = np.column_stack(columns) * (100 / self.whole)
        return points

    def score_at(self, log_odds: float) -> float:
        """Return the score that some log-odds make, within 0 to 100."""
        return min(100.0, max(0.0, 100 * (log_odds - self.bias) / self.whole))
