"""Made-up decisions to learn from: what decides is known, so that learning can be judged."""

from functools import cache

import numpy as np

from matching.learning import Examples, TrainedModel, train
from matching.learning.card import Window
from matching.prior import FEATURES, NAMES

WINDOW = Window("2026-01-10", "2026-09-30")


def prior_of(values):
    """Return the prior's scores, as if every opening named many skills."""
    weights = np.array([feature.weight for feature in FEATURES])
    asked = np.where(np.isnan(values), 0, weights)
    return np.nansum(values * asked, axis=1) * 100 / asked.sum(axis=1)


def made_up(count=300, openings=30, seed=1, deciding="education"):
    """Return decisions in which one feature decides, with some chance in it."""
    rng = np.random.default_rng(seed)
    values = rng.random((count, len(NAMES)))
    values[rng.random(values.shape) < 0.15] = np.nan
    if deciding:
        strength = np.nan_to_num(values[:, NAMES.index(deciding)]) * 4
        grades = np.digitize(strength + rng.normal(0, 0.5, count), [1.6, 2.4, 3.2])
    else:
        grades = rng.integers(0, 4, count)
    degrees = rng.choice(["bachelor", "master", "doctor"], count, p=[0.7, 0.26, 0.04])
    return Examples(
        values=values,
        grades=grades,
        openings=rng.permutation(np.arange(count) % openings),
        prior=prior_of(values),
        profiles=count,
        groups={"degree": tuple(degrees.tolist())},
    )


@cache
def learned() -> TrainedModel:
    """Return a model of decisions by education, trained once a process."""
    return train(made_up(), WINDOW, "concepts-1")
