"""Conditions beside the skills are said with both values."""

from dataclasses import replace
from datetime import date

import pytest

from matching.ranker import Ranker
from matching.types import (
    Degree,
    Education,
    LanguageClaim,
    Opening,
    Profile,
    Verdict,
    Wishes,
)
from tests.matching.pairs import OPENING, PERSON


@pytest.fixture(scope="module")
def ranker():
    return Ranker()


CONDITIONS = [
    (PERSON, {}, "language", Verdict.MATCHED, "en:B2", "en:C1"),
    ({"languages": (LanguageClaim("en"),)}, {}, "language", Verdict.PARTLY, "en:B2", "en"),
    ({"languages": ()}, {}, "language", Verdict.MISSING, "en:B2", ""),
    ({"education": ()}, {}, "degree", Verdict.MISSING, "3", ""),
    ({"education": (Education("x", Degree.VOCATIONAL),)}, {}, "degree", Verdict.PARTLY, "3", "2"),
    (PERSON, {}, "place", Verdict.MATCHED, "Алатау", "Алатау"),
    (Wishes(places=("Шымкент",)), {}, "place", Verdict.MISSING, "Шымкент", "Алатау"),
    (Wishes(remote=True), {"remote": True}, "place", Verdict.MATCHED, "remote", "remote"),
    (Wishes(remote=True), {}, "place", Verdict.MISSING, "remote", "Алатау"),
    (Wishes(pay=900_000), {}, "pay", Verdict.MISSING, "900000", "400000"),
    (Wishes(hours=20), {}, "hours", Verdict.MISSING, "20", "40"),
    (Wishes(start=date(2028, 1, 1)), {}, "start", Verdict.MISSING, "2027-06-01", "2028-01-01"),
]


def changed(person):
    """Return the person with other wishes, or with other fields."""
    if isinstance(person, Wishes):
        return replace(PERSON, wishes=person)
    return replace(PERSON, **person) if isinstance(person, dict) else person


@pytest.mark.parametrize(("person", "change", "which", "verdict", "asked", "has"), CONDITIONS)
def test_conditions_are_said(ranker, person, change, which, verdict, asked, has):
    match = ranker.score(replace(OPENING, **change), changed(person))
    one = next(one for one in match.conditions if one.code == which)
    assert (one.verdict, one.asked, one.has) == (verdict, asked, has)


def test_conditions_that_nobody_names_are_not_said(ranker):
    assert ranker.score(Opening("r", "Welder"), PERSON).conditions == ()
    bare = ranker.score(OPENING, Profile("p"))
    assert {one.code for one in bare.conditions} == {"language", "degree"}
