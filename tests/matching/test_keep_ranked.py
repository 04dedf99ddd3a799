"""Documents that come, change and go are ranked as if they had always been as they are."""

import random

import pytest

from bench.made_up import Market
from matching import recommender
from matching.packing import Packed, pack, squeeze
from matching.recommender import Recommender

PEOPLE = list(Market(3).profiles(60))
ROLES = list(Market(4).openings(60))


@pytest.fixture(params=["people", "roles"])
def sides(request):
    """Return documents to rank, and queries."""
    return (PEOPLE, ROLES[:4]) if request.param == "people" else (ROLES, PEOPLE[:4])


@pytest.fixture
def small(monkeypatch):
    """Let few documents be many."""
    monkeypatch.setattr(recommender, "AT_ONCE", 7)
    monkeypatch.setattr(recommender, "SMALL", 5)


def same(one, other, queries):
    """Hold that two recommenders rank the same in the same way, to the last digit."""
    for query in queries:
        assert one.rank(query, None) == other.rank(query, None)
        assert one.rank(query, 5) == other.rank(query, 5)
    assert sorted(one.ids()) == sorted(other.ids())
    assert len(one) == len(other)


def packed(documents):
    return Packed([squeeze(pack(one)) for one in documents])


def test_prepared_in_parts_or_at_once_they_rank_the_same(sides, monkeypatch):
    documents, queries = sides
    at_once = Recommender().fit(documents)
    monkeypatch.setattr(recommender, "AT_ONCE", 7)
    in_parts = Recommender().fit(packed(documents))
    assert len(in_parts.segments_) == 1
    same(in_parts, at_once, queries)


def test_after_many_changes_they_rank_as_if_fitted_anew(sides, small):
    documents, queries = sides
    draw = random.Random(7)
    kept = {one.id: one for one in documents[:30]}
    live = Recommender().fit(packed(documents[:30]))
    for turn in range(25):
        some = draw.sample(documents, draw.randint(1, 4))
        live.update(packed(some) if turn % 2 else some)
        kept.update({one.id: one for one in some})
        gone = draw.sample(sorted(kept), draw.randint(0, 3))
        live.remove(gone)
        kept = {key: one for key, one in kept.items() if key not in gone}
    same(live, Recommender().fit(list(kept.values())), queries)
    assert len(live.segments_) < 6


def test_a_copy_can_change_without_the_other(sides):
    documents, queries = sides
    first = Recommender().fit(documents[:20])
    before = [first.rank(query) for query in queries]
    second = first.copy().update(documents[20:]).remove([documents[0].id])
    assert [first.rank(query) for query in queries] == before
    same(second, Recommender().fit(documents[1:]), queries)


def test_when_all_is_gone_nothing_is_ranked_and_something_can_come_again(sides, small):
    documents, queries = sides
    live = Recommender().fit(documents[:9]).remove([one.id for one in documents[:9]])
    assert live.rank(queries[0]) == []
    assert live.document(documents[0].id) is None
    live.update(documents[:2])
    assert len(live.segments_) == 1
    assert live.document(documents[0].id) == documents[0]
    same(live, Recommender().fit(documents[:2]), queries)


def test_of_documents_with_one_id_the_last_is_ranked(sides, small):
    documents, queries = sides
    twice = [*documents[:8], documents[0], *documents[:3]]
    same(Recommender().fit(twice), Recommender().fit(documents[:8]), queries)
