"""The shapes of a model's features as drawings: steps of points over how well something fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matching import prior
from talent.locale import number
from talent.matches.model_words import share
from talent.matches.words import feature_names

WIDTH, HEIGHT = 100.0, 100.0


@dataclass(frozen=True)
class Step:
    """A row of a shape's table: the share from which on it holds, and the points."""

    above: str
    points: str


@dataclass(frozen=True)
class Drawing:
    """One feature: its steps as a path and as rows, beside those of what is in use."""

    label: str
    path: str
    path_now: str
    steps: tuple[Step, ...]
    unasked: str
    most: str
    most_now: str


def drawings(card: Mapping[str, Any], card_now: Mapping[str, Any] | None) -> tuple[Drawing, ...]:
    """Return a drawing for each feature, all on one scale, so that they can be compared.

    Parameters
    ----------
    card
        The model's card.
    card_now
        The card of the model in use; None for the prior.
    """
    now = {one["feature"]: one for one in card_now["shapes"]} if card_now else {}
    weights = {one.name: one.weight for one in prior.FEATURES}
    top = max([one["most"] for one in (*card["shapes"], *now.values())])
    top = top if now else max(top, *weights.values())
    return tuple(
        _drawing(one, now.get(one["feature"]), weights[one["feature"]], top)
        for one in card["shapes"]
    )


def _drawing(
    one: Mapping[str, Any], now: Mapping[str, Any] | None, weight: float, top: float
) -> Drawing:
    return Drawing(
        label=feature_names()[one["feature"]],
        path=_steps(one, top),
        path_now=_steps(now, top) if now else f"M0 {HEIGHT:g}L{WIDTH:g} {_height(weight, top)}",
        steps=tuple(
            Step(share(edge), number(round(points, 1)))
            for edge, points in zip((0.0, *one["edges"]), one["points"], strict=True)
        ),
        unasked=number(round(one["unasked"], 1)),
        most=number(round(one["most"], 1)),
        most_now=number(round(now["most"] if now else weight, 1)),
    )


def _steps(shape: Mapping[str, Any], top: float) -> str:
    """Return steps as the path of a line over 0 to 1."""
    points: Sequence[float] = shape["points"]
    parts = [f"M0 {_height(points[0], top)}"]
    for edge, height in zip(shape["edges"], points[1:], strict=True):
        parts.append(f"H{round(edge * WIDTH, 2):g}V{_height(height, top)}")
    return "".join([*parts, f"H{WIDTH:g}"])


def _height(points: float, top: float) -> str:
    return f"{round(HEIGHT * (1 - points / top), 2):g}"
