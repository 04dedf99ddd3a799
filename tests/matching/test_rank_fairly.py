"""Who a person is moves no score."""

from dataclasses import fields, replace

import pytest

from matching.prior import NAMES
from matching.ranker import Ranker
from matching.sources import Builder
from matching.types import (
    Cefr,
    LanguageClaim,
    LanguageDemand,
    Opening,
    Profile,
)
from tests.matching.pairs import OPENING, PERSON


@pytest.fixture(scope="module")
def ranker():
    return Ranker()


def test_nothing_about_who_a_person_is_can_reach_a_feature():
    protected = {"name", "sex", "gender", "age", "birth", "photo", "nationality", "address", "iin"}
    known = {field.name for field in fields(Profile)} | set(NAMES)
    assert not known & protected


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
