"""The office works on the portfolio: adds, changes and removes projects."""

from datetime import date

import pytest
from sqlalchemy import select

from models import AuditEntry, District, Project, Role, Sector
from tests.support.databases import at_most
from tests.support.visitor import page_of, text_of

Q1, Q2 = date(2027, 1, 1), date(2027, 4, 1)


@pytest.fixture
def staff(visitor, make):
    return visitor(make.staff())


def filled(**values):
    return {
        "code": "P-017",
        "name_kk": "Кәбіл зауыты",
        "name_ru": "Кабельный завод",
        "name_en": "Cable works",
        "sector": "industry",
        "district": "",
        "investment": "1,2 млрд",
        "plan-0-year": "2027",
        "plan-0-q1": "120",
        "plan-0-q3": "1 200",
        **values,
    }


def form_of(response):
    fields = page_of(response).select("main form.form [name]")
    return {
        f["name"]: f.text.strip() if f.name == "textarea" else chosen(f)
        for f in fields
        if f.name != "button"
    }


def chosen(field):
    if field.name == "select":
        option = field.find("option", selected=True)
        return option["value"] if option else ""
    return field.get("value", "")


def saved(session, code):
    return session.scalars(select(Project).where(Project.code == code)).one()


def test_staff_add_a_project(staff, session):
    response = staff.post("/projects/new", data=filled())
    assert response.status_code == 303
    project = saved(session, "P-017")
    assert (project.sector, project.district) == (Sector.INDUSTRY, None)
    assert project.investment == 1_200_000_000
    text = text_of(staff.get(response.location))
    assert "1 320 jobs planned" in text
    assert "Q1 2027 120" in text
    assert "District Not published" in text
    assert session.scalars(select(AuditEntry.action)).all() == ["project.created"]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"name_kk": ""}, "Name in Kazakh: This field is required."),
        ({"code": "iconic-complex"}, "Code: Another project has this code."),
        ({"investment": "a lot"}, "Investment: This is no sum."),
        ({"investment": "1,200"}, "Investment: This number can be read in two ways."),
        ({"plan-0-q1": "-3"}, "Q1: Number must be between 0 and 1000000."),
        ({"plan-0-q1": "few"}, "Q1: Enter a whole number."),
        ({"sector": "mining"}, "Sector: "),
    ],
)
def test_what_cannot_be_used_is_said_beside_its_field(staff, session, values, message):
    response = staff.post("/projects/new", data=filled(**values))
    assert response.status_code == 422
    assert message in text_of(response)
    assert form_of(response)["name_ru"] == "Кабельный завод"
    assert session.scalar(select(Project.id).where(Project.code == "P-017")) is None


def test_a_second_press_adds_no_second_project(staff, session):
    data = filled(once="key-of-the-form")
    first = staff.post("/projects/new", data=data)
    second = staff.post("/projects/new", data=data)
    assert first.location == second.location
    saved(session, "P-017")


def test_a_year_is_added_without_losing_what_was_typed(staff):
    response = staff.post("/projects/new", data=filled(act="add_year", name_ru="Завод"))
    assert response.status_code == 200
    form = form_of(response)
    assert form["plan-1-year"] == "2028"
    assert (form["plan-0-q1"], form["name_ru"]) == ("120", "Завод")


def test_staff_change_a_project(staff, session, make):
    project = make.project({Q1: 10, Q2: 20}, code="P-1", district=District.GREEN)
    address = f"/projects/{project.id}/edit"
    data = form_of(staff.get(address))
    year = next(name for name, value in data.items() if value == "2027").removesuffix("-year")
    response = staff.post(address, data=data | {f"{year}-q1": "", f"{year}-q2": "25"})
    assert response.status_code == 303
    text = text_of(staff.get(response.location))
    assert "25 jobs planned" in text
    assert saved(session, "P-1").district is District.GREEN


@pytest.mark.both_databases
def test_of_two_who_edit_the_same_project_the_second_sees_both_versions(visitor, make, session):
    project = make.project({Q1: 10}, code="P-1", name_en="Old name")
    address = f"/projects/{project.id}/edit"
    first, second = visitor(make.staff()), visitor(make.admin())
    mine, theirs = form_of(first.get(address)), form_of(second.get(address))
    year = next(name for name, value in mine.items() if value == "2027").removesuffix("-year")
    first.post(address, data=mine | {f"{year}-q1": "11"})
    response = second.post(address, data=theirs | {"name_en": "New name", f"{year}-q1": "12"})
    assert response.status_code == 409
    text = text_of(response)
    assert "Q1 2027 11 12" in text
    assert "Name in English Old name New name" in text
    assert saved(session, "P-1").name_en == "Old name"
    again = second.post(address, data=form_of(response))
    assert again.status_code == 303
    assert saved(session, "P-1").name_en == "New name"
    assert "12 jobs planned" in text_of(second.get(again.location))


def test_a_project_that_nothing_hangs_on_is_removed(staff, session, make):
    project = make.project({Q1: 10}, code="P-1")
    assert staff.post(f"/projects/{project.id}/remove").status_code == 303
    assert session.scalar(select(Project.id).where(Project.code == "P-1")) is None


def test_a_project_with_roles_is_not_removed(staff, session, make):
    project = make.project(code="P-1")
    make.posting(project=project)
    response = staff.post(f"/projects/{project.id}/remove")
    assert response.status_code == 409
    assert "Roles or hires belong to this project." in text_of(response)
    saved(session, "P-1")


def test_the_office_list_leads_to_each_project(staff, make):
    project = make.project({Q1: 10})
    page = page_of(staff.get("/projects/manage"))
    assert page.find("a", href=f"/projects/{project.id}/edit")


@pytest.mark.parametrize("role", [None, Role.STUDENT, Role.EMPLOYER])
@pytest.mark.parametrize("page", ["manage", "new", "1/edit", "import", "portfolio.csv"])
def test_it_is_for_the_office_only(visitor, make, role, page):
    guest = visitor(make.user(role) if role else None)
    assert guest.get(f"/projects/{page}").status_code == (403 if role else 303)


@pytest.mark.parametrize("role", [Role.STUDENT, Role.EMPLOYER])
def test_others_change_nothing(visitor, make, session, role):
    guest = visitor(make.user(role))
    assert guest.post("/projects/new", data=filled()).status_code == 403
    assert guest.post("/projects/1/remove").status_code == 403
    assert saved(session, "iconic-complex")


def test_the_pages_take_few_queries(staff, make):
    project = make.project({Q1: 1})
    for address in ("/projects/manage", f"/projects/{project.id}/edit", "/projects/import"):
        with at_most(6):
            staff.get(address)
