"""Numbers, sums, quarters and headers as people write them in three languages."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent.projects.amounts import UnreadableError, read_amount, read_jobs
from talent.projects.columns import COLUMNS, district_of, guess, sector_of, title
from talent.quarters import code_of, first_day, quarter_of, read_quarter

Q1_2027 = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1 200 000,50", 1_200_001),
        ("1 200 000", 1_200_000),
        ("1\u00a0200\u202f000", 1_200_000),
        ("1,2 млрд", 1_200_000_000),
        ("1.2 bn", 1_200_000_000),
        ("1,200 млрд", 1_200_000_000),
        ("350 млн тенге", 350_000_000),
        ("350 млн. ₸", 350_000_000),
        ("1,2 трлн ₸", 1_200_000_000_000),
        ("85 мың теңге", 85_000),
        ("1.2 trillion", 1_200_000_000_000),
        ("1,200,000.75", 1_200_001),
        ("1.200.000,25", 1_200_000),
        ("1,200,000", 1_200_000),
        ("0", 0),
        ("KZT 500", 500),
    ],
)
def test_a_sum_is_read(text, amount):
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "много",
        "1,200",
        "1.200",
        "-5",
        "5 $",
        "12 apples",
        "1,2,3",
        "1..2",
        "9" * 20,
        "1e9",
        ".",
    ],
)
def test_what_is_no_sum_or_is_unclear_is_refused(text):
    with pytest.raises(UnreadableError):
        read_amount(text)


@given(st.integers(min_value=0, max_value=10**15))
def test_a_whole_sum_survives_being_written_with_spaces(amount):
    assert read_amount(f"{amount:,}".replace(",", " ")) == amount


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_sums(text):
    with suppress(UnreadableError):
        assert read_amount(text) >= 0


@pytest.mark.parametrize(("text", "jobs"), [("120", 120), ("1 200", 1200), ("120,0", 120)])
def test_a_number_of_jobs_is_read(text, jobs):
    assert read_jobs(text) == jobs


@pytest.mark.parametrize("text", ["12,5", "-1", "many", "1,200", "10000000", "½"])
def test_what_is_no_number_of_jobs_is_refused(text):
    with pytest.raises(UnreadableError):
        read_jobs(text)


@pytest.mark.parametrize(
    "text",
    [
        "2027-Q1",
        "Q1 2027",
        "q1/2027",
        "I кв. 2027",
        "1 кв 2027",
        "1-й квартал 2027 года",
        "I квартал 2027 г.",
        "2027 г., I квартал",
        "2027 ж. 1-тоқсан",
        "2027 жылғы 1 тоқсан",
        "1-тоқсан 2027",
        "2027-02-15",
        "31.03.2027",
    ],
)
def test_a_quarter_is_read(text):
    assert read_quarter(text) == Q1_2027


@pytest.mark.parametrize(
    "text", ["", "2027", "Q5 2027", "V кв. 2027", "1 кв", "1999-Q1", "2027-13-01", "31.02.2027"]
)
def test_what_is_no_quarter_is_none(text):
    assert read_quarter(text) is None


@given(st.dates(min_value=date(2015, 1, 1), max_value=date(2060, 12, 31)))
def test_every_day_lies_in_a_quarter_whose_code_is_read_again(day):
    quarter = quarter_of(day)
    assert quarter <= day
    assert read_quarter(code_of(quarter)) == quarter
    assert first_day(quarter.year, (quarter.month + 2) // 3) == quarter


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_our_own_headers_are_understood_in_every_language(language):
    assert guess([title(field, language) for field in COLUMNS]) == list(COLUMNS)


@pytest.mark.parametrize(
    ("header", "meanings"),
    [
        (["№", "Наименование проекта", "Отрасль"], ["code", "name_ru", "sector"]),
        (["КОД", "Название", "Объём инвестиций"], ["code", "name_ru", "investment"]),
        (["Жоба коды", "Жобаның атауы", "Сала"], ["code", "name_kk", "sector"]),
        (["ID", "Name", "II кв. 2028", "Remarks"], ["code", "name_en", "2028-Q2", ""]),
        (["Name", "Project"], ["name_en", ""]),
    ],
)
def test_what_a_column_holds_is_guessed(header, meanings):
    assert guess(header) == meanings


@pytest.mark.parametrize("text", ["Логистика", "LOGISTICS", "Көлік және логистика"])
def test_a_sector_is_read_in_every_language(text):
    assert sector_of(text) == "logistics"


def test_a_district_is_read():
    assert district_of("gate district") == "gate"
    assert district_of("Moon") is None
