"""Registering an organisation: its number is checked, and belongs to one organisation only."""

import pytest
from sqlalchemy import func, select

from models import Approval, AuditEntry, Organisation, OrganisationKind, Role
from talent.employers import bins
from talent.errors import InvalidError
from tests.support.visitor import page_of, text_of

GOOD = "971240001315"


@pytest.fixture
def employer(make, visitor):
    return visitor(make.user(Role.EMPLOYER))


def fields(**changes):
    given = {
        "kind": "company",
        "bin": GOOD,
        "name": "Alatau Steel",
        "about": "",
        "website": "",
        "place": "Алматы",
        "title": "Recruiter",
    }
    return given | changes


def test_it_registers_and_waits_for_approval(employer, session):
    response = employer.post("/organisation/register", data=fields(bin="9712 4000 1315"))
    assert response.location == "/organisation"
    organisation = session.scalars(select(Organisation)).one()
    assert (organisation.bin, organisation.approval) == (GOOD, Approval.PENDING)
    assert organisation.place == "almaty"
    assert "organisation.registered" in session.scalars(select(AuditEntry.action)).all()
    assert "University staff are looking at your organisation" in text_of(
        employer.get("/organisation")
    )


@pytest.mark.parametrize("number", ["971240001315", "940140000385", "941240001151"])
def test_known_numbers_pass(number):
    assert bins.check(number, OrganisationKind.COMPANY) == number


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        ("971240001316", "company", "One of the digits is wrong"),
        ("97124000131", "company", "has 12 digits"),
        ("97124000131x", "company", "has 12 digits"),
        ("９７1240001315", "company", "has 12 digits"),
        (GOOD, "sole_proprietor", "not an IIN"),
        ("", "company", "required"),
    ],
)
def test_a_wrong_number_is_refused_in_words(employer, session, number, kind, words):
    response = employer.post("/organisation/register", data=fields(bin=number, kind=kind))
    assert response.status_code == 422
    assert words in text_of(response)
    assert page_of(response).find(id="name")["value"] == "Alatau Steel"
    assert session.scalar(select(func.count(Organisation.id))) == 0


def passes(number):
    try:
        return bool(bins.check(number, OrganisationKind.COMPANY))
    except InvalidError:
        return False


def test_a_wrong_digit_is_noticed_wherever_it_stands():
    """The state's scheme cannot see the eleventh digit, whose weight is eleven of eleven."""
    wrong = [
        GOOD[:place] + digit + GOOD[place + 1 :]
        for place in {*range(12)} - {10}
        for digit in "0123456789"
        if digit != GOOD[place]
    ]
    assert len([number for number in wrong if passes(number)]) <= 1


def test_a_sole_proprietor_has_an_iin():
    body = "90010130001"
    number = f"{body}{bins.check_digit(body)}"
    assert bins.check(number, OrganisationKind.SOLE_PROPRIETOR) == number
    with pytest.raises(InvalidError):
        bins.check(number, OrganisationKind.COMPANY)


def test_a_number_registered_already_says_whom_to_ask(employer, make):
    make.organisation(bin=GOOD, name="Alatau Steel Group")
    response = employer.post("/organisation/register", data=fields())
    assert response.status_code == 422
    assert "Alatau Steel Group is registered with this number already" in text_of(response)


def test_one_person_acts_for_one_organisation(employer, make, session):
    employer.post("/organisation/register", data=fields())
    again = employer.post("/organisation/register", data=fields(bin="940140000385"))
    assert again.status_code == 409
    assert session.scalar(select(func.count(Organisation.id))) == 1


def test_a_link_that_is_none_is_refused(employer):
    data = fields(website="javascript:alert(1)")
    assert employer.post("/organisation/register", data=data).status_code == 422


def test_a_student_registers_no_organisation(make, visitor):
    student = visitor(make.user(Role.STUDENT))
    assert student.post("/organisation/register", data=fields()).status_code == 403


def test_who_has_no_organisation_is_told_where_to_begin(employer):
    assert "Register your organisation first" in text_of(employer.get("/organisation"))
