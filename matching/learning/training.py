"""Training: a model with its card, or a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from matching.explain import PRIOR_BANDS, Bands
from matching.learning import fitting
from matching.learning.card import Card, Counts, Points, Window
from matching.learning.errors import TooLittleError
from matching.learning.examples import HIRED, INVITED, SHORTLISTED, Examples
from matching.learning.fitting import SEED
from matching.learning.judging import Held, bands_of, judge
from matching.learning.measures import RESAMPLES
from matching.learning.model import METHOD, TrainedModel
from matching.learning.shapes import shapes_of

if TYPE_CHECKING:
    import numpy as np


def train(
    examples: Examples,
    window: Window,
    taxonomy: str,
    rivals: Sequence[TrainedModel] = (),
    seed: int = SEED,
) -> TrainedModel:
    """Learn from decisions.

    Parameters
    ----------
    examples
        The decisions.
    window
        When they were made.
    taxonomy
        The version of the concepts their features were made with.
    rivals
        Models to measure on the same held-out decisions, beside the prior.
    seed
        Of every draw.

    Raises
    ------
    TooLittleError
        If there are too few decisions to learn from.
    """
    import skops.io

    fitting.check_enough(examples)
    figures, parts = fitting.held_out(examples, seed)
    classifier = fitting.fit(examples.values, examples.chosen, seed)
    shapes, bias = shapes_of(classifier)
    if not any(shape.most for shape in shapes):
        raise TooLittleError("features that tell people apart", 0, 1)
    begins = thresholds(figures, examples.prior)
    draft = TrainedModel(shapes, bias, PRIOR_BANDS, taxonomy, {})
    bands = Bands(*(round(draft.score_at(one), 2) for one in begins))
    model = TrainedModel(shapes, bias, bands, taxonomy, {})
    held = Held(examples, figures, parts, seed)
    card = _card(model, held, window, rivals)
    return TrainedModel(shapes, bias, bands, taxonomy, asdict(card), skops.io.dumps(classifier))


def thresholds(figures: np.ndarray, scores: np.ndarray) -> list[float]:
    """Return the log-odds at which bands begin: no more pairs reach one than by the prior.

    Parameters
    ----------
    figures
        Held-out log-odds, shape (n_pairs,).
    scores
        The same pairs' scores by the prior.
    """
    import numpy as np

    order = np.sort(figures)
    found = []
    for begins in PRIOR_BANDS:
        reached = int((scores >= begins).sum())
        # Equal figures stay together: a band begins above those that would make it larger.
        above = order[order > order[len(order) - reached - 1]] if reached < len(order) else order
        found.append(float(above[0]) if len(above) else float("inf"))
    return found


def _card(model: TrainedModel, held: Held, window: Window, rivals: Sequence[TrainedModel]) -> Card:
    """Return the model's card."""
    import sklearn

    judged = judge(model, held, rivals)
    return Card(
        method=METHOD,
        taxonomy=model.taxonomy,
        library=f"scikit-learn {sklearn.__version__}",
        seed=held.seed,
        folds=fitting.FOLDS,
        resamples=RESAMPLES,
        window=window,
        counts=_counts(held.examples),
        measured=judged.measured,
        gains=judged.gains,
        groups=judged.groups,
        calibration=judged.calibration,
        bands=bands_of(model, held),
        shapes=_points(model),
    )


def _counts(examples: Examples) -> Counts:
    """Return how many came how far."""
    import numpy as np

    return Counts(
        decisions=len(examples.grades),
        passed_over=int((examples.grades < SHORTLISTED).sum()),
        shortlisted=int((examples.grades == SHORTLISTED).sum()),
        invited=int((examples.grades == INVITED).sum()),
        hired=int((examples.grades == HIRED).sum()),
        openings=len(np.unique(examples.openings)),
        profiles=examples.profiles,
    )


def _points(model: TrainedModel) -> tuple[Points, ...]:
    """Return the shapes in points of the score."""
    unit = 100 / model.whole
    return tuple(
        Points(
            feature=shape.feature,
            edges=shape.edges,
            points=tuple(round(rise * unit, 4) for rise in shape.rises),
            unasked=round(shape.clipped * unit, 4),
            most=round(shape.most * unit, 4),
        )
        for shape in model.shapes
    )
