"""Who a person is moves no score."""

from dataclasses import fields, replace
from datetime import date

import pytest

from matching.prior import FEATURES, NAMES
from matching.ranker import Ranker
from matching.sources import Builder
from matching.types import (
    Cefr,
    Degree,
    Education,
    Experience,
    LanguageClaim,
    LanguageDemand,
    Level,
    Opening,
    Profile,
    SkillClaim,
    Wishes,
)
from tests.matching.decisions import learned
from tests.matching.pairs import OPENING, PERSON

PROTECTED = {"name", "sex", "gender", "age", "birth", "photo", "nationality", "address", "iin"}
# Another value for every field of a profile, to see which features it moves.
OTHER = {
    "id": "somebody-else",
    "title": "Cook",
    "text": "Soups and bread",
    "lang": "kk",
    "skills": (SkillClaim("welding", Level.BASIC),),
    "languages": (LanguageClaim("ko", Cefr.A1),),
    "experience": (Experience("Cook", "Soups", 3),),
    "education": (Education("Cooking", Degree.VOCATIONAL),),
    "wishes": Wishes(("Cook",), ("almaty",), start=date(2028, 1, 1), hours=10, pay=900_000),
}
RANKERS = {"prior": Ranker(), "learned": Ranker(model=learned())}


@pytest.fixture(scope="module", params=RANKERS)
def ranker(request):
    return RANKERS[request.param]


def test_nothing_about_who_a_person_is_can_reach_a_feature():
    known = {field.name for field in fields(Profile)} | set(NAMES)
    assert not known & PROTECTED


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_a_feature_reads_only_what_it_names(feature):
    assert set(OTHER) == {field.name for field in fields(Profile)}
    assert feature.reads < set(OTHER)
    assert not feature.reads & PROTECTED
    before = value_of(feature, PERSON)
    for name, value in OTHER.items():
        if name not in feature.reads:
            assert value_of(feature, replace(PERSON, **{name: value})) == before, name
    assert (
        value_of(feature, replace(PERSON, **{name: OTHER[name] for name in feature.reads}))
        != before
    )


def value_of(feature, person):
    """Return the value of a feature for the role of the tests."""
    match = RANKERS["prior"].score(OPENING, person)
    return next((one.value for one in match.contributions if one.feature == feature.name), None)


CV = """{name}
{born}
Желаемая должность: {job}

Опыт работы
2020 – 2023 Инженер-программист, ТОО «Пример»
Я {worked} с Python и PostgreSQL, {did} проектами, {was} {kind} {job}

Навыки
Python, Docker
Личные данные
{name}, {born}, {sex}
"""
IVAN = {
    "name": "Иван Иванов", "born": "Родился в Алматы 01.02.1999", "worked": "работал",
    "did": "занимался", "was": "был", "kind": "ответственный", "job": "лаборант", "sex": "мужчина",
}  # fmt: skip
AIGUL = {
    "name": "Айгуль Серикова", "born": "Родилась в Шымкенте 03.04.1969", "worked": "работала",
    "did": "занималась", "was": "была", "kind": "ответственная", "job": "лаборантка",
    "sex": "женщина",
}  # fmt: skip


@pytest.mark.parametrize("opening", [OPENING, Opening("r", "Лаборант", "Работа в лаборатории")])
def test_name_sex_age_and_city_of_birth_change_no_score(ranker, opening):
    builder = Builder()
    man, woman = (builder.profile_of_cv("p", CV.format(**who)) for who in (IVAN, AIGUL))
    first, second = ranker.score(opening, man), ranker.score(opening, woman)
    assert first.contributions == second.contributions
    assert first.score == second.score > 0


def test_being_born_to_a_language_is_no_merit(ranker):
    asked = replace(OPENING, languages=(LanguageDemand("kk", Cefr.NATIVE),))
    learned, native = (
        replace(PERSON, languages=(LanguageClaim("kk", cefr),)) for cefr in (Cefr.C2, Cefr.NATIVE)
    )
    assert ranker.score(asked, learned).score == ranker.score(asked, native).score
