"""The skill picker: what a person types, and what is offered."""

import pytest

from matching.taxonomy import Taxonomy


@pytest.fixture(scope="module")
def taxonomy():
    return Taxonomy.load()


@pytest.mark.parametrize(
    ("typed", "concept"),
    [
        ("Python", "python"),
        ("питон", "python"),
        ("pyton", "python"),
        ("AutoCAD", "autocad"),
        ("Автокад", "autocad"),
        ("дәнекерлеу", "welding"),
        ("данекерлеу", "welding"),
        ("логист", "logistics"),
        ("C++", "cpp"),
    ],
)
def test_it_offers_the_concept_first(taxonomy, typed, concept):
    assert taxonomy.search(typed, "ru", 5)[0].id == concept


def test_an_unfinished_word_is_enough(taxonomy):
    assert "postgresql" in {one.id for one in taxonomy.search("postgr", "en", 5)}


def test_a_word_inside_a_label_is_found(taxonomy):
    assert any("бағдарлама" in one.label("kk") for one in taxonomy.search("бағдарлама", "kk", 10))


def test_nothing_typed_offers_nothing(taxonomy):
    assert taxonomy.search("  ", "en") == []


def test_nonsense_offers_nothing(taxonomy):
    assert taxonomy.search("zzzzqqqqxxxx", "en") == []


def test_no_more_than_the_limit_is_offered(taxonomy):
    assert len(taxonomy.search("а", "ru", 3)) == 3


def test_occupations_are_offered_only_when_asked_for(taxonomy):
    assert not any(one.is_occupation for one in taxonomy.search("инженер", "ru", 50))
    assert all(one.is_occupation for one in taxonomy.search("инженер", "ru", 5, occupations=True))


def test_what_is_held_answers_what_is_near_to_it(taxonomy):
    assert taxonomy.related("python", "python") == 1
    assert taxonomy.related("postgresql", "database") == 0.8
    assert 0 < taxonomy.related("database", "postgresql") < 0.8
    assert taxonomy.related("welding", "python") == 0
    assert taxonomy.related("no-such-concept", "python") == 0
