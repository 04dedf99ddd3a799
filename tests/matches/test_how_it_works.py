"""The page that explains matching says what the matcher does."""

import pytest

from matching.prior import FEATURES
from talent.matches.words import features
from tests.support.visitor import page_of


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_feature_stands_on_the_page_with_its_points(visitor, language):
    page = page_of(visitor(language=language).get("/how-matching-works"))
    points = [one.get_text(strip=True) for one in page.select("td.data-number")]
    assert [float(text.replace(",", ".")) for text in points] == [one.weight for one in FEATURES]


def test_every_feature_has_words(app):
    with app.test_request_context():
        assert all(name and about for name, about, _points in features())


def test_the_points_add_up_to_a_hundred(app):
    with app.test_request_context():
        assert sum(points for _name, _about, points in features()) == pytest.approx(100)
