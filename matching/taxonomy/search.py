"""Finding concepts from what a person types in the skill picker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from matching.text import fold

if TYPE_CHECKING:
    from matching.taxonomy.concept import Concept

ENOUGH = 70.0
_EXACT, _PREFIX, _WORD_PREFIX = 1000.0, 300.0, 200.0
_OWN_LANGUAGE = 1.0


class LabelIndex:
    """Folded labels with the concepts they name."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.rows = [
            (fold(label), lang, concept.id)
            for concept in concepts
            for lang, labels in concept.labels.items()
            for label in labels
        ]

    def find(self, text: str, lang: str) -> list[str]:
        """Return concept ids, nearest first; ties by id."""
        wanted = fold(text).strip()
        best: dict[str, float] = {}
        for label, label_lang, concept in self.rows if wanted else ():
            score = nearness(wanted, label)
            if score >= ENOUGH:
                score += _OWN_LANGUAGE * (label_lang == lang)
                best[concept] = max(best.get(concept, 0.0), score)
        return sorted(best, key=lambda concept: (-best[concept], concept))


def nearness(wanted: str, label: str) -> float:
    """Return how near a label is: exact, then prefix, then inside, then with typing errors."""
    from rapidfuzz import fuzz

    if label == wanted:
        return _EXACT
    shortness = 50.0 * len(wanted) / len(label)
    if label.startswith(wanted):
        return _PREFIX + shortness
    if any(word.startswith(wanted) for word in label.split()):
        return _WORD_PREFIX + shortness
    if min(len(wanted), len(label)) <= 3:  # too short for typing errors
        return 0.0
    return float(fuzz.ratio(wanted, label[: len(wanted) + 2], score_cutoff=ENOUGH))
