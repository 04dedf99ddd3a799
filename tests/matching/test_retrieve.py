"""Retrieval: the same documents and scores as the exact product, whatever the rows are."""

import pickle
import subprocess
import sys
from importlib import reload

import numba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix, random_array

from matching.retrieval import TopProduct, compiled, matrices, plain, postings, top_rows

BACKENDS = ("compiled", "scipy")
# Eighths, so that every sum is exact in whatever order it is added.
EIGHTHS = st.sampled_from([0, 0, 0, 1, 2, 3, 8]).map(lambda eighths: eighths / 8)


@st.composite
def products(draw):
    columns = draw(st.integers(0, 6))
    rows = st.lists(st.lists(EIGHTHS, min_size=columns, max_size=columns), max_size=40)
    sides = [draw(rows) for _ in ("queries", "documents")]
    queries, documents = (np.array(side, np.float32).reshape(len(side), columns) for side in sides)
    return queries, documents, draw(st.sampled_from([1, 2, 5, 50]))


def exact(queries, documents, top):
    """Cut the whole product down: highest first, equal scores by document, none at zero."""
    product = np.asarray(queries, float) @ np.asarray(documents, float).T
    found = np.full((len(product), top), -1), np.zeros((len(product), top))
    for row, scores in enumerate(product):
        best = [one for one in np.lexsort((np.arange(scores.size), -scores)) if scores[one] > 0]
        for place, document in enumerate(best[:top]):
            found[0][row, place], found[1][row, place] = document, scores[document]
    return found


def skills(rows, columns, seed, *, common):
    """Return rows like skills: a few common columns, many rare ones, weights in eighths."""
    draw = np.random.default_rng(seed)
    rare = random_array((rows, columns), density=0.05, rng=draw, dtype=np.float32).toarray()
    often = draw.random((rows, common)) < np.linspace(0.9, 0.2, common)
    rare[:, :common] = np.where(often, draw.random((rows, common)), 0)
    return csr_matrix(np.ceil(rare * 8) / 8, dtype=np.float32)


def same(found, expected):
    np.testing.assert_array_equal(found[0], expected[0])
    np.testing.assert_array_equal(found[1], expected[1])


@pytest.mark.parametrize("backend", BACKENDS)
@settings(max_examples=150, deadline=None)
@given(products())
def test_it_finds_what_the_exact_product_finds(backend, product):
    queries, documents, top = product
    search = TopProduct(top=top, backend=backend).fit(csr_matrix(documents)).search
    same(search(csr_matrix(queries)), exact(queries, documents, top))


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("common", [1, 6, 40])
@pytest.mark.parametrize("top", [1, 20, 200])
def test_it_finds_the_same_where_common_columns_are_rounded(backend, common, top):
    queries, documents = skills(150, 90, 1, common=common), skills(1500, 90, 2, common=common)
    found = TopProduct(top=top, backend=backend).fit(documents).search(queries)
    same(found, exact(queries.toarray(), documents.toarray(), top))


def test_it_finds_the_same_over_several_tiles():
    queries, documents = skills(300, 60, 3, common=5), skills(1500, 60, 4, common=5)
    index = postings.postings_of(matrices.rows_of(documents), largest_tile=256)
    assert index.levels.shape[1] > index.tile
    same(top_rows(index, queries, 20), exact(queries.toarray(), documents.toarray(), 20))


def test_both_backends_agree_on_weights_that_do_not_add_up_exactly():
    draw = np.random.default_rng(5)
    queries, documents = skills(200, 80, 6, common=8), skills(2000, 80, 7, common=8)
    for matrix in (queries, documents):
        matrix.data[:] = draw.random(matrix.nnz) + 0.1
    one, other = (
        TopProduct(top=30, backend=name).fit(documents).search(queries) for name in BACKENDS
    )
    np.testing.assert_allclose(one[1], other[1], rtol=1e-6)
    product = queries.toarray().astype(float) @ documents.toarray().astype(float).T
    np.testing.assert_allclose(np.take_along_axis(product, one[0], 1), one[1], rtol=1e-6)


@pytest.mark.parametrize("backend", BACKENDS)
def test_equal_scores_come_in_the_order_of_the_documents(backend):
    search = TopProduct(top=3, backend=backend).fit(np.ones((700, 2))).search
    assert search([[1, 0]])[0].tolist() == [[0, 1, 2]]


@pytest.mark.parametrize("backend", BACKENDS)
def test_places_without_a_document_say_so(backend):
    documents, scores = TopProduct(top=3, backend=backend).fit([[1, 0], [0, 1]]).search([[0, 2]])
    assert documents.tolist() == [[1, -1, -1]]
    assert scores.tolist() == [[2, 0, 0]]
    assert (documents.dtype, scores.dtype) == (np.int32, np.float32)


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("documents", [0, 5])
@pytest.mark.parametrize("columns", [0, 4])
def test_nothing_is_found_where_there_is_nothing(backend, documents, columns):
    search = TopProduct(top=2, backend=backend).fit(csr_matrix((documents, columns))).search
    assert search(csr_matrix((3, columns)))[0].tolist() == [[-1, -1]] * 3
    assert search(csr_matrix((0, columns)))[0].shape == (0, 2)


@pytest.mark.parametrize("backend", BACKENDS)
def test_very_small_and_very_large_weights_are_not_lost(backend):
    search = TopProduct(top=2, backend=backend).fit([[1e-15, 1e15], [1e-15, 0]]).search
    assert search([[1e-15, 0], [0, 1e15]])[0].tolist() == [[0, 1], [0, -1]]


def test_a_column_given_twice_counts_twice():
    twice = csr_matrix(([1.0, 1.0], [1, 1], [0, 2]), shape=(1, 2))
    _, scores = TopProduct(top=1).fit(twice).search([[0, 1]])
    assert scores.tolist() == [[2]]
    assert twice.nnz == 2


@pytest.mark.parametrize("backend", BACKENDS)
def test_threads_find_the_same(backend):
    queries, documents = skills(2500, 40, 8, common=4), skills(300, 40, 9, common=4)
    one, two = (
        TopProduct(top=5, threads=threads, backend=backend).fit(documents).search(queries)
        for threads in (1, 2)
    )
    same(one, two)


def test_blocks_together_are_the_whole_and_can_be_taken_up_again():
    queries, documents = skills(50, 40, 10, common=4), skills(80, 40, 11, common=4)
    product = TopProduct(top=5).fit(documents)
    whole = product.search(queries)
    begun = list(product.blocks(queries, size=16))
    assert [first for first, _, _ in begun] == [0, 16, 32, 48]
    parts = zip(*((documents, scores) for _, documents, scores in begun), strict=True)
    same([np.concatenate(part) for part in parts], whole)
    first, *rest = next(product.blocks(queries, size=16, first=32))
    same(rest, [part[first : first + 16] for part in whole])


@pytest.mark.parametrize("backend", BACKENDS)
def test_workers_with_memory_maps_find_the_same(backend):
    queries, documents = skills(60, 40, 12, common=4), skills(900, 40, 13, common=4)
    product = TopProduct(top=5, backend=backend).fit(documents)
    halves = Parallel(n_jobs=2, max_nbytes=100)(
        delayed(top_rows)(product.index_, half, 5) for half in (queries[:30], queries[30:])
    )
    whole = [np.concatenate(parts) for parts in zip(*halves, strict=True)]
    same(whole, product.search(queries))
    same(whole, pickle.loads(pickle.dumps(product)).search(queries))


def test_a_weight_far_above_the_others_does_not_hide_them():
    documents = np.full((2000, 3), 1e-6)
    documents[7], documents[::2, 1] = 1000, 3e-6
    queries = [[1, 0, 0], [1, 2, 0], [0, 0, 1]]
    found = TopProduct(top=20, backend="compiled").fit(documents).search(queries)
    assert (found[0] == exact(queries, documents, 20)[0]).all()


def test_the_compiled_functions_say_the_same_as_plain_python(monkeypatch):
    queries, documents = skills(12, 30, 14, common=5), skills(300, 30, 15, common=5)
    queries = csr_matrix(np.vstack([queries.toarray(), np.ones(30), np.eye(1, 30)]))
    index = postings.postings_of(matrices.rows_of(documents), largest_tile=256)
    expected = top_rows(index, queries, 4)
    monkeypatch.setattr(numba.config, "DISABLE_JIT", True)
    try:
        reload(compiled)
        same(top_rows(index, queries, 4), expected)
    finally:
        monkeypatch.undo()
        reload(compiled)


def test_it_compiles_without_a_place_to_keep_the_result(monkeypatch):
    monkeypatch.setattr("numba.core.caching.CodeLibraryCacheImpl._locator_classes", [])
    monkeypatch.setattr("numba.core.caching.CompileResultCacheImpl._locator_classes", [])
    assert compiled._compiled(lambda one: one + 1)(1) == 2


def test_the_plain_search_holds_a_part_of_the_product_at_a_time(monkeypatch):
    queries, documents = skills(30, 20, 16, common=3), skills(50, 20, 17, common=3)
    whole = TopProduct(top=5, backend="scipy").fit(documents).search(queries)
    monkeypatch.setattr(plain, "_HELD", 200)
    same(TopProduct(top=5, backend="scipy").fit(documents).search(queries), whole)


def test_numba_loads_only_when_a_compiled_search_begins():
    program = (
        "import sys; from matching.retrieval import TopProduct;"
        "TopProduct(backend='scipy').fit([[1.0]]).search([[1.0]]); print('numba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"


def test_without_numba_the_plain_search_is_taken(monkeypatch):
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.setattr("importlib.util._find_spec", lambda *_: None)
    product = TopProduct(top=1).fit([[1, 0]])
    assert not isinstance(product.index_, postings.Postings)
    assert product.search([[1, 0]])[0].tolist() == [[0]]


@pytest.mark.parametrize("weight", [-1, float("nan"), float("inf"), 1e-20, 1e20])
def test_it_refuses_a_weight_it_cannot_bound(weight):
    with pytest.raises(ValueError, match="a weight must be zero or between"):
        TopProduct().fit([[weight]])


def test_it_refuses_queries_in_other_columns():
    with pytest.raises(ValueError, match="3 columns"):
        TopProduct().fit([[1, 1]]).search([[1, 1, 1]])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"backend": "fast"}, "backend"),
        ({"top": 0}, "at least 1"),
        ({"threads": 0}, "at least 1"),
    ],
)
def test_it_refuses_options_it_does_not_know(options, words):
    with pytest.raises(ValueError, match=words):
        TopProduct(**options).fit([[1]])
