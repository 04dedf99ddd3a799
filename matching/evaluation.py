"""How good a ranking is: MAP, MRR, nDCG, precision and recall, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

METRICS = ("MAP", "MRR", "nDCG@5", "nDCG@10", "P@1", "P@5", "R@10")
RESAMPLES = 2000
SEED = 0
_QREL_FIELDS = 4

Qrels = Mapping[str, Mapping[str, int]]
Runs = Mapping[str, Sequence[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over queries with its 95 % bootstrap interval."""

    name: str
    mean: float
    low: float
    high: float


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Read ``query 0 document relevance`` lines."""
    qrels: dict[str, dict[str, int]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        parts = line.split()
        if not parts:
            continue
        if len(parts) < _QREL_FIELDS:
            raise ValueError(f"{path.name}:{number}: expected query, 0, document, relevance")
        qrels.setdefault(parts[0], {})[parts[2]] = int(float(parts[3]))
    return qrels


def evaluate(runs: Runs, qrels: Qrels) -> list[Figure]:
    """Return the figures of a run; relevant documents that it left out count as not found.

    Queries without a relevant document are left out. Equal scores rank in order of id.
    """
    import numpy as np

    rows = [
        per_query(runs.get(query, ()), judged)
        for query, judged in sorted(qrels.items())
        if any(relevance > 0 for relevance in judged.values())
    ]
    if not rows:
        raise ValueError("no query has a relevant document")
    table = np.array(rows)
    draws = np.random.default_rng(SEED).integers(0, len(rows), (RESAMPLES, len(rows)))
    figures = []
    for column, name in enumerate(METRICS):
        values = table[:, column]
        low, high = np.percentile(values[draws].mean(axis=1), [2.5, 97.5])
        figures.append(Figure(name, float(values.mean()), float(low), float(high)))
    return figures


def per_query(run: Sequence[tuple[str, float]], judged: Mapping[str, int]) -> list[float]:
    """Return the figures of one query in the order of ``METRICS``."""
    import numpy as np

    order = sorted(run, key=lambda pair: (-pair[1], pair[0]))
    gains = np.array([judged.get(document, 0) for document, _ in order], dtype=float)
    right = gains > 0
    ideal = np.sort([float(one) for one in judged.values() if one > 0])[::-1]
    places = np.flatnonzero(right)
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return [
        float((precision * right).sum() / len(ideal)),
        float(1 / (places[0] + 1)) if len(places) else 0.0,
        _ndcg(gains.tolist(), ideal.tolist(), 5),
        _ndcg(gains.tolist(), ideal.tolist(), 10),
        float(right[:1].sum()),
        float(right[:5].sum() / 5),
        float(right[:10].sum() / len(ideal)),
    ]


def _ndcg(gains: Sequence[float], ideal: Sequence[float], depth: int) -> float:
    """Return the discounted gain of the first places against the best possible."""
    return _dcg(gains[:depth]) / _dcg(ideal[:depth])


def _dcg(gains: Sequence[float]) -> float:
    """Return the discounted cumulative gain."""
    from math import log2

    return sum((2**gain - 1) / log2(place + 2) for place, gain in enumerate(gains))
