"""Fitting on decisions: all of them, and with one part held out after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matching.learning.errors import TooLittleError
from matching.learning.shapes import Shape, shapes_of
from matching.prior import NAMES

if TYPE_CHECKING:
    import numpy as np

    from matching.learning.examples import Examples

FOLDS = 5
SEED = 0
LEAST = {"decisions": 200, "chosen": 50, "passed_over": 50, "openings": 20}
"""The least that is learned from; below it a model would be chance in figures."""


def check_enough(examples: Examples) -> None:
    """Refuse what is too little to learn from.

    Raises
    ------
    TooLittleError
        If there are too few decisions, shortlisted people, others, or openings.
    """
    import numpy as np

    chosen = int(examples.chosen.sum())
    found = {
        "decisions": len(examples.grades),
        "chosen": chosen,
        "passed_over": len(examples.grades) - chosen,
        "openings": len(np.unique(examples.openings)),
    }
    for what, least in LEAST.items():
        if found[what] < least:
            raise TooLittleError(what, found[what], least)


def fit(values: np.ndarray, chosen: np.ndarray, seed: int = SEED) -> Any:
    """Return a classifier whose log-odds are a sum of rising steps, one for each feature.

    Parameters
    ----------
    values
        Features, shape (n_pairs, n_features), NaN where nothing was asked.
    chosen
        Whether each was shortlisted or came further.
    seed
        Of the draws that scikit-learn may make.
    """
    import numpy as np
    from sklearn.ensemble import HistGradientBoostingClassifier
    from threadpoolctl import threadpool_limits

    classifier = HistGradientBoostingClassifier(
        max_iter=100,
        learning_rate=0.1,
        max_leaf_nodes=4,
        min_samples_leaf=20,
        l2_regularization=1.0,
        monotonic_cst=[1] * len(NAMES),
        interaction_cst="no_interactions",
        early_stopping=False,
        random_state=seed,
    )
    # scikit-learn cannot take a column in which nothing is known; nothing is learned from it.
    told = np.where(np.isnan(values).all(axis=0), 0.0, values)
    # So little work is done sooner by one thread than by several that wait for each other.
    with threadpool_limits(1):
        return classifier.fit(told, chosen)


def log_odds(shapes: tuple[Shape, ...], bias: float, values: np.ndarray) -> np.ndarray:
    """Return the log-odds of rows, as a score has them: what was not asked within the steps."""
    import numpy as np

    columns = [shape.rise(values[:, place]) for place, shape in enumerate(shapes)]
    found: np.ndarray = bias + np.sum(columns, axis=0)
    return found


def held_out(examples: Examples, seed: int = SEED) -> tuple[np.ndarray, np.ndarray]:
    """Return the log-odds of each pair by a model that saw no decision on its opening.

    The second array is the part each pair was held out with.
    """
    import numpy as np
    from sklearn.model_selection import StratifiedGroupKFold

    found = np.zeros(len(examples.grades))
    parts = np.zeros(len(examples.grades), dtype=int)
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    split = folds.split(examples.values, examples.chosen, examples.openings)
    for number, (known, held) in enumerate(split):
        sides = len(np.unique(examples.chosen[known]))
        if sides < 2:  # all who were shortlisted applied to one opening, or nearly so
            raise TooLittleError("both_sides", sides, 2)
        shapes, bias = shapes_of(fit(examples.values[known], examples.chosen[known], seed))
        found[held] = log_odds(shapes, bias, examples.values[held])
        parts[held] = number
    return found, parts
