"""An employer records the hire of somebody who accepted the offer."""

import io
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models import Mail, Placement, PlacementStatus, Posting, Role, Stage, today
from tests.support.visitor import text_of

PDF = b"%PDF-1.4 a contract"


@pytest.fixture
def accepted(make):
    """An application whose offer was accepted, with its employer."""
    member = make.member()
    posting = make.posting(by=member, seats_taken=1)
    return make.application(posting=posting, stage=Stage.ACCEPTED), member


def facts(**changes):
    """What an employer fills in."""
    given = {
        "start": (today() + timedelta(days=7)).isoformat(),
        "pay": "400 000",
        "contract": "indefinite",
        "evidence": "contract",
        "evidence_reference": "17-A",
        "file": (io.BytesIO(PDF), "contract.pdf"),
    }
    return {key: value for key, value in (given | changes).items() if value is not None}


def employer(session, visitor, member):
    """The employer at the pages."""
    from models import User

    return visitor(session.get_one(User, member.user_id))


def test_a_recorded_hire_awaits_proof_and_the_application_is_hired(session, accepted, visitor):
    application, member = accepted
    boss = employer(session, visitor, member)
    answer = boss.post(f"/hires/new/{application.id}", data=facts())
    assert answer.status_code == 303, text_of(answer)
    placement = session.scalars(select(Placement)).one()
    assert placement.status is PlacementStatus.RECORDED
    assert (placement.pay, placement.evidence_reference) == (400_000, "17-A")
    assert placement.project_id == session.get_one(Posting, application.posting_id).project_id
    assert application.stage is Stage.HIRED
    page = text_of(boss.get(answer.location))
    assert "Awaiting proof" in page
    assert "contract.pdf" in page


def test_the_seat_that_acceptance_took_stays_the_only_one(session, accepted, visitor):
    application, member = accepted
    employer(session, visitor, member).post(f"/hires/new/{application.id}", data=facts())
    assert session.get_one(Posting, application.posting_id).seats_taken == 1


def test_the_person_hired_is_told_and_sees_the_hire(session, accepted, visitor, make):
    from models import Student, User

    application, member = accepted
    boss = employer(session, visitor, member)
    where = boss.post(f"/hires/new/{application.id}", data=facts()).location
    student = session.get_one(Student, application.student_id)
    assert session.scalar(select(Mail.kind).where(Mail.user_id == student.user_id)) == (
        "hire_recorded"
    )
    page = visitor(session.get_one(User, student.user_id)).get(where)
    assert "Your hire" in text_of(page)
    assert "contract.pdf" not in page.text


def test_a_second_press_leads_to_the_first_hire(session, accepted, visitor):
    application, member = accepted
    boss = employer(session, visitor, member)
    first = boss.post(f"/hires/new/{application.id}", data=facts())
    second = boss.post(f"/hires/new/{application.id}", data=facts())
    assert second.location == first.location
    assert session.scalar(select(func.count(Placement.id))) == 1


@pytest.mark.parametrize("evidence", ["contract", "pension_extract"])
def test_a_document_is_needed_where_the_evidence_is_one(session, accepted, visitor, evidence):
    application, member = accepted
    boss = employer(session, visitor, member)
    answer = boss.post(f"/hires/new/{application.id}", data=facts(evidence=evidence, file=None))
    assert answer.status_code == 422
    assert "Add the document" in text_of(answer)
    assert application.stage is Stage.ACCEPTED


def test_an_employers_word_needs_no_document(session, accepted, visitor):
    application, member = accepted
    data = facts(evidence="employer_confirmation", file=None)
    answer = employer(session, visitor, member).post(f"/hires/new/{application.id}", data=data)
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"start": (today() - timedelta(days=3)).isoformat()}, "before the person applied"),
        ({"start": (today() + timedelta(days=500)).isoformat()}, "within a year"),
        ({"start": "soon"}, "First working day"),
        ({"pay": "a lot"}, "Enter a whole number"),
        ({"pay": "0"}, "Enter the pay in tenge"),
        ({"evidence": "self_report"}, "What proves the hire"),
        ({"file": (io.BytesIO(b"PK\x03\x04"), "contract.docx")}, "Choose a PDF, PNG or JPEG"),
        ({"file": (io.BytesIO(b"not a pdf"), "contract.pdf")}, "not what its name says"),
        ({"file": (io.BytesIO(b""), "contract.pdf")}, "empty"),
    ],
)
def test_what_cannot_be_right_comes_back_with_the_reason(
    session, accepted, visitor, changes, words
):
    application, member = accepted
    boss = employer(session, visitor, member)
    answer = boss.post(f"/hires/new/{application.id}", data=facts(**changes))
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert session.scalar(select(func.count(Placement.id))) == 0
    assert application.stage is Stage.ACCEPTED


def test_it_refuses_a_role_without_a_project(session, accepted, visitor):
    application, member = accepted
    session.get_one(Posting, application.posting_id).project_id = None
    answer = employer(session, visitor, member).get(f"/hires/new/{application.id}")
    assert answer.status_code == 409
    assert "belongs to no project" in text_of(answer)


@pytest.mark.parametrize("stage", [Stage.OFFERED, Stage.WITHDRAWN])
def test_it_refuses_a_hire_before_the_offer_is_accepted(session, accepted, visitor, stage):
    application, member = accepted
    application.stage = stage
    answer = employer(session, visitor, member).post(f"/hires/new/{application.id}", data=facts())
    assert answer.status_code == 409


def test_another_organisation_finds_nothing(accepted, visitor, make):
    application, _ = accepted
    stranger = make.user(Role.EMPLOYER)
    make.member(user=stranger)
    assert visitor(stranger).get(f"/hires/new/{application.id}").status_code == 404


@pytest.mark.parametrize("role", [Role.STUDENT, Role.STAFF])
def test_only_employers_record_hires(accepted, visitor, make, role):
    application, _ = accepted
    assert visitor(make.user(role)).get(f"/hires/new/{application.id}").status_code == 403


def test_the_form_offers_what_was_agreed(session, accepted, visitor, make):
    application, member = accepted
    make.offer(application, pay=512_000, accepted=True)
    page = employer(session, visitor, member).get(f"/hires/new/{application.id}")
    assert 'value="512000"' in page.text


def test_a_pay_under_the_minimum_wage_is_marked(session, accepted, visitor, make):
    application, member = accepted
    boss = employer(session, visitor, member)
    where = boss.post(f"/hires/new/{application.id}", data=facts(pay="50 000")).location
    assert "Under the minimum wage" in text_of(boss.get(where))
