"""The list of hires, its filters and its download."""

import csv
import io
from datetime import date

import pytest
from sqlalchemy import select

from models import AuditEntry, PlacementStatus, Role, Sector, Stage, now
from tests.support.databases import at_most
from tests.support.visitor import text_of


@pytest.fixture
def office(make, visitor):
    """A member of staff at the pages."""
    return visitor(make.staff())


@pytest.fixture
def hires(make):
    """Two hires that differ in all that can be filtered by."""
    harbour = make.project(sector=Sector.LOGISTICS, name_en="Dry harbour")
    dairy = make.project(sector=Sector.AGRO, name_en="Dairy")
    people = [make.student(user=make.user(name=name)) for name in ("Ботакөз Әлиева", "Ivan Petrov")]
    postings = [
        make.posting(project=harbour, title="Crane driver"),
        make.posting(project=dairy, title="=Dairy master"),
    ]
    first, second = (
        make.application(person, posting, stage=Stage.HIRED)
        for person, posting in zip(people, postings, strict=True)
    )
    return (
        make.placement(first, start=date(2026, 2, 1), status=PlacementStatus.VERIFIED),
        make.placement(second, start=date(2026, 8, 1), disputed_at=now()),
    )


def test_each_filter_narrows_the_list(office, hires):
    first, _ = hires
    queries = (
        "status=verified",
        "status=counted",
        "sector=logistics",
        f"project={first.project_id}",
        f"organisation={first.organisation_id}",
        "quarter=2026-Q1",
        "q=ботакөз",
        "q=ӘЛИЕВА",
        "q=crane",
    )
    for query in queries:
        page = text_of(office.get(f"/hires?{query}"))
        assert "Ботакөз Әлиева" in page, query
        assert "Ivan Petrov" not in page, query
        assert "1 hire" in page, query
    assert "Ivan Petrov" in text_of(office.get("/hires?status=disputed"))
    assert "2 hires" in text_of(office.get("/hires?status=filled"))


def test_a_filter_that_makes_no_sense_narrows_nothing(office, hires):
    page = office.get("/hires?status=x&sector=y&project=z&quarter=w&page=v&organisation=u")
    assert page.status_code == 200
    assert "2 hires" in text_of(page)


def test_no_result_leads_back_to_all(office, hires):
    assert "No hire fits these filters" in text_of(office.get("/hires?q=nobody"))


def test_the_list_takes_few_queries(office, hires):
    with at_most(10):
        office.get("/hires")


def test_the_download_holds_what_the_list_shows_and_is_noted(session, office, hires):
    answer = office.post("/hires/export?status=recorded")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert len(rows) == 2
    assert "Ivan Petrov" in rows[1]
    assert "'=Dairy master" in rows[1]
    assert "placement.exported" in session.scalars(select(AuditEntry.action)).all()


def test_others_take_nothing_out(make, visitor, hires):
    assert visitor(make.user(Role.EMPLOYER)).post("/hires/export").status_code == 403


def test_each_word_is_there_in_the_three_languages(make, visitor, hires):
    staff = make.staff()
    for language in ("kk", "ru", "en"):
        assert visitor(staff, language).get("/hires").status_code == 200
