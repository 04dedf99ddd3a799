"""Our own concepts: enough of them, and links, labels and letters in order."""

import pytest

from matching.taxonomy import Taxonomy
from matching.taxonomy.checks import faults
from matching.taxonomy.coverage import SECTORS, sector_of, sector_table

LEAST_SKILLS, LEAST_OCCUPATIONS = 1_500, 300


@pytest.fixture(scope="module")
def taxonomy():
    return Taxonomy.load()


def test_there_are_enough_skills_and_occupations(taxonomy):
    assert sum(1 for _ in taxonomy.skills()) >= LEAST_SKILLS, sector_table(taxonomy)
    assert sum(1 for _ in taxonomy.occupations()) >= LEAST_OCCUPATIONS, sector_table(taxonomy)


def test_links_labels_letters_and_groups_are_in_order(taxonomy):
    assert faults(taxonomy) == []


def test_every_field_belongs_to_a_sector_and_every_sector_has_skills(taxonomy):
    domains = {concept.domain for concept in taxonomy}
    assert sorted(domain for domain in domains if sector_of(domain) is None) == []
    assert {sector_of(concept.domain) for concept in taxonomy.skills()} == set(SECTORS)
