"""Each number of the dashboard leads to a list whose total is the number."""

import re
from datetime import date

import pytest

from models import District, PlacementStatus, Sector, Stage
from tests.support.visitor import page_of, text_of

Q1, Q2 = date(2026, 1, 1), date(2026, 4, 1)


@pytest.fixture
def staff(visitor, make):
    for sector, district in ((Sector.AGRO, District.GREEN), (Sector.SERVICES, District.GATE)):
        project = make.project({Q1: 10, Q2: 5}, sector=sector, district=district)
        for status in PlacementStatus:
            posting = make.posting(project=project, seats=3)
            application = make.application(posting=posting, stage=Stage.HIRED)
            make.placement(application, status=status, start=Q2)
    return visitor(make.staff())


def number(link):
    return int("".join(link.contents[0].split()))


QUERIES = ("", "?sector=agro", "?district=gate", "?quarter=2026-Q2")


@pytest.mark.parametrize("query", QUERIES)
def test_a_number_of_hires_is_the_length_of_its_list(staff, query):
    board = page_of(staff.get(f"/reports{query}"))
    for name in ("filled", "awaiting", "verified"):
        for line in ("all", "sector-agro"):
            if link := board.find(id=f"{line}-{name}"):
                rows = page_of(staff.get(link["href"])).select("table.data tbody tr")
                assert len(rows) == number(link), link["href"]


@pytest.mark.parametrize("query", QUERIES)
def test_a_planned_number_is_the_sum_of_its_projects(staff, query):
    link = page_of(staff.get(f"/reports{query}")).find(id="all-planned")
    found = re.search(r"([\d ]+) jobs planned", text_of(staff.get(link["href"])))
    assert int(found[1]) == number(link)


def test_a_projects_planned_number_stands_on_its_page(staff):
    link = page_of(staff.get("/reports")).find(id=re.compile(r"project-\d+-planned"))
    assert f"{number(link)} jobs planned" in text_of(staff.get(link["href"]))


@pytest.mark.parametrize("query", QUERIES)
def test_a_number_of_seats_is_the_sum_of_its_roles(staff, query):
    link = page_of(staff.get(f"/reports{query}")).find(id="all-posted")
    page = page_of(staff.get(link["href"]))
    seats = [int(cell.text) for cell in page.select("td[data-label=Seats]")]
    assert sum(seats) == number(link)
