"""The fitted documents as plain arrays: by column for adding up, by row for looking up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# A tile's documents are numbered in 16 bits, and their sums are held near the processor.
TILE = 65536
# A tile is a whole number of these, so that it divides into registers.
STEP = 256
# From one document in so many, a column is common: adding a byte for each document, many at a time,
# takes less than adding for its documents alone, one at a time.
_COMMON = 12

ROW = np.dtype([("column", np.uint32), ("weight", np.float32)])


class Postings(NamedTuple):
    """Documents, ready to be searched; the arrays pickle, and may be memory maps.

    Parameters
    ----------
    columns
        How many columns there are.
    tile
        How many documents a tile has; the last one is filled up with empty documents.
    starts
        Where the postings of tile t and column c begin: ``starts[t * columns + c]``.
    places, weights
        The postings of rare columns: which of the tile's documents, and its weight.
    lines
        Where a common column is in `levels`; -1 for a rare column.
    levels, units
        The weights of common columns, rounded down to a multiple of the column's unit; shape
        (n_common, n_tiles * tile).
    row_starts, rows
        The documents themselves, their columns in order.
    """

    columns: int
    tile: int
    starts: np.ndarray
    places: np.ndarray
    weights: np.ndarray
    lines: np.ndarray
    levels: np.ndarray
    units: np.ndarray
    row_starts: np.ndarray
    rows: np.ndarray


def postings_of(documents: csr_matrix, largest_tile: int = TILE) -> Postings:
    """Turn rows, as `rows_of` returns them, into postings."""
    count, columns = documents.shape
    tiles = max(1, -(-count // largest_tile))
    tile = max(1, -(-count // (tiles * STEP))) * STEP
    document = np.repeat(np.arange(count), np.diff(documents.indptr))
    lines = _lines(documents)
    units, levels = _levels(documents, lines)
    common = lines[documents.indices] >= 0
    table = np.zeros((units.size, tiles * tile), np.uint8)
    table[lines[documents.indices[common]], document[common]] = levels
    keys = ((document // tile) * columns + documents.indices)[~common]
    order = np.argsort(keys, kind="stable")
    return Postings(
        columns=columns,
        tile=tile,
        starts=_starts(np.bincount(keys, minlength=tiles * columns)),
        places=(document % tile)[~common][order].astype(np.uint16),
        weights=documents.data[~common][order],
        lines=lines,
        levels=table,
        units=units,
        row_starts=_starts(np.bincount(document, minlength=tiles * tile)),
        rows=_rows(documents),
    )


def _lines(documents: csr_matrix) -> np.ndarray:
    """Number the common columns; -1 for the others."""
    count, columns = documents.shape
    common = np.bincount(documents.indices, minlength=columns) * _COMMON > count
    return np.where(common, np.cumsum(common) - 1, -1).astype(np.int32)


def _levels(documents: csr_matrix, lines: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return each common column's unit, and how many whole units its weights are."""
    line = lines[documents.indices]
    weights, line = documents.data[line >= 0], line[line >= 0]
    units = np.zeros(lines.max(initial=-1) + 1, np.float32)
    np.maximum.at(units, line, weights)
    units = np.nextafter(units / np.float32(255), np.float32(np.inf))
    return units, np.floor(weights / units[line]).astype(np.uint8)


def _starts(counts: np.ndarray) -> np.ndarray:
    """Return where each group begins, and where the last one ends."""
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _rows(documents: csr_matrix) -> np.ndarray:
    """Return columns and weights side by side, so that one look fetches both."""
    rows = np.empty(documents.nnz, ROW)
    rows["column"], rows["weight"] = documents.indices, documents.data
    return rows
