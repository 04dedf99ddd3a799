"""How much the taxonomy covers: concepts by kind, labels by language."""

from __future__ import annotations

from collections import Counter

from matching.taxonomy.concept import LANGUAGES
from matching.taxonomy.taxonomy import Taxonomy


def coverage_table(taxonomy: Taxonomy) -> str:
    """Return a table of concepts by kind with their labels in each language."""
    kinds = sorted({concept.kind for concept in taxonomy})
    rows = [f"{'kind':14s}{'concepts':>10s}" + "".join(f"{lang:>8s}" for lang in LANGUAGES)]
    for kind in (*kinds, "all"):
        own = [concept for concept in taxonomy if kind in {concept.kind, "all"}]
        labels: Counter[str] = Counter()
        for concept in own:
            labels.update({lang: len(concept.labels[lang]) for lang in LANGUAGES})
        counts = "".join(f"{labels[lang]:8d}" for lang in LANGUAGES)
        rows.append(f"{kind:14s}{len(own):10d}{counts}")
    return "\n".join(rows)
