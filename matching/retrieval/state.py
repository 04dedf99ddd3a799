"""What the compiled search holds while it runs."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

# Compiled code is exact about widths; these say only which are whole numbers.
Whole = int | np.integer[Any]
Real = float | np.floating[Any]


class Query(NamedTuple):
    """A row to search for."""

    columns: np.ndarray
    weights: np.ndarray


class Best(NamedTuple):
    """The best documents so far: a heap with the worst at its root; -1 and 0 where none is yet."""

    documents: np.ndarray
    scores: np.ndarray


class Scratch(NamedTuple):
    """What one thread writes on; `sums` and `query` are zero between two looks.

    `lines` and `shares` are the query's common columns, `highest` is one number a block,
    `places` are the documents to be looked up, `scores` what they score.
    """

    sums: np.ndarray
    query: np.ndarray
    lines: np.ndarray
    shares: np.ndarray
    highest: np.ndarray
    blocks: np.ndarray
    places: np.ndarray
    scores: np.ndarray
    heap: np.ndarray
