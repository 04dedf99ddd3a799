"""The home page: the count, its honest parts, and where to begin."""

from datetime import date

import pytest

from models import PlacementStatus, Role, Sector, Stage
from tests.support.visitor import page_of, text_of

QUARTER = date(2026, 4, 1)


def verified_hire(make, project):
    application = make.application(posting=make.posting(project=project), stage=Stage.HIRED)
    return make.placement(application, status=PlacementStatus.VERIFIED)


def test_it_shows_how_many_hires_are_verified(client, make):
    project = make.project({QUARTER: 10})
    verified_hire(make, project)
    verified_hire(make, project)
    make.placement(make.application(posting=make.posting(project=project), stage=Stage.HIRED))
    response = client.get("/")
    assert page_of(response).find(id="verified").text == "2"
    text = text_of(response)
    assert "2 verified" in text
    assert "1 awaiting proof" in text
    assert "7 planned, not filled yet" in text
    assert "The projects plan 10 jobs by quarter." in text


def test_it_shows_each_sector_with_a_way_to_its_roles(client, make):
    verified_hire(make, make.project({QUARTER: 10}, sector=Sector.LOGISTICS))
    tiles = page_of(client.get("/")).select(".sector")
    assert [tile.a["href"].partition("sector=")[2] for tile in tiles] == [s.value for s in Sector]
    assert [dd.text for dd in tiles[1].find_all("dd")] == ["1", "1", "10"]


def test_it_says_what_lies_in_no_sector(client, make):
    make.project({QUARTER: 10}, sector=None)
    assert "Projects whose sector is not published: 10 jobs planned" in text_of(client.get("/"))


def test_it_names_the_programme_with_date_and_source(client):
    text = text_of(client.get("/"))
    assert "44 investment projects worth about 1.8 trillion ₸ open more than 30 000 jobs." in text
    assert "Development council of Alatau City, 3 February 2026" in text


def test_it_marks_numbers_that_include_sample_data(client, make):
    make.project({QUARTER: 10}, is_sample=True)
    response = client.get("/")
    assert page_of(response).select_one(".count-hero .sample")
    assert "flask talent sample remove" not in response.text


def test_it_marks_nothing_where_all_is_real(client, make):
    make.project({QUARTER: 10})
    assert not page_of(client.get("/")).select_one(".sample")


def test_staff_read_how_sample_data_is_removed(visitor, make):
    make.project({QUARTER: 10}, is_sample=True)
    assert "flask talent sample remove" in visitor(make.staff()).get("/").text


def test_a_guest_may_begin_as_student_or_employer(client):
    links = [a["href"] for a in page_of(client.get("/")).select(".way a")]
    assert {"/account/register?role=student", "/account/register?role=employer"} < set(links)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_large_sums_read_well_in_each_language(visitor, language):
    assert "1,8 трлн ₸" in visitor(language=language).get("/").text.replace("\xa0", " ")


def test_an_employer_is_led_to_their_own_organisation(visitor, make):
    page = page_of(visitor(make.user(Role.EMPLOYER)).get("/"))
    assert "/account/register?role=student" not in [a["href"] for a in page.select(".way a")]


def test_without_a_published_plan_the_home_page_names_no_planned_jobs(client):
    text = text_of(client.get("/"))
    assert "planned, not filled yet" not in text
    assert "Planned – Not published" in text
