"""The compiled search: add up almost exactly, then look up what can be among the best.

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
# How many documents make a block.
_DEPTH = 16
# How many sums are held close to the processor while the common columns are added.
_STRETCH = 4096
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
def _scratch(postings: Postings, top: Whole) -> Scratch:
    tile = postings.tile
    return Scratch(
        sums=np.zeros(tile, np.float32),
        query=np.zeros(postings.columns, np.float32),
        lines=np.zeros(postings.units.shape[0] + 1, np.int64),
        shares=np.zeros(postings.units.shape[0] + 1, np.float32),
        highest=np.zeros(tile // _DEPTH, np.float32),
        blocks=np.zeros(tile // _DEPTH + 1, np.uint32),
        places=np.zeros(tile + 1, np.uint32),
        scores=np.zeros(tile, np.float32),
        heap=np.zeros(top, np.float32),
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
def _add_rare(postings: Postings, tile: Whole, query: Query, sums: np.ndarray) -> None:
    """Add the query's rare columns to the sums of a tile's documents."""
    for at in range(query.columns.shape[0]):
        weight = query.weights[at]
        key = tile * postings.columns + query.columns[at]
        # Unsigned, so that no index has to be tested for counting from the end.
        first, end = np.uint64(postings.starts[key]), np.uint64(postings.starts[key + 1])
        for posting in range(first, end):
            sums[postings.places[posting]] += weight * postings.weights[posting]


@_compiled
def _spread(postings: Postings, query: Query, scratch: Scratch) -> Whole:
    """Write the query's weights in their columns, and list the common ones."""
    count = 0
    for at in range(query.columns.shape[0]):
        column, weight = query.columns[at], query.weights[at]
        scratch.query[column] = weight
        line = postings.lines[column]
        if line >= 0:
            scratch.lines[count] = line
            scratch.shares[count] = weight * postings.units[line]
            count += 1
    # Columns are added two at a time; an odd one goes with itself, for nothing.
    scratch.lines[count], scratch.shares[count] = scratch.lines[max(0, count - 1)], 0
    return count


@_compiled
def _add_common(table: np.ndarray, first: Whole, count: Whole, scratch: Scratch) -> None:
    """Add the listed common columns, rounded down, to the sums of a tile's documents."""
    for begin in range(0, scratch.sums.shape[0], _STRETCH):
        sums = scratch.sums[begin : begin + _STRETCH]
        start = first + begin
        for at in range(0, count, 2):
            share, other_share = scratch.shares[at], scratch.shares[at + 1]
            line = table[scratch.lines[at], start : start + sums.shape[0]]
            other = table[scratch.lines[at + 1], start : start + sums.shape[0]]
            for place in range(sums.shape[0]):
                sums[place] += share * np.float32(line[place]) + other_share * np.float32(
                    other[place]
                )


@_compiled
def _maxima(sums: np.ndarray, highest: np.ndarray) -> None:
    """Find the highest sum of each block.

    A block is every n-th document, so that the loop runs along a register's lanes.
    """
    width = highest.shape[0]
    highest[:] = 0
    for step in range(_DEPTH):
        first = step * width
        for block in range(width):
            highest[block] = max(highest[block], sums[first + block])


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
def _places(scratch: Scratch, blocks: Whole, least: Real) -> Whole:
    """List the documents of the listed blocks that can reach `least`."""
    width = np.uint64(scratch.highest.shape[0])
    count = np.uint64(0)
    for at in range(blocks):
        place = np.uint64(scratch.blocks[at])
        for _ in range(_DEPTH):
            scratch.places[count] = place
            count += np.uint64(scratch.sums[place] >= least)
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
def _least(scratch: Scratch, common: Whole, terms: Whole, best: Best) -> Real:
    """Return the sum that a document must have to be among the best, for all the rounding."""
    reached = best.scores[0]
    if reached == 0:
        reached = _nth_highest(scratch.highest, scratch.heap)
    # Sums in another order differ in the last bits.
    slack = np.float32(1 + (terms + 16) * 2.0**-21)
    lost = np.float32(0)
    for at in range(common):
        lost += scratch.shares[at]
    least: Real = max(reached, _SMALLEST) / slack - lost * slack
    return least


@_compiled
def _look(postings: Postings, tile: Whole, query: Query, scratch: Scratch, best: Best) -> None:
    """Take one tile's documents into account for one row."""
    first = tile * postings.tile
    common = _spread(postings, query, scratch)
    _add_rare(postings, tile, query, scratch.sums)
    _add_common(postings.levels, first, common, scratch)
    _maxima(scratch.sums, scratch.highest)
    least = _least(scratch, common, query.columns.shape[0], best)
    blocks = _blocks(scratch.highest, least, scratch.blocks)
    _offer(postings, first, scratch.places[: _places(scratch, blocks, least)], scratch, best)
    scratch.sums[:] = 0
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
    scratch = _scratch(postings, top)
    tiles = (postings.row_starts.shape[0] - 1) // postings.tile
    for first in range(0, rows, _BATCH):
        end = min(rows, first + _BATCH)
        for tile in range(tiles):
            for row in range(first, end):
                begin, stop = starts[row], starts[row + 1]
                query = Query(columns[begin:stop], weights[begin:stop])
                _look(postings, tile, query, scratch, Best(documents[row], scores[row]))
        for row in range(first, end):
            _sort(Best(documents[row], scores[row]))
