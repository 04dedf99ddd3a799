"""The page that explains matching says what the matcher does."""

import pytest

from matching.prior import FEATURES
from models import ModelStatus
from talent.matches.words import features
from tests.support.models import keep_model
from tests.support.visitor import page_of, text_of


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


def test_without_a_model_it_says_that_the_points_are_set_by_hand(visitor):
    assert "The points are set by hand." in text_of(visitor().get("/how-matching-works"))


def test_a_model_in_use_is_explained_with_what_it_learned_from(app, session, make, visitor):
    folder = app.extensions["talent"].instance
    model = keep_model(session, folder, ModelStatus.CHAMPION, decided_at=make.moment())
    answer = visitor().get("/how-matching-works")
    page = text_of(answer)
    assert "300 decisions of employers" in page
    assert "10 January 2026 to 30 September 2026" in page
    assert "by a decision of the university’s staff" in page
    assert "Order within a role" in page
    assert "Bachelor’s degree" in page
    assert model.version in page
    table = page_of(answer).select_one("table")
    points = [cell.get_text(strip=True) for cell in table.select("td.data-number")]
    shown = [float(text.replace(",", ".").replace("\xa0", "")) for text in points]
    assert sum(shown) == pytest.approx(100, abs=0.5)
    assert shown != [one.weight for one in FEATURES]
