"""Documents as canonical JSON."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.packing import Packed, PackingError, expand, pack, squeeze, unpack
from matching.recommender import Recommender
from matching.types import Opening, Profile, SkillClaim, SkillDemand


@given(st.one_of(st.from_type(Profile), st.from_type(Opening)))
def test_what_is_packed_comes_back_equal(document):
    assert unpack(expand(squeeze(pack(document)))) == document


def test_the_same_value_is_always_the_same_bytes():
    one = Opening("1", "Дәнекерлеуші", skills=(SkillDemand("welding"),), start=date(2027, 1, 1))
    other = Opening("1", "Дәнекерлеуші", skills=(SkillDemand("welding"),), start=date(2027, 1, 1))
    assert pack(one) == pack(other)
    assert list(json.loads(pack(one))) == sorted(json.loads(pack(one)))


DAMAGED = [
    b"",
    b"[]",
    b"{}",
    b"no JSON",
    b"\xff",
    b'{"kind":"opening","packing":1}',
    b'{"kind":"letter","packing":1,"id":"1"}',
    b'{"kind":"opening","packing":1,"id":"1","colour":"red"}',
    b'{"kind":"profile","packing":1,"id":"1","skills":[{"concept":"python","level":-1}]}',
    b'{"kind":"profile","packing":1,"id":"1","wishes":{"start":"tomorrow"}}',
]


@pytest.mark.parametrize("packed", DAMAGED)
def test_what_is_no_document_is_refused(packed):
    with pytest.raises(PackingError):
        unpack(packed)


def test_another_version_is_named():
    with pytest.raises(PackingError, match="packed by version 0, this is 1"):
        unpack(b'{"kind":"opening","packing":0,"id":"1"}')


def test_a_damaged_body_is_refused():
    with pytest.raises(PackingError, match="damaged"):
        expand(squeeze(b"a document")[:-3])


def test_packed_documents_are_ranked_as_they_are():
    people = [Profile(str(key), "Welder", skills=(SkillClaim("welding"),)) for key in range(3)]
    kept = Packed([squeeze(pack(one)) for one in people])
    role = Opening("r", "Welder", skills=(SkillDemand("welding"),))
    assert list(kept) == people
    assert list(kept[1:]) == people[1:]
    assert Recommender().fit(kept).rank(role) == Recommender().fit(people).rank(role)
