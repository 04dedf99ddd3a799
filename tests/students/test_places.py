"""Places: known in every language, free otherwise."""

import pytest

from talent.places import PLACES, place_code, place_name


@pytest.mark.parametrize(
    ("code", "lang"), [(c, lang) for c in PLACES for lang in ("kk", "ru", "en")]
)
def test_every_name_leads_back_to_its_place(code, lang):
    assert place_code(place_name(code, lang)) == code


def test_no_name_belongs_to_two_places():
    names = [place_code(name) for place in PLACES.values() for name in place.names()]
    assert names == [code for code, place in PLACES.items() for _ in place.names()]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("  алматы ", "almaty"), ("КОНАЕВ", "konaev"), ("Капчагай", "konaev"), ("Alatau", "alatau")],
)
def test_other_names_people_write_are_known(typed, code):
    assert place_code(typed) == code


def test_another_place_stays_as_it_is_typed():
    assert place_code("  New   York ") == "New York"
    assert place_name("New York", "kk") == "New York"
