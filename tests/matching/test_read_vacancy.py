"""Pasted vacancies in three languages: the fields that are proposed."""

import pytest

from matching.extraction import read_vacancy
from matching.extraction.pay import pay_in
from matching.types import Cefr, Degree, LanguageDemand, Level

RUSSIAN = """Логист на склад
ТОО «Пример», г. Алатау
Требования:
- высшее образование (бакалавр)
- опыт работы от 2 лет
- уверенное знание Excel и 1С
- английский язык не ниже B1
- опыт работы с SAP не требуется
Будет плюсом:
- знание SQL
- казахский язык
Условия: 40 часов в неделю, зарплата от 350 000 до 450 000 тенге на руки
"""
KAZAKH = """Бағдарламашы керек
Талаптар:
- Python тілін жетік білу
- Ағылшын тілі B2
- жоғары білім
Артықшылық болады: Docker, Linux
Жалақы: 600 000 теңгеден бастап. Аптасына 40 сағат.
"""
ENGLISH = """Job title: Backend Developer
We need 3+ years of experience with Java. Bachelor's degree or master's degree.
PostgreSQL is a plus. No experience with PHP needed. German is not required.
5/2. KZT 700,000 - 900,000
"""


def demands(reading):
    return {one.concept: (one.must, one.level) for one in reading.skills}


def test_a_russian_vacancy_is_read():
    reading = read_vacancy(RUSSIAN)
    assert (reading.lang, reading.title) == ("ru", "Логист на склад")
    assert (reading.pay_min, reading.pay_max) == (350_000, 450_000)
    assert (reading.hours, reading.years) == (40, 2)
    assert reading.degree == Degree.BACHELOR
    assert reading.languages == (
        LanguageDemand("en", Cefr.B1),
        LanguageDemand("kk", None, must=False),
    )
    found = demands(reading)
    assert found["microsoft-excel"] == (True, Level.ADVANCED)
    assert found["1c-enterprise"] == (True, Level.ADVANCED)
    assert found["sql"] == (False, None)
    assert not any("sap" in concept for concept in found)


def test_kazakh_case_endings_make_a_range():
    assert pay_in("Жалақы 180 000 теңгеден 220 000 теңгеге дейін") == (180_000, 220_000)
    assert pay_in("220 000 теңгеге дейін") == (None, 220_000)


def test_probation_is_read_in_months():
    assert read_vacancy("Испытательный срок 6 месяцев.").probation == 6
    assert read_vacancy("Испытательный срок: 2 недели, договор на 12 месяцев").probation is None
    assert read_vacancy("Сынақ мерзімі – 3 ай.").probation == 3
    assert read_vacancy("A probation period of 3 months").probation == 3
    assert read_vacancy("3 months' probation").probation == 3


def test_a_kazakh_vacancy_is_read():
    reading = read_vacancy(KAZAKH)
    assert (reading.lang, reading.title) == ("kk", "Бағдарламашы")
    assert (reading.pay_min, reading.pay_max, reading.hours) == (600_000, None, 40)
    assert reading.degree == Degree.BACHELOR
    assert demands(reading) == {
        "python": (True, Level.ADVANCED),
        "docker": (False, None),
        "linux": (False, None),
    }


def test_an_english_vacancy_is_read():
    reading = read_vacancy(ENGLISH)
    assert reading.title == "Backend Developer"
    assert (reading.years, reading.hours) == (3, 40)
    assert reading.degree == Degree.BACHELOR
    assert (reading.pay_min, reading.pay_max) == (700_000, 900_000)
    assert reading.languages == ()
    found = demands(reading)
    assert found["java"] == (True, Level.ADVANCED)
    assert found["postgresql"][0] is False
    assert "php" not in found


@pytest.mark.parametrize("text", ["", "слово", "🎉"])
def test_nothing_is_invented(text):
    reading = read_vacancy(text)
    assert reading.title == ""
    assert reading.skills == reading.languages == ()
    assert (reading.degree, reading.pay_min, reading.hours, reading.years) == (None,) * 4


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Требуется сварщик", "сварщик"),
        ("Вакансия: Инженер КИП", "Инженер КИП"),
        ("We are hiring a welder", "welder"),
        ("Мы строим заводы.\nСварщик", "Сварщик"),
        ("Мы большая компания.", ""),
    ],
)
def test_the_title_is_a_line_that_names_a_job(text, title):
    assert read_vacancy(text).title == title


def test_a_skill_is_a_must_where_one_mention_says_so():
    reading = read_vacancy("Python is required.\nPython is a plus.")
    assert demands(reading)["python"][0] is True


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("от 350 000 до 500 000 тенге", (350_000, 500_000)),
        ("350-500 тыс. тг", (350_000, 500_000)),
        ("200 000 – 300 000 ₸", (200_000, 300_000)),
        ("от 300 000 тг", (300_000, None)),
        ("до 300 000 тг", (None, 300_000)),
        ("300 000 ₸", (300_000, 300_000)),
        ("600 000 теңгеге дейін", (None, 600_000)),
        ("600 000 теңге дейін", (None, 600_000)),
        ("₸ 250000", (250_000, None)),
        ("$3,000", (None, None)),
        ("3 000 000 тенге в год", (None, None)),
        ("2 000 - 3 000 тенге в час", (None, None)),
        ("KZT 5000 per hour", (None, None)),
        ("", (None, None)),
    ],
)
def test_pay_is_tenge_a_month_or_nothing(text, pay):
    assert pay_in(text) == pay


def test_hours_beyond_reason_are_left_out():
    assert read_vacancy("99 hours per week").hours is None


def test_years_that_are_not_of_experience_are_left_out():
    assert read_vacancy("Компании 25 лет, мы растём").years is None
