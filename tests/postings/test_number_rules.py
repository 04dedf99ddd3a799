"""Numbers of the law: dated, with the year they come from, and honest once they are over."""

from datetime import date

import pytest

from models import Contract
from talent.postings.rules import Terms, check
from talent.postings.rules.configuration import load
from talent.postings.rules.notices import SOURCES

IN_2026 = date(2026, 11, 23)
IN_2027 = date(2027, 2, 1)
COMPLETE = {
    "title": "Welder",
    "text": "Join metal.",
    "project_id": 1,
    "pay_min": 300_000,
    "place": "alatau",
    "hours": 40,
    "contract": Contract.INDEFINITE,
    "deadline": date(2027, 3, 1),
    "skills": 1,
}


def said(day=IN_2026, **changes):
    """Return the codes of what is said of a role, and whether each blocks."""
    notices = check(Terms(**COMPLETE | changes), day)
    return {notice.code: notice.blocks for notice in notices}


def test_of_a_complete_role_there_is_nothing_to_say():
    assert said() == {}


@pytest.mark.parametrize(
    ("pay", "hours", "blocked"),
    [(84_999, 40, True), (85_000, 40, False), (42_499, 20, True), (42_500, 20, False)],
)
def test_the_minimum_wage_follows_the_hours(pay, hours, blocked):
    assert said(pay_min=pay, hours=hours) == ({"under_minimum_wage": True} if blocked else {})


def test_a_value_whose_time_is_over_warns_but_does_not_block():
    assert said(IN_2027, pay_min=60_000) == {"under_minimum_wage": False}


def test_a_value_does_not_count_before_its_first_day():
    assert load().value("monthly_index", date(2025, 12, 31)) is None
    assert load().value("monthly_index", IN_2026).amount == 4_325


@pytest.mark.parametrize(
    ("title", "months", "blocked"),
    [
        ("Welder", 3, False),
        ("Welder", 4, True),
        ("Chief accountant", 6, False),
        ("Бас бухгалтер", 6, False),
        ("Директор филиала", 7, True),
        ("Помощник бухгалтера", 6, True),
    ],
)
def test_probation_is_longer_only_for_heads(title, months, blocked):
    expected = {"long_probation": True} if blocked else {}
    assert said(title=title, probation_months=months) == expected


def test_more_than_forty_hours_block():
    assert said(hours=41) == {"too_many_hours": True}


def test_a_fixed_term_under_a_year_warns():
    fixed = {"contract": Contract.FIXED_TERM}
    assert said(**fixed, contract_months=11) == {"short_term": False}
    assert said(**fixed, contract_months=12) == {}
    assert said(**fixed) == {"missing_term": True}


def test_a_deadline_may_be_today_and_not_yesterday():
    assert said(deadline=IN_2026) == {}
    assert said(deadline=date(2026, 11, 22)) == {"deadline_past": True}


def test_a_language_needs_a_reason():
    assert said(languages=[("ko", "talks with suppliers")]) == {}
    assert said(languages=[("ko", "")]) == {"language_without_reason": True}


@pytest.mark.parametrize("name", ["title", "text", "pay_min", "place", "hours", "skills"])
def test_what_is_missing_blocks(name):
    notices = said(**{name: type(COMPLETE[name])()})
    assert list(notices.values()) == [True]


def test_every_value_names_its_source_and_first_day():
    assert all(value.source and value.valid_from for value in load().values)


def test_every_law_that_the_rules_name_is_known_to_the_translators():
    named = {value.source for value in load().values} | {one.source for one in load().wordings}
    assert named <= set(SOURCES)
