"""The fitted documents as plain arrays: by column for adding up, by row for looking up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# A tile's documents are numbered in 16 bits, and their sums stay near the processor.
TILE = 32768
# A tile is a whole number of these, so that it divides into registers.
STEP = 256
# A column held by more than one document in eight is common: its share is bounded, not added.
_COMMON = 8

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
        The postings: which of the tile's documents, and its weight.
    row_starts, rows
        The documents themselves, their columns in order.
    common
        Which columns are common.
    rests
        How long each document is in its common columns alone, rounded up.
    """

    columns: int
    tile: int
    starts: np.ndarray
    places: np.ndarray
    weights: np.ndarray
    row_starts: np.ndarray
    rows: np.ndarray
    common: np.ndarray
    rests: np.ndarray


def postings_of(documents: csr_matrix, largest_tile: int = TILE) -> Postings:
    """Turn rows, as `rows_of` returns them, into postings."""
    count, columns = documents.shape
    tiles = max(1, -(-count // largest_tile))
    tile = max(1, -(-count // (tiles * STEP))) * STEP
    document = np.repeat(np.arange(count), np.diff(documents.indptr))
    held = np.bincount(documents.indices, minlength=columns)
    common = held * _COMMON > count
    keys = (document // tile) * columns + documents.indices
    order = np.argsort(keys, kind="stable")
    return Postings(
        columns=columns,
        tile=tile,
        starts=_starts(np.bincount(keys, minlength=tiles * columns)),
        places=(document % tile)[order].astype(np.uint16),
        weights=documents.data[order],
        row_starts=_starts(np.bincount(document, minlength=tiles * tile)),
        rows=_rows(documents),
        common=common,
        rests=_lengths(documents, document, common, tiles * tile),
    )


def _starts(counts: np.ndarray) -> np.ndarray:
    """Return where each group begins, and where the last one ends."""
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _rows(documents: csr_matrix) -> np.ndarray:
    """Return columns and weights side by side, so that one look fetches both."""
    rows = np.empty(documents.nnz, ROW)
    rows["column"], rows["weight"] = documents.indices, documents.data
    return rows


def _lengths(
    documents: csr_matrix, document: np.ndarray, common: np.ndarray, size: int
) -> np.ndarray:
    """Return the length of each document's common part, never too short."""
    squares = np.where(common[documents.indices], documents.data.astype(float) ** 2, 0)
    lengths = np.sqrt(np.bincount(document, squares, size))
    return np.nextafter(lengths.astype(np.float32), np.float32(np.inf)) * (lengths > 0)
