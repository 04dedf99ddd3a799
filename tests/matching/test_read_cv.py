"""CVs in three languages: what is found, where it stands, and what is left empty."""

from datetime import date

import pytest

from matching.extraction import read_cv
from matching.extraction.dates import closing_date, lone_date, months_between, point, span_in
from matching.extraction.lines import lines_of, section_of
from matching.types import Cefr, Degree, Level

RUSSIAN = """Желаемая должность: Инженер-программист АСУ ТП
Алматы
Почта: test@example.kz
github.com/example-user

ОПЫТ РАБОТЫ
Июнь 2022 — настоящее время
ТОО «АлматыЭнергоСервис»
Инженер КИПиА
- Программирование ПЛК, настройка SCADA

09.2020 – 05.2022 | Техник-электрик, АО «Завод имени Кирова»
Монтаж и наладка электроприводов.

ОБРАЗОВАНИЕ
2016–2020 Казахский технический университет имени К. И. Сатпаева
Бакалавр, специальность «Автоматизация и управление»

КЛЮЧЕВЫЕ НАВЫКИ
ПЛК, AutoCAD, C++, Python (базовый уровень)
Без опыта работы с SAP

ЯЗЫКИ
Казахский — родной
Английский — B2

О СЕБЕ
Люблю порядок.
"""
KAZAKH = """Қалаған лауазымы: Логистика маманы

ЖҰМЫС ТӘЖІРИБЕСІ
2021 жылғы наурыз – қазіргі уақытқа дейін
«Жібек Жолы Логистик» ЖШС, логистика маманы
Қойманы басқару, кедендік ресімдеу
2019 ж. – 2021 ж. Қоймашы, «Асар» ЖШС

БІЛІМІ
2015–2019 Әл-Фараби атындағы Қазақ ұлттық университеті, бакалавр, мамандығы: Логистика

ДАҒДЫЛАРЫ
Excel-де жұмыс істеу, Python-ды жетік білу
SAP тәжірибесі жоқ

ТІЛДЕР
Қазақ тілі — ана тілі, ағылшын тілі — B1
"""
ENGLISH = """Jane Example
FULL-STACK DEVELOPER

EXPERIENCE
July 2020 – now: Java developer, Elpisor LTD (Almaty) www.elpisor.example.com
Microservices with Spring.
Web Developer  Naya Technologies, Almaty — 2017-2019
2016: Freelance
-- Astana
Web Designer - 2015

EDUCATION
2012 - 2016: bachelor's degree in Computer Science.
National Technical University
Course of English, Institute of Languages, 2019
"""


def test_a_russian_cv_is_read():
    reading = read_cv(RUSSIAN)
    assert reading.lang == "ru"
    assert reading.headline.value == "Инженер-программист АСУ ТП"
    assert reading.headline.line == 1
    first, second = reading.experience
    assert (first.title, first.organisation) == ("Инженер КИПиА", "ТОО «АлматыЭнергоСервис»")
    assert (first.start, first.end, first.current) == (date(2022, 6, 1), None, True)
    assert "Программирование ПЛК" in first.text
    assert first.words == "Июнь 2022 — настоящее время"
    assert (second.title, second.start, second.end) == (
        "Техник-электрик",
        date(2020, 9, 1),
        date(2022, 5, 1),
    )
    (study,) = reading.education
    assert study.institution == "Казахский технический университет имени К. И. Сатпаева"
    assert study.programme == "Автоматизация и управление"
    assert (study.degree, study.graduation) == (Degree.BACHELOR, date(2020, 1, 1))
    assert {one.code: one.cefr for one in reading.languages} == {"kk": Cefr.NATIVE, "en": Cefr.B2}
    levels = {one.concept: one.level for one in reading.skills}
    assert levels["python"] == Level.BASIC
    assert levels["cpp"] is levels["autocad"] is levels["scada"] is None
    assert [one.value for one in reading.links] == ["github.com/example-user"]
    assert reading.summary.value == "Люблю порядок."


def test_a_kazakh_cv_is_read():
    reading = read_cv(KAZAKH)
    assert reading.lang == "kk"
    assert reading.headline.value == "Логистика маманы"
    first, second = reading.experience
    assert (first.title, first.organisation) == ("логистика маманы", "«Жібек Жолы Логистик» ЖШС")
    assert (first.start, first.current) == (date(2021, 3, 1), True)
    assert (second.title, second.organisation) == ("Қоймашы", "«Асар» ЖШС")
    assert (second.start, second.end) == (date(2019, 1, 1), date(2021, 1, 1))
    (study,) = reading.education
    assert study.institution == "Әл-Фараби атындағы Қазақ ұлттық университеті"
    assert (study.programme, study.degree) == ("Логистика", Degree.BACHELOR)
    skills = {one.concept: one.level for one in reading.skills}
    assert skills["python"] == Level.ADVANCED
    assert {"warehouse-management", "microsoft-excel", "customs-clearance"} <= skills.keys()
    assert not any("sap" in concept for concept in skills)
    assert "kazakh-language" not in skills


def test_an_english_cv_is_read():
    reading = read_cv(ENGLISH)
    assert reading.headline.value == "FULL-STACK DEVELOPER"
    jobs = [
        (job.title, job.organisation, job.start and job.start.year) for job in reading.experience
    ]
    assert jobs == [
        ("Java developer", "Elpisor LTD", 2020),
        ("Web Developer", "Naya Technologies", 2017),
        ("Freelance", "Astana", 2016),
        ("Web Designer", "", 2015),
    ]
    (study,) = reading.education
    assert study.institution == "National Technical University"
    assert (study.programme, study.degree) == ("Computer Science", Degree.BACHELOR)


@pytest.mark.parametrize("text", ["", "слово", "🎉", "Hello there, nothing to see."])
def test_nothing_is_invented(text):
    reading = read_cv(text)
    assert reading.headline is None
    assert reading.experience == reading.education == reading.languages == ()
    assert reading.skills == reading.links == ()


def test_jobs_without_a_heading_count_only_where_they_name_a_job():
    text = "Jane\n2019 - 2021 Welder, Steel LLP\n2015 - 2016 lived in Astana"
    assert [job.title for job in read_cv(text).experience] == ["Welder"]


def test_a_heading_may_share_its_line():
    reading = read_cv("Education: Bachelor of Science in Physics, KIMEP University, 2019")
    assert reading.education[0].degree == Degree.BACHELOR
    assert [one.section for one in lines_of("Languages: English\nmore")] == ["languages", ""]


def test_dates_without_a_name_make_no_job():
    assert read_cv("EXPERIENCE\n2019 - 2021\n\n....").experience == ()


def test_a_description_is_not_taken_for_an_organisation():
    (job,) = read_cv("EXPERIENCE\n2019 - 2021 Welder\nbuilt bridges").experience
    assert (job.title, job.organisation, job.text) == ("Welder", "", "built bridges")


@pytest.mark.parametrize(
    ("lines", "programmes"),
    [
        ("2010 - 2015 Computer Engineering, State University, Almaty", ["Computer Engineering"]),
        ("«State University», 2015", [""]),
        ("State University\nMaster, economic sciences master, 2015", [""]),
        (
            "2020 – 2024, Мемлекеттік университет, бакалавр, Ақпараттық жүйелер",
            ["Ақпараттық жүйелер"],
        ),
        ("State University 2012\n\nArt College, faculty of design, 2019", ["", "design"]),
    ],
)
def test_programmes_are_read_in_the_words_of_the_cv(lines, programmes):
    reading = read_cv(f"EDUCATION\n{lines}")
    assert [study.programme for study in reading.education] == programmes


def test_a_long_sentence_with_dates_is_no_job():
    sentence = "word " * 30 + "2019 - 2021 developer"
    assert read_cv(f"EXPERIENCE\n{sentence}").experience == ()


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("ОПЫТ РАБОТЫ:", "experience"),
        ("Work Experience", "experience"),
        ("Білімі", "education"),
        ("— Навыки —", "skills"),
        ("Тілдер", "languages"),
        ("About me", "summary"),
        ("Сертификаты", "other"),
        ("I have experience in many fields of work", None),
        ("", None),
    ],
)
def test_headings_are_known(heading, section):
    assert section_of(heading) == section


@pytest.mark.parametrize(
    ("words", "start", "end", "current"),
    [
        ("2017 – 2019", date(2017, 1, 1), date(2019, 1, 1), False),
        ("Jan 2018 - Mar 2020", date(2018, 1, 1), date(2020, 3, 1), False),
        ("03/2019 - present", date(2019, 3, 1), None, True),
        ("с 2019 по 2021", date(2019, 1, 1), date(2021, 1, 1), False),
        ("since May 2020", date(2020, 5, 1), None, True),
        ("2020 жылдан бері", None, None, None),
        ("March - May 2021", date(2021, 3, 1), date(2021, 5, 1), False),
        ("2019-03 – 2020-04", date(2019, 3, 1), date(2020, 4, 1), False),
        ("4/2016  5/2022", date(2016, 4, 1), date(2022, 5, 1), False),
        ("2021 – 2019", None, None, None),
        ("no date", None, None, None),
    ],
)
def test_spans_of_time_are_read(words, start, end, current):
    span = span_in(words)
    if current is None:
        assert span is None
    else:
        assert (span.start, span.end, span.current) == (start, end, current)


def test_single_dates_are_read():
    assert lone_date("2016: welder").start == date(2016, 1, 1)
    assert lone_date("welder") is None
    assert closing_date("welder 2015").start == date(2015, 1, 1)
    assert closing_date("2015 welder") is None
    assert closing_date("welder") is None
    assert point("someday") is None


def test_months_are_counted_where_both_ends_are_known():
    assert months_between(date(2020, 1, 1), date(2021, 3, 1)) == 14
    assert months_between(date(2020, 1, 1), None) is None


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Embedded Linux Engineer, 23 y.o.  nazaryev.example.com", "Embedded Linux Engineer"),
        ("Инженер-электрик, 31 год", "Инженер-электрик"),
        ("Инженер-электрик, 34 лет", "Инженер-электрик"),
        ("Электрик инженер, 24 жаста", "Электрик инженер"),
        ("Инженер, 10 лет опыта", "Инженер, 10 лет опыта"),
        ("Remote,Almaty  Unity developer", "Unity developer"),
        ('Senior .NET Engineer,  "', "Senior .NET Engineer"),
    ],
)
def test_a_headline_is_the_title_without_what_stands_beside_it(line, headline):
    assert read_cv(f"Jane Doe\n{line}\n").headline.value == headline


def test_a_diploma_is_no_headline():
    assert read_cv("Jane Doe\nMaster's degree, Computer Software\n").headline is None
