"""Openings and profiles out of files and lines; what is broken is named and the rest goes on."""

import json
from datetime import date

import pytest

from matching.sources import Builder, read_openings, read_profiles
from matching.sources.building import MOST_SKILLS
from matching.types import Cefr, Degree, Level
from tests.matching.files import docx_bytes, pdf_bytes

RESUME = {
    "id": "r1",
    "basics": {
        "name": "Nobody Reads This",
        "label": "Backend developer",
        "summary": "I build services.",
        "location": {"city": "Almaty", "address": "not read"},
    },
    "work": [
        {
            "name": "Company",
            "position": "Python developer",
            "startDate": "2020-01",
            "endDate": "2022-01",
            "summary": "Services with PostgreSQL",
            "highlights": ["Docker"],
        },
        "broken",
    ],
    "education": [{"area": "Informatics", "studyType": "Bachelor", "endDate": "2019-06-30"}],
    "skills": [{"name": "Python", "level": "Advanced", "keywords": ["Django", "Basket weaving"]}],
    "languages": [{"language": "English", "fluency": "B2"}],
}
POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "id": "j1",
    "title": "Backend developer",
    "description": "<p>We need <b>PostgreSQL</b>.</p><ul><li>Docker is a plus</li></ul>",
    "skills": ["Python", {"@type": "DefinedTerm", "name": "Linux"}],
    "educationRequirements": [{"description": "Bachelor's degree"}],
    "baseSalary": {
        "currency": "KZT",
        "value": {"minValue": 300000, "maxValue": "400000", "unitText": "MONTH"},
    },
    "jobLocation": {"address": {"addressLocality": "Almaty"}},
    "jobLocationType": "TELECOMMUTE",
}


@pytest.fixture(scope="module")
def builder():
    return Builder()


def lines(tmp_path, *objects, name="x.jsonl"):
    path = tmp_path / name
    path.write_text(
        "\n".join(one if isinstance(one, str) else json.dumps(one) for one in objects), "utf-8"
    )
    return path


def opening(tmp_path, builder, line):
    (one,), problems = read_openings(lines(tmp_path, line), builder)
    assert problems == []
    return one


def test_a_plain_line_becomes_an_opening(tmp_path, builder):
    one = opening(
        tmp_path,
        builder,
        {
            "id": 7,
            "title": "Логист",
            "text": "Знание Excel",
            "skills": ["1С", "Макраме"],
            "lang": "ru",
        },
    )
    assert (one.id, one.title, one.lang) == ("7", "Логист", "ru")
    assert [demand.concept for demand in one.skills][:2] == ["1c-enterprise", "макраме"]
    assert "microsoft-excel" in {demand.concept for demand in one.skills}


def test_a_plain_line_becomes_a_profile(tmp_path, builder):
    (one, two), problems = read_profiles(
        lines(
            tmp_path,
            {"id": "a", "title": "Python developer", "skills": "Docker, docker, "},
            {"id": "b c", "title": "Python developer", "text": 5, "skills": 7},
        ),
        builder,
    )
    assert problems == []
    assert [claim.concept for claim in one.skills] == ["docker"]
    assert two.id == "b_c"
    assert [claim.concept for claim in two.skills] == ["python"]


def test_a_json_resume_becomes_a_profile(tmp_path, builder):
    (one,), _ = read_profiles(lines(tmp_path, RESUME), builder)
    assert one.title == "Backend developer"
    assert "Nobody" not in one.text
    assert one.experience[0].title == "Python developer"
    assert one.experience[0].months == 24
    assert one.education[0].degree == Degree.BACHELOR
    assert one.education[0].graduation == date(2019, 6, 1)
    assert [(lang.code, lang.cefr) for lang in one.languages] == [("en", Cefr.B2)]
    held = {claim.concept: claim.level for claim in one.skills}
    assert held["python"] == held["django"] == Level.ADVANCED
    assert {"postgresql", "docker", "basket weaving"} <= held.keys()
    assert one.wishes.places == ("Almaty",)


def test_a_poor_json_resume_is_read_all_the_same(tmp_path, builder):
    (one,), _ = read_profiles(
        lines(tmp_path, {"id": "r", "basics": None, "work": "x", "skills": [{"name": ""}]}), builder
    )
    assert one.skills == ()
    assert one.wishes.places == ()


def test_a_job_posting_becomes_an_opening(tmp_path, builder):
    one = opening(tmp_path, builder, POSTING)
    assert (one.title, one.place, one.remote) == ("Backend developer", "Almaty", True)
    assert (one.pay_min, one.pay_max, one.degree) == (300_000, 400_000, Degree.BACHELOR)
    asked = {demand.concept: demand.must for demand in one.skills}
    assert all(asked[skill] for skill in ("python", "linux", "postgresql"))
    assert asked["docker"] is False
    assert "<" not in one.text


@pytest.mark.parametrize(
    ("salary", "pay"),
    [
        ({"currency": "USD", "value": 100}, (None, None)),
        ({"currency": "KZT", "value": 200000}, (200_000, 200_000)),
        ({"currency": "KZT", "value": "many"}, (None, None)),
        ({"currency": "KZT", "value": {"value": 200000}}, (200_000, 200_000)),
        ({"currency": "KZT", "value": {"value": 9, "unitText": "HOUR"}}, (None, None)),
        ("200000", (None, None)),
        (None, (None, None)),
    ],
)
def test_pay_of_a_posting_is_tenge_a_month_or_nothing(tmp_path, builder, salary, pay):
    one = opening(tmp_path, builder, {**POSTING, "baseSalary": salary})
    assert (one.pay_min, one.pay_max) == pay


@pytest.mark.parametrize(
    ("place", "city"),
    [
        ([{"address": "Astana"}, {"address": {"addressLocality": "Almaty"}}], "Astana"),
        ([{"address": {}}], ""),
        ("Almaty", ""),
        (None, ""),
    ],
)
def test_the_city_of_a_posting_is_read(tmp_path, builder, place, city):
    assert opening(tmp_path, builder, {**POSTING, "jobLocation": place}).place == city


@pytest.mark.parametrize("skills", ["Python, Linux", {"name": "Python"}, 5])
def test_skills_of_a_posting_come_in_many_shapes(tmp_path, builder, skills):
    one = opening(
        tmp_path, builder, {**POSTING, "@type": ["JobPosting"], "skills": skills, "description": 3}
    )
    assert ("python" in {demand.concept for demand in one.skills}) is (skills != 5)


def test_a_folder_of_files_is_read_and_bad_ones_are_named(tmp_path, builder):
    (tmp_path / "a.docx").write_bytes(docx_bytes("Welder, AutoCAD"))
    (tmp_path / "b.pdf").write_bytes(pdf_bytes("Python developer in Almaty"))
    (tmp_path / "c.txt").write_text("Сварщик, знание AutoCAD", "utf-8")
    (tmp_path / "d.docx").write_bytes(b"not a word file")
    (tmp_path / "e.odt").write_bytes(b"x")
    (tmp_path / "f.json").write_text("{", "utf-8")
    (tmp_path / "g.jsonl").write_bytes(b"\xff\xfe\xff")
    (tmp_path / ".hidden").write_text("x", "utf-8")
    (tmp_path / "folder").mkdir()
    profiles, problems = read_profiles(tmp_path, builder)
    assert [one.id for one in profiles] == ["a", "b", "c"]
    assert [one.where for one in problems] == ["d.docx", "e.odt", "f.json", "g.jsonl"]
    assert "not_what_it_says" in problems[0].what


def test_a_folder_of_vacancies_is_read(tmp_path, builder):
    (tmp_path / "v.txt").write_text("Сварщик\nТребования:\nзнание AutoCAD", "utf-8")
    (one,), _ = read_openings(tmp_path, builder)
    assert (one.id, one.title) == ("v", "Сварщик")


def test_bad_lines_are_named_and_the_rest_goes_on(tmp_path, builder):
    path = lines(
        tmp_path, {"id": "a"}, "{", "[1]", "", {"title": "no id"}, {"id": True}, {"id": "a"}
    )
    openings, problems = read_openings(path, builder)
    assert [one.id for one in openings] == ["a"]
    assert [one.where for one in problems] == [
        "x.jsonl:2", "x.jsonl:3", "x.jsonl:5", "x.jsonl:6", "x.jsonl:7",
    ]  # fmt: skip


def test_one_json_object_may_take_its_id_from_its_file(tmp_path, builder):
    (one,), _ = read_profiles(lines(tmp_path, {"basics": {}}, name="me.json"), builder)
    assert one.id == "me"
    (two,), problems = read_profiles(lines(tmp_path, '[{"id": "x"}, 3]', name="all.json"), builder)
    assert two.id == "x"
    assert problems[0].where == "all.json:2"


def test_a_sheet_of_vacancies_is_read(tmp_path, builder):
    path = lines(
        tmp_path, "id,job_description,job_title,uid", '8,"Needs Python",Developer,1', name="v.csv"
    )
    (one,), _ = read_openings(path, builder)
    assert (one.id, one.title, one.text) == ("8", "Developer", "Needs Python")


def test_a_missing_path_is_a_problem(tmp_path, builder):
    values, problems = read_profiles(tmp_path / "nowhere", builder)
    assert values == []
    assert "no such file" in problems[0].what


def test_only_so_many_skills_are_read(builder):
    assert len(builder.claims([f"unknown{number}" for number in range(900)])) == MOST_SKILLS
    assert builder.claims([" "]) == ()
