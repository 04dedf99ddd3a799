"""Sheets that come in and go out: encodings, separators, workbooks, bad files, the round trip."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from models import District, Sector
from talent.errors import InvalidError
from talent.projects.sheets import read_sheet
from tests.projects.test_import import brought, counts, upload
from tests.support.visitor import text_of

TEXT = "Код;Название;Инвестиции\nP-1;Қазақ «Әлем» зауыты;1 200 000,50\n"
ROWS = [["P-1", "Қазақ «Әлем» зауыты", "1 200 000,50"]]


@pytest.fixture
def staff(visitor, make):
    return visitor(make.staff())


def workbook(*rows):
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "kz1048"])
@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_text_sheet_is_read_in_every_usual_form(encoding, mark):
    sheet = read_sheet("a.csv", TEXT.replace(";", mark).encode(encoding))
    assert [cells for _number, cells in sheet.rows] == ROWS


def test_a_russian_sheet_in_windows_1251_is_read():
    sheet = read_sheet("a.csv", "Код,Название\nP-1,Завод «Ёлка» № 5\n".encode("cp1251"))
    assert sheet.rows == [(2, ["P-1", "Завод «Ёлка» № 5"])]


def test_a_quoted_cell_may_hold_the_separator_and_lines():
    sheet = read_sheet("a.csv", b'Code,About\r\nP-1,"one, two\r\nthree"\r\n\r\n,\r\nP-2,x\r\n')
    assert sheet.rows == [(2, ["P-1", "one, two\r\nthree"]), (5, ["P-2", "x"])]


def test_a_workbook_is_read_with_its_numbers_and_dates():
    data = workbook(["Code", date(2027, 1, 1), "Sum"], ["P-1", 120.0, 1200000.5], [None, None])
    sheet = read_sheet("a.xlsx", data)
    assert sheet.header == ["Code", "2027-01-01", "Sum"]
    assert sheet.rows == [(2, ["P-1", "120", "1200000.5"])]


def bomb():
    out = io.BytesIO(workbook(["Code", "Name"], ["a", "b"]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/big.xml", b"0" * (101 * 1024 * 1024))
    return out.getvalue()


def with_entities():
    out = io.BytesIO()
    lines = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    old = io.BytesIO(workbook(["a", "b"], ["c", "d"]))
    with zipfile.ZipFile(old) as good, zipfile.ZipFile(out, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, lines if name.endswith("sheet1.xml") else good.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.csv", b"", "This file is empty."),
        ("a.csv", b"x" * (10 * 1024 * 1024 + 1), "up to 10 MB"),
        ("a.pdf", b"%PDF-1.7", "Choose a CSV or XLSX file."),
        ("a.xlsx", b"Code,Name\nP-1,x\n", "not what its name says"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0rest", "has a password"),
        ("a.xlsx", workbook(["a", "b"], ["c", "d"])[:-200], "not what its name says"),
        ("a.csv", bytes(range(256)) * 4, "no table of text"),
        ("a.csv", b"\xff\xfeA", "no table of text"),
        ("a.csv", b"only one column\nP-1\n", "No columns were found."),
        ("a.csv", b"Code,Name\n", "no rows below the header"),
        ("a.csv", b"Code,Name\n" + b"P,x\n" * 5001, "more than 5,000 rows"),
        ("a.csv", b",".join([b"x"] * 201) + b"\na,b\n", "more than 200 columns"),
        ("a.csv", b'Code,Name\nP-1,"' + b"x" * 200_000 + b'"\n', "damaged"),
    ],
)
def test_a_bad_file_is_refused_in_words(staff, name, data, message):
    response = upload(staff, data, name)
    assert response.status_code == 422
    assert message in text_of(response)


@pytest.mark.parametrize(
    ("make_file", "message"), [(bomb, "unpacks to far too much"), (with_entities, "damaged")]
)
def test_a_malicious_workbook_is_refused(make_file, message):
    with pytest.raises(InvalidError, match=message):
        read_sheet("a.xlsx", make_file())


def test_a_workbook_that_would_take_half_a_minute_to_read_is_refused():
    out = io.BytesIO(workbook(["Code", "Name"], ["P-1", "x"]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as swollen:
        swollen.writestr("xl/other.xml", b"<si><t>a</t></si>" * 1_300_000)
    with pytest.raises(InvalidError, match="unpacks to far too much"):
        read_sheet("a.xlsx", out.getvalue())


def test_an_upload_without_a_file_is_refused(staff):
    assert staff.post("/projects/import", data={}).status_code == 422


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_portfolio_taken_away_and_brought_again_is_unchanged(visitor, make, language, kind):
    for number, sector in enumerate((*Sector, None)):
        make.project(
            {date(2027, 1, 1): 10 + number, date(2028, 10, 1): 1_234},
            name_en=f"=Works {number}",
            name_ru=f"+Завод «{number}»; новый",
            about_kk="Бірінші жол\nекінші жол",
            sector=sector,
            district=list(District)[number] if number < 4 else None,
            investment=123_456_789_012 if number else None,
        )
    guest = visitor(make.staff(), language)
    sheet = guest.get(f"/projects/portfolio.{kind}")
    address = brought(guest, sheet.data, f"portfolio.{kind}")
    assert counts(guest.get(address)) == [0, 0, 8, 0]


def test_text_that_looks_like_a_formula_runs_nowhere(staff, make):
    make.project(name_en="=1+1")
    assert b",'=1+1," in staff.get("/projects/portfolio.csv").data
    book = load_workbook(io.BytesIO(staff.get("/projects/portfolio.xlsx").data))
    assert [cell for row in book.active for cell in row if cell.data_type == "f"] == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_names_columns_that_are_understood(staff, kind):
    data = staff.get(f"/projects/template.{kind}").data
    with pytest.raises(InvalidError, match="no rows below the header"):
        read_sheet(f"a.{kind}", data)
