"""A model's card in words says no more than its figures do."""

import pytest

from talent.matches.model_words import comparison, group_name
from tests.matching.decisions import learned


@pytest.fixture(autouse=True)
def _english(app):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


def with_gain(gain):
    """Return the card of the tests' model with another gain over what is in use."""
    gains = [{"version": "prior-1", "auc": gain, "ndcg": gain}]
    return comparison({**learned().card, "gains": gains})


@pytest.mark.parametrize(
    ("gain", "better", "words"),
    [
        ({"value": 0.1, "low": 0.02, "high": 0.2}, True, "better order"),
        ({"value": -0.1, "low": -0.2, "high": -0.02}, False, "worse order"),
        ({"value": 0.1, "low": -0.02, "high": 0.2}, None, "Nobody can tell"),
        (None, None, "Nobody can tell"),
    ],
)
def test_a_gain_is_one_only_where_its_interval_says_so(gain, better, words):
    found = with_gain(gain)
    assert found.better is better
    assert words in found.finding


@pytest.mark.parametrize(
    ("key", "name", "words"),
    [
        ("language", "kk", "Kazakh"),
        ("degree", "master", "Master’s degree"),
        ("field", "07", "Engineering, manufacturing and construction"),
        ("field", "99", "99"),
        ("degree", "", "Not known"),
        ("field", "others", "All smaller groups"),
    ],
)
def test_every_group_has_a_name(key, name, words):
    assert group_name(key, name) == words


def test_a_figure_that_cannot_be_told_says_so():
    card = learned().card
    measured = [{**one, "auc": None} for one in card["measured"]]
    found = comparison({**card, "measured": measured})
    assert {line.now for line in found.measures if "above" in line.label} == {"too few to tell"}
