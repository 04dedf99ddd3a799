"""Our own concepts: links, labels and letters are in order."""

import unicodedata
from collections import Counter

import pytest

from matching.taxonomy import LANGUAGES, Taxonomy
from matching.taxonomy.coverage import coverage_table
from matching.text.letters import is_cyrillic


@pytest.fixture(scope="module")
def taxonomy():
    return Taxonomy.load()


def test_there_are_at_least_four_hundred_concepts(taxonomy):
    assert len(taxonomy) >= 400, coverage_table(taxonomy)


def test_every_link_leads_to_a_concept(taxonomy):
    loose = [
        (concept.id, link)
        for concept in taxonomy
        for link in (*concept.broader, *concept.related, *concept.essential, *concept.useful)
        if link not in taxonomy
    ]
    assert loose == []


def test_no_concept_is_broader_than_itself(taxonomy):
    def wider(concept, seen):
        for one in taxonomy.get(concept).broader:
            assert one not in seen, f"{concept} goes round through {one}"
            wider(one, {*seen, one})

    for concept in taxonomy:
        wider(concept.id, {concept.id})


def test_no_label_names_two_concepts_in_one_language(taxonomy):
    shared = []
    for lang in LANGUAGES:
        owners = {}
        for concept in taxonomy:
            for label in concept.labels[lang]:
                owners.setdefault((label.casefold(), concept.is_occupation), set()).add(concept.id)
        shared += [(lang, label, ids) for (label, _), ids in owners.items() if len(ids) > 1]
    assert shared == []


def test_every_concept_has_two_labels_in_each_language(taxonomy):
    poor = [
        (concept.id, lang)
        for concept in taxonomy
        for lang in LANGUAGES
        if len(concept.labels[lang]) < 2
    ]
    assert poor == []


def test_every_concept_is_described_in_each_language(taxonomy):
    assert [c.id for c in taxonomy if set(c.about) != set(LANGUAGES)] == []


def test_labels_are_composed_and_their_words_are_in_one_script(taxonomy):
    mixed = []
    for concept in taxonomy:
        for label in concept.names():
            assert unicodedata.is_normalized("NFC", label), label
            for word in label.replace("-", " ").replace("/", " ").split():
                letters = [one for one in word if one.isalpha()]
                if 0 < sum(map(is_cyrillic, letters)) < len(letters):
                    mixed.append((concept.id, word))
    assert mixed == []


def test_kazakh_labels_hold_every_letter_of_their_own(taxonomy):
    used = Counter("".join(name for one in taxonomy for name in one.labels["kk"]).lower())
    assert all(used[letter] for letter in "әғқңөұүі")
