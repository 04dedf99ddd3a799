"""Importing the portfolio from a sheet: upload, columns, preview, import, bad rows, undo."""

import csv
import io
from datetime import date

import pytest
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from models import AuditEntry, ImportBatch, Project, Sector
from tests.support.databases import at_most
from tests.support.visitor import page_of, text_of

Q1 = date(2027, 1, 1)
SHEET = """Код;Название;Отрасль;Инвестиции, ₸;I кв. 2027;2027-Q2;Примечание
P-1;Кабельный завод;Промышленность;1,2 млрд;120;80;x
P-2;Логистический центр;логистика;350 млн;40;;
P-3;Мясокомбинат;горное дело;много;сорок;5;
"""


@pytest.fixture
def staff(visitor, make):
    return visitor(make.staff())


def upload(staff, data, name="portfolio.csv"):
    data = data.encode() if isinstance(data, str) else data
    file = FileStorage(io.BytesIO(data), name, "file")
    boundary, body = encode_multipart({"file": file})
    kind = f"multipart/form-data; boundary={boundary}"
    return staff.post("/projects/import", data=body, content_type=kind)


def brought(staff, data, name="portfolio.csv"):
    response = upload(staff, data, name)
    assert response.status_code == 303, text_of(response)
    return response.location


def counts(response):
    return [int(value.text) for value in page_of(response).select(".stat-value")]


def saved(session, code):
    return session.scalars(select(Project).where(Project.code == code)).one()


def rows_of(response):
    return list(csv.reader(io.StringIO(response.data.decode("utf-8-sig"))))


def test_nothing_changes_before_the_import(staff, session):
    before = session.scalar(select(func.count()).select_from(Project))
    address = brought(staff, SHEET)
    assert counts(staff.get(address)) == [2, 0, 0, 1]
    assert session.scalar(select(func.count()).select_from(Project)) == before


@pytest.mark.both_databases
def test_the_good_rows_are_imported(staff, session):
    address = brought(staff, SHEET)
    assert staff.post(f"{address}/apply").status_code == 303
    project = saved(session, "P-1")
    assert (project.name_ru, project.name_en) == ("Кабельный завод", "Кабельный завод")
    assert (project.sector, project.investment) == (Sector.INDUSTRY, 1_200_000_000)
    assert "200 jobs planned" in text_of(staff.get(f"/projects/{project.id}"))
    assert session.scalar(select(Project.id).where(Project.code == "P-3")) is None
    actions = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions == ["import.uploaded", "import.imported"]


def test_a_bad_row_says_its_row_column_and_how_to_correct_it(staff):
    text = text_of(staff.get(brought(staff, SHEET) + "?only=bad"))
    assert "4 Мясокомбинат P-3 Left out" in text
    assert "Отрасль “горное дело”: This is none of the five sectors. Write industry" in text
    assert "Инвестиции, ₸ “много”: This is no sum." in text
    assert "I кв. 2027 “сорок”: This is no number of jobs." in text


def test_the_bad_rows_are_downloaded_with_their_reasons(staff):
    sheet = SHEET + '"=HYPERLINK(""x"")";+7;mining;;;;\n'
    response = staff.get(brought(staff, sheet) + "/bad-rows.csv")
    assert response.data.startswith(b"\xef\xbb\xbf")
    header, meat, formula = rows_of(response)
    assert header[-2:] == ["Row", "What to correct"]
    assert meat[:3] == ["P-3", "Мясокомбинат", "горное дело"]
    assert meat[-2] == "4"
    assert "This is no number of jobs." in meat[-1]
    assert formula[:2] == ['\'=HYPERLINK("x")', "'+7"]


def test_corrected_bad_rows_come_back_as_a_sheet(staff, session):
    header, meat = rows_of(staff.get(brought(staff, SHEET) + "/bad-rows.csv"))
    out = io.StringIO()
    meat[2:5] = ["Агропереработка", "2 млрд", "40"]
    csv.writer(out).writerows([header, meat])
    staff.post(brought(staff, out.getvalue()) + "/apply")
    assert saved(session, "P-3").sector is Sector.AGRO


def test_a_changed_project_shows_before_and_after(staff, make):
    make.project({Q1: 100}, code="P-1", name_ru="Кабельный завод", investment=1_200_000_000)
    text = text_of(staff.get(brought(staff, SHEET) + "?only=changed"))
    assert "Q1 2027 : before: 100 → 120" in text
    assert "Q2 2027 : before: 0 → 80" in text
    assert "Investment" not in text.partition("Details")[2]


def test_an_empty_cell_changes_nothing(staff, session, make):
    make.project({Q1: 100}, code="P-1", investment=5)
    staff.post(brought(staff, "Code,Name,Investment,2027-Q1\nP-1,New,,\n") + "/apply")
    project = saved(session, "P-1")
    assert (project.name_en, project.investment) == ("New", 5)
    assert "100 jobs planned" in text_of(staff.get(f"/projects/{project.id}"))


def test_a_project_without_code_is_found_by_its_name(staff, make):
    make.project(name_ru="Кабельный завод", code="X")
    address = brought(staff, "Название;Отрасль\nкабельный ЗАВОД;Услуги\nНовый завод;Услуги\n")
    assert counts(staff.get(address)) == [1, 1, 0, 0]


def test_two_rows_of_one_project_are_told_apart(staff):
    address = brought(staff, "Code,Name\nA-1,First\na-1,Second\n")
    assert counts(staff.get(address)) == [1, 0, 0, 1]
    assert "Another row above names the same project." in text_of(staff.get(address))


def test_columns_are_chosen_by_hand(staff):
    address = brought(staff, "Nr,Was\nA-1,First\n")
    assert counts(staff.get(address)) == [0, 0, 0, 1]
    staff.post(f"{address}/columns", data={"column-0": "code", "column-1": "name_en"})
    assert counts(staff.get(address)) == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (["code", "code"], "Two columns hold the same."),
        (["sector", ""], "Choose a column that holds the code or the name"),
    ],
)
def test_columns_that_make_no_sense_are_refused(staff, columns, message):
    address = brought(staff, "Nr,Was\nA-1,First\n")
    data = {f"column-{number}": column for number, column in enumerate(columns)}
    response = staff.post(f"{address}/columns", data=data)
    assert response.status_code == 422
    assert message in text_of(response)


@pytest.mark.both_databases
def test_an_import_is_undone_as_a_whole(staff, session, make):
    make.project({Q1: 100}, code="P-1", name_ru="Старое", sector=Sector.CREATIVE)
    address = brought(staff, SHEET)
    staff.post(f"{address}/apply")
    response = staff.post(f"{address}/undo")
    assert "2 projects are as they were before." in text_of(staff.get(response.location))
    project = saved(session, "P-1")
    assert (project.name_ru, project.sector, project.investment) == ("Старое", "creative", None)
    assert "100 jobs planned" in text_of(staff.get(f"/projects/{project.id}"))
    assert session.scalar(select(Project.id).where(Project.code == "P-2")) is None


def test_undoing_leaves_alone_what_has_changed_since(staff, session, make):
    make.project(code="P-1", name_ru="Старое")
    address = brought(staff, SHEET)
    staff.post(f"{address}/apply")
    make.posting(project=saved(session, "P-2"))
    staff.post(brought(staff, "Код;Название\nP-1;Новее\n") + "/apply")
    text = text_of(staff.get(staff.post(f"{address}/undo").location))
    assert "P-1 : Somebody changed it since the import." in text
    assert "P-2 : Roles or hires belong to it now." in text
    assert saved(session, "P-1").name_ru == "Новее"
    assert saved(session, "P-2")


@pytest.mark.parametrize("act", ["apply", "undo", "discard", "columns"])
def test_an_act_out_of_turn_is_refused(staff, session, act):
    address = brought(staff, SHEET)
    staff.post(f"{address}/apply")
    if act == "undo":
        staff.post(f"{address}/undo")
    assert staff.post(f"{address}/{act}").status_code == 409
    assert session.scalar(select(func.count()).select_from(ImportBatch)) == 1


def test_a_sheet_is_discarded(staff, session):
    address = brought(staff, SHEET)
    assert staff.post(f"{address}/discard").status_code == 303
    assert staff.get(address).status_code == 404


def test_a_sheet_without_news_imports_nothing(staff, make):
    make.project(code="P-1", name_en="Same")
    address = brought(staff, "Code,Name\nP-1,Same\n")
    assert "No row of this sheet changes the portfolio." in text_of(staff.get(address))
    assert staff.post(f"{address}/apply").status_code == 409


def test_four_thousand_rows_take_the_same_page(staff):
    lines = "\n".join(f"P-{n};Project {n};{n % 90}" for n in range(4000))
    address = brought(staff, f"Code;Name;2027-Q1\n{lines}\n")
    with at_most(6):
        page = page_of(staff.get(f"{address}?page=80"))
    assert len(page.select("table.data tbody tr")) == 50
