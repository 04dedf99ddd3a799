"""Staff approve organisations, decline them, and take a decision back."""

import pytest
from sqlalchemy import func, select

from models import Approval, AuditEntry, Mail, Organisation, Role, Setting
from tests.support.visitor import page_of, text_of


@pytest.fixture
def office(make, visitor):
    """A member of staff at the pages."""
    return visitor(make.staff())


@pytest.fixture
def waiting(make):
    """An organisation that waits, with one member."""
    organisation = make.organisation(approval=Approval.PENDING, decided_at=None, name="Жібек жолы")
    make.member(organisation)
    return organisation


def decide(office, organisation, decision, note="", version=None):
    """Press a button of the decision."""
    data = {"decision": decision, "note": note, "version": version or organisation.version}
    return office.post(f"/staff/organisations/{organisation.id}/decide", data=data)


def test_an_approval_shows_at_once_and_leaves_a_line(session, office, waiting):
    answer = decide(office, waiting, "approved")
    assert answer.status_code == 303
    assert waiting.approval is Approval.APPROVED
    assert "organisation.approved" in session.scalars(select(AuditEntry.action)).all()
    assert "Жібек жолы is approved" in text_of(office.get(answer.location))


def test_the_members_are_told_after_the_time_to_undo(session, office, waiting):
    decide(office, waiting, "approved")
    mail = session.scalars(select(Mail).where(Mail.kind == "organisation_approved")).one()
    assert mail.due_at > mail.created_at
    assert mail.sent_at is None


def test_a_decline_needs_a_reason(office, waiting):
    answer = decide(office, waiting, "declined")
    assert answer.status_code == 422
    assert "Say what has to be mended" in text_of(answer)
    assert waiting.approval is Approval.PENDING


def test_a_decline_keeps_its_reason(office, waiting):
    assert decide(office, waiting, "declined", "The number is another firm's.").status_code == 303
    assert waiting.approval is Approval.DECLINED
    page = text_of(office.get(f"/staff/organisations/{waiting.id}"))
    assert "another firm's" in page


def test_the_second_of_two_decisions_is_refused(make, visitor, office, waiting):
    version = waiting.version
    decide(office, waiting, "approved", version=version)
    late = decide(visitor(make.staff()), waiting, "declined", "No", version=version)
    assert late.status_code == 409
    assert waiting.approval is Approval.APPROVED


def test_a_decision_can_be_undone_and_its_mail_stays_here(session, office, waiting):
    decide(office, waiting, "approved")
    answer = office.post(f"/staff/organisations/undo?ids={waiting.id}")
    assert answer.status_code == 303
    assert waiting.approval is Approval.PENDING
    assert session.scalars(select(Mail.cancelled_at)).one() is not None


def test_nobody_undoes_the_decision_of_another(make, visitor, office, waiting):
    decide(office, waiting, "approved")
    answer = visitor(make.staff()).post(f"/staff/organisations/undo?ids={waiting.id}")
    assert answer.status_code == 409
    assert waiting.approval is Approval.APPROVED


def test_the_time_to_undo_ends(session, make, office, waiting):
    decide(office, waiting, "approved")
    waiting.decided_at = make.moment(minutes=11)
    answer = office.post(f"/staff/organisations/undo?ids={waiting.id}")
    assert answer.status_code == 409


def test_several_are_approved_at_once_and_undone_at_once(session, make, office, waiting):
    other = make.organisation(approval=Approval.PENDING)
    known = make.organisation(approval=Approval.DECLINED)
    chosen = {"chosen": [str(row.id) for row in (waiting, other, known)]}
    answer = office.post("/staff/organisations/approve", data=chosen)
    page = page_of(office.get(answer.location))
    assert "2 organisations approved" in page.get_text()
    assert known.approval is Approval.DECLINED
    undo = next(form["action"] for form in page.find_all("form") if "undo" in form["action"])
    office.post(undo)
    assert {waiting.approval, other.approval} == {Approval.PENDING}


def test_choosing_none_changes_none(session, office, waiting):
    answer = office.post("/staff/organisations/approve")
    assert "No organisation was chosen" in text_of(office.get(answer.location))
    assert waiting.approval is Approval.PENDING


@pytest.mark.parametrize("part", ["жібек", "ЖІБЕК", "Жол", "ЖОЛЫ"])
def test_a_name_is_found_by_a_part_in_any_case(office, waiting, make, part):
    make.organisation(name="Steppe Freight")
    page = text_of(office.get(f"/staff/organisations?q={part}"))
    assert "Жібек жолы" in page
    assert "Steppe Freight" not in page


def test_a_list_without_results_leads_back_to_all(office, waiting):
    page = text_of(office.get("/staff/organisations?q=nowhere"))
    assert "No organisation fits" in page
    assert "Show all organisations" in page


@pytest.mark.parametrize("role", [Role.STUDENT, Role.EMPLOYER])
def test_others_are_refused(session, make, visitor, waiting, role):
    guest = visitor(make.user(role))
    assert decide(guest, waiting, "approved").status_code == 403
    assert guest.get("/staff/organisations").status_code == 403
    assert waiting.approval is Approval.PENDING


def test_an_unknown_organisation_is_not_found(office):
    assert office.get("/staff/organisations/4711").status_code == 404


def test_the_minutes_to_undo_follow_the_setting(session, make, office, waiting):
    session.add(Setting(key="undo_minutes", value=60))
    decide(office, waiting, "approved")
    waiting.decided_at = make.moment(minutes=30)
    assert office.post(f"/staff/organisations/undo?ids={waiting.id}").status_code == 303
    assert session.scalar(select(func.count(Organisation.id))) == 1
