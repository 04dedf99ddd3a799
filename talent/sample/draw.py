"""Chance with a seed: the same sample from the same seed and day."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from models.base import ALMATY, today

T = TypeVar("T")


class Draw:
    """A seeded source of choices. ``today`` is the day that all dates are counted from."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.today = today()

    def one(self, items: Sequence[T]) -> T:
        """Return one of some items."""
        return self.random.choice(items)

    def some(self, items: Sequence[T], most: int) -> list[T]:
        """Return up to ``most`` different items in their order."""
        chosen = set(self.random.sample(range(len(items)), min(most, len(items))))
        return [item for place, item in enumerate(items) if place in chosen]

    def chance(self, percent: int) -> bool:
        """Return True in ``percent`` of a hundred cases."""
        return self.random.randrange(100) < percent

    def weighted(self, weights: Mapping[T, int]) -> T:
        """Return a key as often as its weight says."""
        return self.random.choices(list(weights), list(weights.values()))[0]

    def number(self, least: int, most: int) -> int:
        """Return a whole number from a range, both ends included."""
        return self.random.randint(least, most)

    def day(self, least: int, most: int) -> date:
        """Return a day between ``least`` and ``most`` days from today."""
        return self.today + timedelta(days=self.number(least, most))

    def moment(self, day: date) -> datetime:
        """Return a working moment of a day in Almaty, never in the future."""
        at = datetime.combine(day, time(self.number(9, 17), self.number(0, 59)), ALMATY)
        return min(at.astimezone(UTC), datetime.now(UTC) - timedelta(minutes=1))
