"""How fast the best documents of a sparse product are found, beside four libraries.

Profiles search for roles: about 19 and 12 skills a row, drawn without replacement from 1,500 whose
popularity falls as 1 / rank; IDF weights, rows of length one. The methods take turns, so that
whatever else the machine does falls on all of them, and processor time is compared beside the
clock. Slow methods take the first rows only, and their time is scaled up to all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import StringIO
from statistics import median
from time import perf_counter, process_time

import numpy as np
from scipy.sparse import csr_matrix

from matching.retrieval import TopProduct

TOP, COLUMNS, SEED = 20, 1500, 1
_PEER = "sparse_dot_topn"
_CHECKED = 500

Documents = np.ndarray
Search = Callable[[csr_matrix], Documents]


@dataclass(frozen=True)
class Size:
    """How many rows each side has, how often to measure, how many rows the slow ones take."""

    queries: int = 100_000
    documents: int = 30_000
    rounds: int = 3
    slow: int = 1_000


FULL, SMALL = Size(), Size(queries=10_000, documents=5_000, slow=500)


@dataclass(frozen=True)
class Method:
    """A way to search; `make` does what is done once, outside the measured time."""

    name: str
    make: Callable[[csr_matrix], Search]
    threads: int = 1
    slow: bool = False


def matrices(size: Size) -> tuple[csr_matrix, csr_matrix]:
    """Return queries and documents."""
    draw = np.random.default_rng(SEED)
    queries, documents = _rows(draw, size.queries, 19), _rows(draw, size.documents, 12)
    held = np.bincount(documents.indices, minlength=COLUMNS)
    idf = np.log((1 + size.documents) / (1 + held)) + 1
    return _weighted(queries, idf), _weighted(documents, idf)


def _rows(draw: np.random.Generator, count: int, mean: int) -> csr_matrix:
    """Return rows of ones: the first of exponential clocks that run as fast as the popularity."""
    lengths = np.maximum(1, draw.poisson(mean, count))
    columns: list[np.ndarray] = []
    for block in np.array_split(lengths, -(-count // 1000)):
        clocks = draw.exponential(size=(block.size, COLUMNS)) * np.arange(1, COLUMNS + 1)
        order = np.argsort(clocks, axis=1)
        columns.extend(np.sort(row[:length]) for row, length in zip(order, block, strict=True))
    starts = np.concatenate([[0], np.cumsum(lengths)])
    chosen = np.concatenate(columns)
    return csr_matrix((np.ones(chosen.size), chosen, starts), shape=(count, COLUMNS))


def _weighted(rows: csr_matrix, idf: np.ndarray) -> csr_matrix:
    """Weigh rows of ones; their columns stay sorted, without which the peer takes twice as long."""
    weights = idf[rows.indices]
    squares = np.add.reduceat(weights**2, rows.indptr[:-1])
    weights /= np.sqrt(np.repeat(squares, np.diff(rows.indptr)))
    return csr_matrix((weights.astype(np.float32), rows.indices, rows.indptr), shape=rows.shape)


def ours(backend: str, threads: int) -> Callable[[csr_matrix], Search]:
    """Return our search; fitting is measured with it."""

    def make(documents: csr_matrix) -> Search:
        def search(queries: csr_matrix) -> Documents:
            product = TopProduct(top=TOP, backend=backend, threads=threads).fit(documents)
            return product.search(queries)[0]

        return search

    return make


def sparse_dot_topn(threads: int) -> Callable[[csr_matrix], Search]:
    """Return the peer's search, on documents that are turned beforehand."""

    def make(documents: csr_matrix) -> Search:
        from sparse_dot_topn import sp_matmul_topn

        turned = documents.T.tocsr()

        def search(queries: csr_matrix) -> Documents:
            found = sp_matmul_topn(queries, turned, TOP, sort=True, n_threads=threads)
            return _padded(found)

        return search

    return make


def _padded(found: csr_matrix) -> Documents:
    """Return the columns of each row, -1 where there are fewer."""
    lengths = np.diff(found.indptr)
    documents = np.full((found.shape[0], TOP), -1)
    documents[np.arange(TOP) < lengths[:, None]] = found.indices
    return documents


def scipy_product(documents: csr_matrix) -> Search:
    """Return the usual way with SciPy: a block of the product, argpartition, argsort."""
    turned = documents.T.tocsr()

    def search(queries: csr_matrix) -> Documents:
        blocks = [queries[first : first + 500] for first in range(0, queries.shape[0], 500)]
        return np.concatenate([_partitioned((block @ turned).toarray()) for block in blocks])

    return search


def _partitioned(product: np.ndarray) -> Documents:
    best = np.argpartition(product, -TOP, axis=1)[:, -TOP:]
    order = np.argsort(-np.take_along_axis(product, best, axis=1), axis=1)
    return np.take_along_axis(best, order, axis=1)


def nearest_neighbors(documents: csr_matrix) -> Search:
    """Return scikit-learn's search."""
    from sklearn.neighbors import NearestNeighbors

    neighbors = NearestNeighbors(n_neighbors=TOP, metric="cosine", algorithm="brute")
    neighbors.fit(documents)
    return lambda queries: neighbors.kneighbors(queries, return_distance=False)


def bm25(documents: csr_matrix) -> Search:
    """Return bm25s on the same sets of skills; it weighs them its own way."""
    from bm25s import BM25
    from bm25s.tokenization import Tokenized

    words = {str(column): column for column in range(COLUMNS)}
    held = BM25()
    with redirect_stderr(StringIO()):
        held.index(Tokenized(_lists(documents), words), show_progress=False)

    def search(queries: csr_matrix) -> Documents:
        asked = Tokenized(_lists(queries), words)
        return held.retrieve(asked, k=TOP, show_progress=False).documents

    return search


def _lists(rows: csr_matrix) -> list[list[int]]:
    return [part.tolist() for part in np.split(rows.indices, rows.indptr[1:-1])]


METHODS = (
    Method(_PEER, sparse_dot_topn(1)),
    Method("TopProduct, compiled", ours("compiled", 1)),
    Method(_PEER, sparse_dot_topn(2), threads=2),
    Method("TopProduct, compiled", ours("compiled", 2), threads=2),
    Method("TopProduct, scipy", ours("scipy", 1), slow=True),
    Method("SciPy product, argpartition", scipy_product, slow=True),
    Method("scikit-learn NearestNeighbors", nearest_neighbors, slow=True),
    Method("bm25s, on the same skills", bm25, slow=True),
)


def agreement(queries: csr_matrix, documents: csr_matrix, found: Documents) -> float:
    """Return how many of the found documents are among the best, whichever of a tie is taken."""
    product = (queries[:_CHECKED].astype(float) @ documents.T.astype(float)).toarray()
    least = np.partition(product, -TOP, axis=1)[:, -TOP, None]
    scores = np.take_along_axis(product, found[:_CHECKED], axis=1)
    return float(np.mean((scores >= least - 1e-6) & (found[:_CHECKED] >= 0)))


@dataclass(frozen=True)
class Figures:
    """What was measured: medians of the rounds, and how many of the best were found."""

    seconds: float
    processor: float
    agreement: float


def measure(size: Size) -> Iterator[tuple[Method, Figures]]:
    """Return each method with its figures."""
    queries, documents = matrices(size)
    asked = [queries[: size.slow] if method.slow else queries for method in METHODS]
    searches = [method.make(documents) for method in METHODS]
    first = queries[:_CHECKED]
    agreements = [agreement(queries, documents, search(first)) for search in searches]
    rounds = [
        [_timed(search, rows) for search, rows in zip(searches, asked, strict=True)]
        for _ in range(size.rounds)
    ]
    for place, method in enumerate(METHODS):
        scale = size.queries / asked[place].shape[0]
        seconds, processor = (
            scale * median(times) for times in zip(*(one[place] for one in rounds), strict=True)
        )
        yield method, Figures(seconds, processor, agreements[place])


def _timed(search: Search, rows: csr_matrix) -> tuple[float, float]:
    """Return the seconds on the clock, and those of all processors."""
    clock, processor = perf_counter(), process_time()
    search(rows)
    return perf_counter() - clock, process_time() - processor


def rows(size: Size) -> list[tuple[str, str, str, str, str]]:
    """Return the table: seconds, times of the peer's with as many threads, agreement."""
    found = list(measure(size))
    peers = {method.threads: figures for method, figures in found if method.name == _PEER}
    return [
        (
            f"{method.name}, threads: {method.threads}" + (" (scaled up)" if method.slow else ""),
            f"{figures.seconds:.2f}",
            f"{figures.seconds / peers[method.threads].seconds:.3f}",
            f"{figures.processor / peers[method.threads].processor:.3f}",
            f"{figures.agreement:.4f}",
        )
        for method, figures in found
    ]
