"""Log-odds as chances: fitted on held-out decisions, and checked on others still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    Curve = Callable[[np.ndarray], np.ndarray]

MANY = 1000
"""From so many decisions on a free curve is fitted; below it would follow chance."""
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Decisions of like chance: how many there are, the share expected and the share chosen."""

    count: int
    expected: float
    observed: float


def method(count: int) -> str:
    """Return which curve is fitted to so many decisions."""
    return "isotonic" if count >= MANY else "sigmoid"


def curve(figures: np.ndarray, chosen: np.ndarray) -> Curve:
    """Return what turns a figure into the chance of being chosen."""
    if method(len(figures)) == "isotonic":
        from sklearn.isotonic import IsotonicRegression

        rising = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(figures, chosen)
        predict: Curve = rising.predict
        return predict
    from sklearn.linear_model import LogisticRegression

    sigmoid = LogisticRegression(C=1e6).fit(figures.reshape(-1, 1), chosen)
    return lambda new: sigmoid.predict_proba(new.reshape(-1, 1))[:, 1]


def chances(figures: np.ndarray, chosen: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Return each pair's chance by a curve that was fitted on the other parts."""
    import numpy as np

    found = np.zeros(len(figures))
    for part in np.unique(parts):
        held = parts == part
        found[held] = curve(figures[~held], chosen[~held])(figures[held])
    return found


def bins(expected: np.ndarray, chosen: np.ndarray) -> tuple[Bin, ...]:
    """Return the decisions in parts of equal size, from the lowest chance to the highest."""
    import numpy as np

    order = np.argsort(expected, kind="stable")
    return tuple(
        Bin(len(part), round(float(expected[part].mean()), 6), round(float(chosen[part].mean()), 6))
        for part in np.array_split(order, BINS)
        if len(part)
    )


def error(found: tuple[Bin, ...]) -> float:
    """Return the expected calibration error: how far shares lie from chances, on average."""
    whole = sum(one.count for one in found)
    return round(sum(one.count * abs(one.expected - one.observed) for one in found) / whole, 6)
