"""How alike texts and titles are, with compiled loops and without."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.ranker import Ranker
from matching.roles import RoleSpace
from matching.taxonomy import Taxonomy
from matching.text import sums
from matching.text.likeness import LikenessSpace
from matching.text.sums import Rows, plain, products

SPACE = Ranker().space
TEXTS = [
    "Опыт работы сварщиком на стройке, газовая и дуговая сварка",
    "Welding of pipes and steel structures on construction sites",
    "Құрылыста дәнекерлеу жұмыстары, құбырларды дәнекерлеу",
    "Preparing financial statements and tax returns",
    "",
    "zzqx",
]


@pytest.fixture
def without_numba(monkeypatch):
    monkeypatch.setitem(sys.modules, "matching.text.compiled", None)
    sums.compiled.cache_clear()
    yield
    sums.compiled.cache_clear()


def table():
    return SPACE.block(TEXTS).like(SPACE.queries(TEXTS))


def test_a_text_is_wholly_like_itself_and_nothing_is_like_an_empty_one():
    like = table()
    assert np.allclose(np.diag(like)[:4], 1.0)
    assert not like[4].any()
    assert not like[:, 4].any()


def test_texts_are_as_alike_from_either_side():
    assert np.abs(table() - table().T).max() < 1e-12


def test_texts_of_one_subject_are_nearer_across_languages():
    like = table()
    assert like[0, 2] > like[0, 3]
    assert like[1, 2] > like[3, 2]


def test_some_rows_are_compared_as_all_are():
    block, query = SPACE.block(TEXTS), SPACE.queries(TEXTS[:2])
    rows = np.array([3, 0, 4])
    assert (block.like(query, rows) == block.like(query)[rows]).all()


def test_likeness_is_the_same_without_compiled_loops(without_numba):
    slow = table()
    sums.compiled.cache_clear()
    sys.modules.pop("matching.text.compiled", None)
    assert sums.compiled() is not None
    assert np.abs(table() - slow).max() < 1e-12


@given(
    st.lists(st.lists(st.integers(0, 9), max_size=6), max_size=12),
    st.booleans(),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60, deadline=None)
def test_rows_are_summed_alike_in_blocks_and_in_compiled_loops(lists, coded, random):
    places = np.array([place for one in lists for place in one], dtype=np.int32)
    starts = np.concatenate([[0], np.cumsum([len(one) for one in lists])]).astype(np.int64)
    codes = np.array([random.randrange(256) for _ in places], dtype=np.uint8) if coded else None
    rows = Rows(starts, places, codes)
    values = np.array([[random.random(), random.random()] for _ in range(10)])
    weights = np.linspace(0, 1, 256)
    expected = [
        sum(
            (values[places[at]] * (weights[codes[at]] if coded else 1.0))
            for at in range(starts[row], starts[row + 1])
        )
        * np.ones(2)
        for row in range(len(lists))
    ]
    some = np.array(random.sample(range(len(lists)), len(lists) // 2), dtype=np.int64)
    for chosen in (None, some):
        kept = range(len(lists)) if chosen is None else chosen
        right = np.array([expected[row] for row in kept]).reshape(-1, 2)
        assert np.allclose(rows.sums(values, weights, chosen), right)
        assert np.allclose(plain(rows, values, weights, chosen), right)


def test_a_large_collection_is_summed_block_by_block(monkeypatch):
    monkeypatch.setattr(sums, "BLOCK", 7)
    rows = Rows(np.array([0, 5, 5, 20, 22]), np.arange(22, dtype=np.int32))
    values = np.arange(22, dtype=float)[:, None]
    assert plain(rows, values, None, None)[:, 0].tolist() == [10, 0, 180, 41]


def test_products_are_the_same_without_compiled_loops(monkeypatch, without_numba):
    monkeypatch.setattr(sums, "BLOCK", 8)
    draw = np.random.default_rng(1)
    matrix = draw.random((9, 4)).astype(np.float32)
    vectors = draw.random((3, 4))
    assert np.allclose(products(matrix, vectors), matrix @ vectors.T)


def test_a_space_of_few_texts_can_be_fitted():
    space = LikenessSpace().fit(["welding сварка дәнекерлеу", "milk молоко сүт"])
    like = space.block(["сварка", "молоко"]).like(space.queries(["welding"]))[:, 0]
    assert like[0] > 10 * like[1]


class TestTitles:
    roles = RoleSpace(Taxonomy.load(), SPACE)

    def like(self, one, other):
        words = SPACE.block([one]).like(SPACE.queries([other]))
        return self.roles.like(words, self.roles.rows([one]), self.roles.rows([other]))[0, 0]

    @pytest.mark.parametrize("other", ["сварщик", "дәнекерлеуші", "Welder", "Сварщица"])
    def test_one_occupation_is_the_same_in_every_language(self, other):
        assert self.like("welder", other) == 1

    def test_occupations_of_one_group_are_nearer_than_others(self):
        near, far = self.like("backend developer", "веб-разработчик"), self.like("welder", "повар")
        assert near > 0.15 > far

    def test_a_title_is_like_itself_even_where_no_word_of_it_is_known(self):
        assert self.like("zzqx vvkp", "zzqx vvkp") >= 0.7

    def test_an_empty_title_is_like_nothing(self):
        assert self.like("", "welder") == 0

    def test_titles_are_kept_and_forgotten_without_changing(self, monkeypatch):
        fresh = RoleSpace(Taxonomy.load(), SPACE)
        titles = ["старший инженер", "", "главный сварщик участка"]
        before = fresh.rows(titles)
        monkeypatch.setattr("matching.roles.KEPT", 1)
        fresh.rows(["инженер по воде"])
        after = fresh.rows(titles)
        assert (before.sure == after.sure).all()
        assert (before.rows.codes == after.rows.codes).all()

    def test_without_occupations_words_decide(self):
        roles = RoleSpace(Taxonomy({}), SPACE)
        words = np.array([[0.4]])
        assert roles.like(words, roles.rows(["a b"]), roles.rows(["a c"]))[0, 0] == 0.4
