"""The loops of ``sums``, compiled; only imported where numba is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from matching.text.sums import Rows

_ONE = np.ones(256)
_NO_CODES = np.zeros(0, dtype=np.uint8)


def sums(
    whole: Rows, table: np.ndarray, weights: np.ndarray | None, rows: np.ndarray | None
) -> np.ndarray:
    """Sum with one compiled loop; the same as ``sums.plain``."""
    chosen = np.arange(len(whole)) if rows is None else np.asarray(rows, dtype=np.int64)
    codes = _NO_CODES if whole.codes is None else whole.codes
    values = np.ascontiguousarray(table, dtype=np.float64)
    known = _ONE if weights is None else weights
    result: np.ndarray = _loop(whole.starts, whole.places, codes, known, values, chosen)
    return result


def products(matrix: np.ndarray, vectors: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Multiply as ``sums.products`` does."""
    result: np.ndarray = _products(matrix, np.ascontiguousarray(vectors), rows.astype(np.int64))
    return result


def spread(
    whole: Rows, rows: np.ndarray, values: np.ndarray, weights: np.ndarray, out: np.ndarray
) -> None:
    """Add as ``Rows.spread`` does."""
    total = np.zeros(len(out))
    codes = _NO_CODES if whole.codes is None else whole.codes
    _spread(whole.starts, whole.places, codes, weights, rows, values, total)
    out += total


def lengths(
    words: Rows,
    damp: np.ndarray,
    letters: Rows,
    values: np.ndarray,
    stems: Rows,
    axes: np.ndarray,
) -> np.ndarray:
    """Measure texts in letters and in meaning, shape (n_texts, 2).

    Parameters
    ----------
    words, damp
        The words of each text, and how much one counts that stands so often.
    letters, values
        The letter groups of each word, and what each of these entries is worth.
    stems, axes
        The stems of each word, and where each stem lies.
    """
    assert words.codes is not None  # noqa: S101 - for the type checker
    size = int(letters.places.max(initial=0)) + 1
    result: np.ndarray = _lengths(
        (words.starts, words.places, words.codes, damp),
        (letters.starts, letters.places, values),
        (stems.starts, stems.places, axes),
        np.zeros(size),
        np.empty(size, dtype=np.int32),
    )
    return result


@njit(cache=True, nogil=True)
def _lengths(words, letters, stems, total, touched):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - compiled
    """Measure text after text, in a table that is cleared as it was filled."""
    starts, places, codes, damp = words
    letter_starts, letter_places, values = letters
    stem_starts, stem_places, axes = stems
    norms = np.zeros((len(starts) - 1, 2))
    where = np.zeros(axes.shape[1])
    for text in range(len(starts) - 1):
        count = 0
        where[:] = 0.0
        for entry in range(starts[text], starts[text + 1]):
            word, weight = places[entry], damp[codes[entry]]
            for at in range(letter_starts[word], letter_starts[word + 1]):
                column = letter_places[at]
                if total[column] == 0.0:
                    touched[count] = column
                    count += 1
                total[column] += weight * values[at]
            for at in range(stem_starts[word], stem_starts[word + 1]):
                for axis in range(len(where)):
                    where[axis] += weight * axes[stem_places[at], axis]
        for at in range(count):
            norms[text, 0] += total[touched[at]] ** 2
            total[touched[at]] = 0.0
        norms[text, 0] = np.sqrt(norms[text, 0])
        norms[text, 1] = np.sqrt((where**2).sum())
    return norms


# Letting the additions of one product run in lanes gives the same digits for one row and one
# vector in every call: the lanes depend on the number of axes alone.
@njit(cache=True, nogil=True, fastmath={"reassoc", "contract"})
def _products(matrix, vectors, rows):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - compiled
    """Multiply each row with each vector."""
    result = np.empty((len(rows), vectors.shape[0]))
    for at in range(len(rows)):
        row = rows[at]
        for column in range(vectors.shape[0]):
            total = 0.0
            for axis in range(matrix.shape[1]):
                total += matrix[row, axis] * vectors[column, axis]
            result[at, column] = total
    return result


@njit(cache=True, nogil=True)
def _spread(starts, places, codes, weights, rows, values, out):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - compiled
    """Add the value of each row to its places, row after row."""
    for at in range(len(rows)):
        for entry in range(starts[rows[at]], starts[rows[at] + 1]):
            weight = weights[codes[entry]] if len(codes) else 1.0
            out[places[entry]] += values[at] * weight


@njit(cache=True, nogil=True)
def _loop(starts, places, codes, weights, table, rows):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - compiled
    """Sum each row, entry after entry."""
    sums = np.zeros((len(rows), table.shape[1]))
    for at in range(len(rows)):
        for entry in range(starts[rows[at]], starts[rows[at] + 1]):
            place = places[entry]
            weight = weights[codes[entry]] if len(codes) else 1.0
            for column in range(table.shape[1]):
                sums[at, column] += weight * table[place, column]
    return sums
