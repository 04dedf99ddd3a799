"""An administrator changes the settings."""

import pytest
from sqlalchemy import select

from models import AuditEntry
from talent import settings
from tests.support.visitor import text_of


@pytest.fixture
def boss(make, visitor):
    """An administrator at the pages."""
    return visitor(make.admin())


def values(**changes):
    """Return the form with its defaults."""
    return {key: kind.default for key, kind in settings.SETTINGS.items()} | changes


def test_a_changed_setting_holds_and_leaves_one_line(session, boss):
    assert boss.post("/people/settings", data=values(undo_minutes=25)).status_code == 303
    assert settings.value(session, "undo_minutes") == 25
    lines = session.scalars(select(AuditEntry)).all()
    assert [(line.action, line.detail["after"]) for line in lines] == [("setting.changed", 25)]
    assert 'value="25"' in boss.get("/people/settings").text


@pytest.mark.parametrize("value", ["0", "61", "many", "", " ", "-5"])
def test_a_value_outside_its_range_comes_back_and_nothing_is_saved(session, boss, value):
    answer = boss.post("/people/settings", data=values(rejection_hours=48, undo_minutes=value))
    assert answer.status_code == 422
    assert "There is a problem" in text_of(answer)
    assert settings.value(session, "rejection_hours") == 24
