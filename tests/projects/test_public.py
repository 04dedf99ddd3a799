"""The public pages of the portfolio."""

from datetime import date

import pytest

from models import District, PlacementStatus, PostingStatus, Sector, Stage, today
from tests.support.databases import at_most
from tests.support.visitor import page_of, text_of

Q1, Q2 = date(2026, 1, 1), date(2026, 4, 1)


def names(response):
    return [cell.a.text for cell in page_of(response).select("th.data-head")]


def test_the_list_shows_every_project_with_what_is_known(client, make):
    make.project({Q1: 120}, name_en="Panel works", investment=1_200_000_000_000)
    text = text_of(client.get("/projects"))
    assert "3 projects · 120 jobs planned" in text
    assert "1.2 trillion ₸" in text
    assert "Iconic Complex Not published Not published Not published" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=КИНОСТУДИЯ", ["Film studio"]),
        ("q=кастау", ["Cold store"]),
        ("sector=agro", ["Cold store"]),
        ("sector=unknown", ["Iconic Complex", "KAIST Kazakhstan"]),
        ("district=green&sector=creative", ["Film studio"]),
        ("sector=nonsense&q=studio", ["Film studio"]),
    ],
)
def test_the_list_is_searched_and_filtered(client, make, query, found):
    make.project(
        name_en="Film studio",
        name_ru="Киностудия",
        sector=Sector.CREATIVE,
        district=District.GREEN,
    )
    make.project(name_en="Cold store", name_kk="Қастау", sector=Sector.AGRO)
    assert names(client.get(f"/projects?{query}")) == found


def test_the_sum_is_over_all_that_was_found_and_not_over_the_page(client, make):
    for _number in range(55):
        make.project({Q1: 10}, sector=Sector.AGRO)
    response = client.get("/projects?sector=agro&page=2")
    assert "55 projects · 550 jobs planned" in text_of(response)
    assert len(names(response)) == 5


def test_a_search_without_result_offers_all_projects(client):
    page = page_of(client.get("/projects?q=nothing"))
    assert page.find("a", string="See all projects")["href"] == "/projects"


def test_a_project_shows_its_plan_and_what_became_of_it(client, make):
    project = make.project({Q1: 30, Q2: 40})
    posting = make.posting(project=project, seats=2)
    application = make.application(posting=posting, stage=Stage.HIRED)
    make.placement(application, status=PlacementStatus.VERIFIED, start=date(2026, 5, 4))
    text = text_of(client.get(f"/projects/{project.id}"))
    assert "70 jobs planned 2 seats posted 1 filled 1 verified" in text
    assert "Q1 2026 30 0 0 0" in text
    assert "Q2 2026 40 0 1 1" in text


def test_a_project_lists_only_roles_that_are_open(client, make):
    project = make.project()
    make.posting(project=project, title="Welder")
    make.posting(project=project, title="Hidden", status=PostingStatus.DRAFT)
    make.posting(project=project, title="Late", deadline=date(2026, 1, 1))
    text = text_of(client.get(f"/projects/{project.id}"))
    assert "Welder" in text
    assert today() > date(2026, 1, 1)
    assert "Hidden" not in text
    assert "Late" not in text


def test_what_is_not_public_is_said_to_be_so(client, session):
    text = text_of(client.get("/projects/1"))
    assert "Investment Not published" in text
    assert "The project’s plan by quarter is not published." in text


def test_a_project_that_does_not_exist_is_not_found(client):
    assert client.get("/projects/999999").status_code == 404


def test_the_pages_take_few_queries(client, make):
    project = make.project({Q1: 1})
    make.posting(project=project)
    for address in ("/projects", f"/projects/{project.id}", "/"):
        with at_most(6):
            client.get(address)


def test_the_list_stands_in_the_order_of_the_kazakh_alphabet(client, make):
    for name in ("Яхта", "Қойма", "Әуежай", "Кілем", "Автобус"):
        make.project(name_kk=name, name_en=name)
    found = names(client.get("/projects"))
    assert [name for name in found if name in {"Яхта", "Қойма", "Әуежай", "Кілем", "Автобус"}] == [
        "Автобус",
        "Әуежай",
        "Кілем",
        "Қойма",
        "Яхта",
    ]
