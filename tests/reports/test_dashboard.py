"""The dashboard: the finding, the numbers, and the lists behind them."""

from datetime import date

import pytest

from models import District, PlacementStatus, Role, Sector, Stage
from tests.support.databases import at_most
from tests.support.visitor import page_of, text_of

Q1, Q2 = date(2026, 1, 1), date(2026, 4, 1)


def hire(make, project, status=PlacementStatus.VERIFIED, start=Q2):
    posting = make.posting(project=project, seats=2)
    application = make.application(posting=posting, stage=Stage.HIRED)
    return make.placement(application, status=status, start=start)


@pytest.fixture
def world(make):
    agro = make.project({Q1: 10, Q2: 5}, sector=Sector.AGRO, district=District.GREEN)
    for status in (PlacementStatus.VERIFIED, PlacementStatus.RECORDED, PlacementStatus.REFUSED):
        hire(make, agro, status)
    hire(make, make.project({Q1: 100}, sector=Sector.SERVICES))
    hire(make, make.project({Q1: 7}, sector=None), start=Q1)
    return agro


@pytest.fixture
def staff(visitor, make):
    return visitor(make.staff())


def row(response, name):
    cells = [tr for tr in page_of(response).select("table.data tr") if tr.th.text.strip() == name]
    return [int("".join(td.a.contents[0].split()) if td.a else td.text) for td in cells[0]("td")]


def test_it_states_the_finding_in_one_line(staff, world):
    finding = page_of(staff.get("/reports")).find(id="finding").text
    assert "3 of 30\xa0000 jobs are filled and verified, 0.01%." in finding
    assert "the projects planned 122" in finding


def test_it_shows_each_sector_and_project(staff, world):
    response = staff.get("/reports")
    assert row(response, "Agro-processing") == [15, 6, 2, 1, 1]
    assert row(response, "Sector not published") == [7, 2, 1, 0, 1]
    assert row(response, "All") == [122, 10, 4, 1, 3]
    assert row(response, world.name_en) == [15, 6, 2, 1, 1]
    assert row(response, "Q1 2026") == [117, 0, 1, 0, 1]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("sector=agro", [15, 6, 2, 1, 1]),
        ("district=green", [15, 6, 2, 1, 1]),
        ("quarter=2026-Q1", [117, 0, 1, 0, 1]),
        ("sector=agro&quarter=2026-Q2", [5, 0, 2, 1, 1]),
        ("sector=nonsense&project=x&quarter=never", [122, 10, 4, 1, 3]),
    ],
)
def test_it_is_filtered(staff, world, query, numbers):
    assert row(staff.get(f"/reports?{query}"), "All") == numbers


def test_it_is_filtered_by_project(staff, world):
    response = staff.get(f"/reports?project={world.id}")
    assert row(response, "All") == [15, 6, 2, 1, 1]
    assert "1 of 15 jobs are filled and verified" in text_of(response)


def test_every_page_says_the_same_numbers(staff, client, world):
    board = row(staff.get("/reports"), "All")
    home = page_of(client.get("/"))
    assert int(home.find(id="verified").text) == board[4]
    assert f"The projects plan {board[0]} jobs by quarter." in " ".join(home.text.split())
    found = page_of(client.get("/projects")).find(id="results").text
    assert f"{board[0]} jobs planned" in found
    assert f"{board[4]} verified" in found
    tiles = {tile.a.contents[0]: tile.dl("dd") for tile in home.select(".sector")}
    agro = row(staff.get("/reports"), "Agro-processing")
    assert [int(dd.text) for dd in tiles["Agro-processing"]] == [agro[4], agro[2], agro[0]]
    project = text_of(client.get(f"/projects/{world.id}"))
    assert "15 jobs planned 6 seats posted 2 filled 1 verified" in project


def test_a_person_with_two_verified_hires_counts_once_in_number_and_list(staff, make):
    student, project = make.student(), make.project({Q1: 3}, sector=Sector.AGRO)
    for _time in range(2):
        posting = make.posting(project=project)
        application = make.application(student, posting, stage=Stage.HIRED)
        make.placement(application, status=PlacementStatus.VERIFIED)
    page = page_of(staff.get("/reports"))
    link = page.find(id="sector-agro-verified")
    assert link.contents[0] == "1"
    assert len(page_of(staff.get(link["href"])).select("table.data tbody tr")) == 1


def test_it_shows_how_the_number_grew(staff, world):
    assert page_of(staff.get("/reports")).select_one("svg.line-plot")


def test_it_refreshes_itself_and_keeps_the_question(staff, world):
    board = page_of(staff.get("/reports?sector=agro")).find(id="board")
    assert board["hx-get"].endswith("/reports?sector=agro")
    assert "every 30s" in board["hx-trigger"]


def test_it_says_that_numbers_include_sample_data(staff, make):
    make.project({Q1: 3}, is_sample=True)
    page = page_of(staff.get("/reports"))
    assert page.select_one("#finding .sample")
    assert "flask talent sample remove" in page.text


def test_it_opens_on_an_empty_portfolio(staff):
    assert "0 jobs are filled and verified; no plan is published." in text_of(staff.get("/reports"))


@pytest.mark.parametrize("role", [Role.STUDENT, Role.EMPLOYER])
def test_it_is_for_the_office_only(visitor, make, role):
    assert visitor(make.user(role)).get("/reports").status_code == 403


def test_it_takes_at_most_six_queries(staff, world):
    with at_most(6):
        staff.get("/reports?sector=agro")
