"""Likely concepts: what a text comes near to without naming it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.extraction import SkillExtractor
from matching.extraction.likely import EVEN, LikelyIndex, confidence_of
from matching.taxonomy import Concept, Taxonomy
from matching.text import tokenise


def concept(key, *labels, kind="skill", about="", **fields):
    return Concept(key, kind, {"en": labels}, {"en": about} if about else {}, **fields)


SMALL = Taxonomy(
    {
        one.id: one
        for one in (
            concept("staff", "manage staff", "manage personnel", about="Lead and train people."),
            concept("calm", "keep calm", "stay calm under stress"),
            concept("looms", "tend steam looms", "weave cloth"),
            concept("signs", "--"),
            concept("weaver", "weaver", kind="occupation", isco="7318"),
            concept("clerk", "office clerk", "general clerk", kind="occupation", isco="4110"),
        )
    }
)
WELD = Concept(
    "welding",
    "skill",
    {"kk": ("дәнекерлеу",), "ru": ("сварка",), "en": ("welding",)},
    {
        "kk": "Металл бөлшектерді қыздырып біріктіру.",
        "ru": "Соединение металлических деталей нагревом.",
        "en": "Joining metal parts by heating them.",
    },
)
COOK = Concept(
    "cooking",
    "skill",
    {"kk": ("тамақ пісіру",), "ru": ("приготовление пищи",), "en": ("cooking",)},
    {
        "kk": "Ет пен көкөністен тағам дайындау.",
        "ru": "Приготовление блюд из мяса и овощей.",
        "en": "Preparing dishes from meat and vegetables.",
    },
)
THREE = Taxonomy({"welding": WELD, "cooking": COOK})


@pytest.fixture(scope="module")
def soft():
    return SkillExtractor(SMALL, soft=True)


def test_another_form_of_a_label_is_likely_with_its_words(soft):
    text = "You are managing all personnel of the mill"
    found = soft.extract(text)
    assert [one.concept for one in found] == ["staff"]
    assert found[0].words == "managing all personnel"
    assert text[found[0].start : found[0].end] == found[0].words
    assert 0.02 < found[0].confidence < 1


def test_without_soft_only_what_is_named_is_found():
    assert SkillExtractor(SMALL).extract("You are managing all personnel of the mill") == []


def test_what_is_named_is_not_guessed_as_well(soft):
    found = soft.extract("You manage staff and keep calm")
    assert [(one.concept, one.confidence) for one in found] == [("staff", 1.0), ("calm", 1.0)]


def test_a_name_in_other_form_takes_the_surer_figure():
    imported = Taxonomy({"a": concept("a", "manage people", "manage staff", uri="http://e/a")})
    named = SkillExtractor(imported).extract("manage staff")[0].confidence
    both = SkillExtractor(imported, soft=True).extract("manage staff")[0].confidence
    assert named == 0.5 < both


def test_what_is_denied_is_not_likely_either(soft):
    assert soft.extract("No experience in managing personnel") == []


def test_the_surest_are_returned_first_each_once():
    extractor = SkillExtractor(SMALL, soft=True, top=2)
    found = extractor.extract("Managing personnel. Manage staff. Manage staff. Weaving of cloth.")
    assert [one.concept for one in found] == ["staff", "looms"]
    assert found[0].confidence >= found[1].confidence


def test_nothing_less_sure_than_asked_for_is_returned():
    text = "You are managing all personnel of the mill"
    assert SkillExtractor(SMALL, soft=True, least=0.99).extract(text) == []


def test_occupations_may_be_likely_too():
    extractor = SkillExtractor(SMALL, soft=True, occupations=True, top=1)
    assert [one.concept for one in extractor.extract("clerks of offices")] == ["clerk"]


@pytest.mark.parametrize("text", ["", " ", "🎉🎉", "the of and", "zzz", "\x00", "qwerty " * 9])
def test_a_text_that_comes_near_to_nothing_gives_nothing(soft, text):
    assert soft.extract(text) == []


@given(st.text(max_size=80))
@settings(max_examples=30, deadline=None)
def test_the_words_lie_where_they_say(text):
    text = f"{text} managing personnel {text}"
    for one in SkillExtractor(SMALL, soft=True).extract(text):
        assert one.words == text[one.start : one.end]
        assert 0 < one.confidence <= 1


def test_the_far_end_of_a_long_text_is_read_for_names_only(soft):
    text = "word " * 5_000 + "managing personnel, keep calm"
    assert [one.concept for one in soft.extract(text)] == ["calm"]


def test_equal_concepts_come_in_the_order_of_the_taxonomy():
    index = LikelyIndex([concept("b", "iron wheel"), concept("a", "iron wheel")])
    assert [one.concept for one in index.likely(tokenise("iron"), "en", 5)] == ["b", "a"]


def test_confidence_grows_with_the_score_and_is_even_where_it_says():
    assert confidence_of(EVEN) == 0.5
    assert confidence_of(0.4) < confidence_of(0.7) < 1


@pytest.mark.parametrize(
    "text",
    [
        "We join parts of metal and heat them well",
        "Мы соединяем металлические детали и нагреваем их",
        "Біз металл бөлшектерді қыздырып, оларды біріктіреміз",
    ],
)
def test_a_text_and_its_translations_are_about_the_same(text):
    found = SkillExtractor(THREE, soft=True, least=0.3).extract(text)
    assert [one.concept for one in found] == ["welding"]
    assert found[0].confidence <= 0.5
    assert found[0].words in text


def test_the_sentence_most_like_a_subject_is_its_place():
    text = "The canteen is open every day of the year. Joining metal parts by heating them."
    found = SkillExtractor(THREE, soft=True, least=0.3).extract(text)
    assert [one.concept for one in found] == ["welding"]
    assert found[0].words.startswith("Joining metal")


def test_a_text_that_resembles_nothing_has_no_subject():
    assert SkillExtractor(THREE, soft=True, least=0.3).extract("one two three four five six") == []
