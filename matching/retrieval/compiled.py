"""The compiled search: add rare columns, bound what common ones can add, look up the rest.

Importing this module imports numba, so it is imported where a search begins. All compiled functions
stand in this one file: numba's cache on disk does not notice a change in another.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit

from matching.retrieval.postings import Postings
from matching.retrieval.state import Best, Query, Real, Scratch, Whole

# Rows that pass through a tile of documents before the next tile is read.
_BATCH = 128
# How many documents share a bound.
_DEPTH = 16
# What looking into a block of documents, or over a tile, costs: as much as so many postings.
_BLOCK_COST, _TILE_COST = 80, 3000
# Below every product of two weights that `rows_of` lets through.
_SMALLEST = np.float32(1e-35)

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _compiled(function: _Function) -> _Function:
    """Compile, free of the interpreter's lock; keep the result on disk where there is a place."""
    try:
        made = njit(nogil=True, cache=True)(function)
    except RuntimeError:  # neither this folder nor the person's cache folder can be written to
        made = njit(nogil=True)(function)
    return cast(_Function, made)


@_compiled
def _scratch(tile: Whole, columns: Whole, top: Whole) -> Scratch:
    width = tile // _DEPTH
    return Scratch(
        np.zeros(tile, np.float32),
        np.zeros(columns, np.float32),
        np.zeros(width, np.float32),
        np.zeros(width + 1, np.uint32),
        np.zeros(tile + 1, np.uint32),
        np.zeros(tile, np.float32),
        np.zeros(top, np.float32),
    )


@_compiled
def _worse(score: Real, document: Whole, other: Real, than: Whole) -> np.bool | bool:
    """Tell whether a document stands below another: a lower score, or as high and further back."""
    return score < other or (score == other and document > than)


@_compiled
def _replace_worst(best: Best, size: Whole, document: Whole, score: Real) -> None:
    """Put an entry in place of the root of a heap, and restore the order."""
    documents, scores, at, child = best.documents, best.scores, 0, 1
    while child < size:
        other = child + 1
        if other < size and _worse(
            scores[other], documents[other], scores[child], documents[child]
        ):
            child = other
        if not _worse(scores[child], documents[child], score, document):
            break
        scores[at], documents[at] = scores[child], documents[child]
        at, child = child, 2 * child + 1
    scores[at], documents[at] = score, document


@_compiled
def _sort(best: Best) -> None:
    """Turn a heap into a list, best first."""
    for last in range(best.scores.shape[0] - 1, 0, -1):
        document, score = best.documents[last], best.scores[last]
        best.documents[last], best.scores[last] = best.documents[0], best.scores[0]
        _replace_worst(best, last, document, score)


@_compiled
def _nth_highest(values: np.ndarray, heap: np.ndarray) -> Real:
    """Return the n-th highest of values, n being the length of `heap`; at least zero."""
    heap[:] = 0
    size = heap.shape[0]
    for value in values:
        if value <= heap[0]:
            continue
        at, child = 0, 1
        while child < size:
            if child + 1 < size and heap[child + 1] < heap[child]:
                child += 1
            if heap[child] >= value:
                break
            heap[at] = heap[child]
            at, child = child, 2 * child + 1
        heap[at] = value
    least: Real = heap[0]
    return least


@_compiled
def _add(postings: Postings, tile: Whole, query: Query, common: bool, sums: np.ndarray) -> None:  # noqa: FBT001
    """Add the query's common columns, or its rare ones, to the sums of a tile's documents."""
    for at in range(query.columns.shape[0]):
        column, weight = query.columns[at], query.weights[at]
        if postings.common[column] == common:
            key = tile * postings.columns + column
            # Unsigned, so that no index has to be tested for counting from the end.
            first, end = np.uint64(postings.starts[key]), np.uint64(postings.starts[key + 1])
            for posting in range(first, end):
                sums[postings.places[posting]] += weight * postings.weights[posting]


@_compiled
def _spread(postings: Postings, query: Query, target: np.ndarray) -> Real:
    """Write the query's weights in their columns; return the length of its common part."""
    squares = 0.0
    for at in range(query.columns.shape[0]):
        weight = query.weights[at]
        target[query.columns[at]] = weight
        if postings.common[query.columns[at]]:
            squares += np.float64(weight) * np.float64(weight)
    length: Real = np.sqrt(squares)
    return length


@_compiled
def _crowded(postings: Postings, tile: Whole, query: Query, blocks: Whole) -> bool:
    """Tell whether adding the common columns costs less than looking into so many blocks."""
    missing = _TILE_COST
    for column in query.columns:
        if postings.common[column]:
            key = tile * postings.columns + column
            missing += postings.starts[key + 1] - postings.starts[key]
    return blocks * _BLOCK_COST > missing


@_compiled
def _bound(sums: np.ndarray, rests: np.ndarray, length: Real, highest: np.ndarray) -> None:
    """Find the most that a document of each block can reach (Cauchy and Schwarz).

    A block is every n-th document, so that the loop runs along a register's lanes.
    """
    width = highest.shape[0]
    highest[:] = 0
    for step in range(_DEPTH):
        first = step * width
        for block in range(width):
            value = sums[first + block] + length * rests[first + block]
            highest[block] = max(highest[block], value)


@_compiled
def _blocks(highest: np.ndarray, least: Real, blocks: np.ndarray) -> Whole:
    """List the blocks that can reach `least`."""
    count = np.uint64(0)
    for block in range(np.uint64(highest.shape[0])):
        # No branch, here and below: a processor would guess most of them wrong.
        blocks[count] = block
        count += np.uint64(highest[block] >= least)
    return np.int64(count)


@_compiled
def _places(scratch: Scratch, blocks: Whole, rests: np.ndarray, length: Real, least: Real) -> Whole:
    """List the documents of the listed blocks that can reach `least`."""
    width = np.uint64(scratch.highest.shape[0])
    count = np.uint64(0)
    for at in range(blocks):
        place = np.uint64(scratch.blocks[at])
        for _ in range(_DEPTH):
            scratch.places[count] = place
            count += np.uint64(scratch.sums[place] + length * rests[place] >= least)
            place += width
    return np.int64(count)


@_compiled
def _score(postings: Postings, first: Whole, places: np.ndarray, scratch: Scratch) -> None:
    """Score documents in full, adding in the order of the columns as SciPy's product does."""
    one = np.uint64(1)
    for at in range(places.shape[0]):
        row = np.uint64(first) + np.uint64(places[at])
        score = np.float32(0)
        entries = range(
            np.uint64(postings.row_starts[row]), np.uint64(postings.row_starts[row + one])
        )
        for entry in entries:
            found = postings.rows[entry]
            score += scratch.query[found["column"]] * found["weight"]
        scratch.scores[at] = score


@_compiled
def _offer(
    postings: Postings, first: Whole, places: np.ndarray, scratch: Scratch, best: Best
) -> None:
    """Keep those of the documents that are among the best."""
    _score(postings, first, places, scratch)
    for at in range(places.shape[0]):
        score, document = scratch.scores[at], np.int64(first) + np.int64(places[at])
        if _worse(best.scores[0], best.documents[0], score, document):
            _replace_worst(best, best.scores.shape[0], document, score)


@_compiled
def _least(scratch: Scratch, best: Best, slack: Real) -> Real:
    """Return what a document must reach to be among the best."""
    if best.scores[0] > 0:
        reached = best.scores[0]
    else:
        _bound(scratch.sums, scratch.sums, np.float32(0), scratch.highest)
        reached = _nth_highest(scratch.highest, scratch.heap)
    return np.float32(max(reached / slack, _SMALLEST))


@_compiled
def _survey(
    scratch: Scratch, rests: np.ndarray, length: Real, best: Best, slack: Real
) -> tuple[Real, Whole]:
    """Return what a document must reach, and list the blocks that can."""
    least = _least(scratch, best, slack)
    _bound(scratch.sums, rests, length, scratch.highest)
    return least, _blocks(scratch.highest, least, scratch.blocks)


@_compiled
def _look(postings: Postings, tile: Whole, query: Query, scratch: Scratch, best: Best) -> None:
    """Take one tile's documents into account for one row."""
    first, sums = tile * postings.tile, scratch.sums
    rests = postings.rests[first : first + postings.tile]
    # Sums in another order differ in the last bits; what is that close is looked up.
    slack = np.float32(1 + (query.columns.shape[0] + 16) * 2.0**-21)
    length = np.float32(_spread(postings, query, scratch.query) * slack)
    _add(postings, tile, query, False, sums)
    least, blocks = _survey(scratch, rests, length, best, slack)
    if length > 0 and _crowded(postings, tile, query, blocks):
        _add(postings, tile, query, True, sums)
        length = np.float32(0)
        least, blocks = _survey(scratch, rests, length, best, slack)
    if best.scores[0] == 0:
        # The sure ones first: what they score leaves fewer of the others to look up.
        sure = scratch.places[: _places(scratch, blocks, rests, np.float32(0), least)]
        _offer(postings, first, sure, scratch, best)
        for place in sure:
            sums[place] = -np.inf
        least = np.float32(max(least, best.scores[0] / slack))
    places = scratch.places[: _places(scratch, blocks, rests, length, least)]
    _offer(postings, first, places, scratch, best)
    sums[:] = 0
    for column in query.columns:
        scratch.query[column] = 0


@_compiled
def search(
    postings: Postings,
    starts: np.ndarray,
    columns: np.ndarray,
    weights: np.ndarray,
    documents: np.ndarray,
    scores: np.ndarray,
) -> None:
    """Write the best documents, and their scores, of the rows of a CSR matrix.

    `documents` and `scores` come filled with -1 and 0, shape (n_rows, top). What is only read must
    be read-only, so that memory maps need no compilation of their own.
    """
    rows, top = documents.shape
    scratch = _scratch(postings.tile, postings.columns, top)
    for first in range(0, rows, _BATCH):
        end = min(rows, first + _BATCH)
        for tile in range(postings.rests.shape[0] // postings.tile):
            for row in range(first, end):
                begin, stop = starts[row], starts[row + 1]
                query = Query(columns[begin:stop], weights[begin:stop])
                _look(postings, tile, query, scratch, Best(documents[row], scores[row]))
        for row in range(first, end):
            _sort(Best(documents[row], scores[row]))
