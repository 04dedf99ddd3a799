"""Changing an organisation: an approved number stays, a declined one goes to staff again."""

import pytest

from models import Approval, Organisation, PostingStatus, Stage, User
from tests.support.databases import at_most
from tests.support.visitor import text_of


@pytest.fixture
def member(make):
    return make.member(make.organisation(bin="971240001315", name="Alatau Steel"))


@pytest.fixture
def employer(visitor, session, member):
    return visitor(session.get(User, member.user_id))


def fields(**changes):
    given = {"kind": "company", "bin": "971240001315", "name": "Alatau Steel", "title": "HR"}
    return given | changes


def test_details_change_and_the_approved_number_stays(employer, session, member, make):
    posting = make.posting(by=member)
    data = fields(name="Alatau Metal", bin="940140000385", about="Steel frames.")
    assert employer.post("/organisation/edit", data=data).status_code == 303
    organisation = session.get(type(make.organisation()), member.organisation_id)
    assert (organisation.name, organisation.bin) == ("Alatau Metal", "971240001315")
    assert "alatau metal" in posting.search_text


@pytest.mark.parametrize(
    ("changes", "approval"),
    [
        ({"about": "Steel frames."}, Approval.APPROVED),
        ({"name": "KAIST Kazakhstan"}, Approval.PENDING),
    ],
)
def test_a_new_name_is_looked_at_again(employer, session, member, changes, approval):
    assert employer.post("/organisation/edit", data=fields(**changes)).status_code == 303
    assert session.get(Organisation, member.organisation_id).approval is approval
    assert ("Waiting for approval" in text_of(employer.get("/organisation"))) is (
        approval is Approval.PENDING
    )


def test_a_declined_organisation_waits_again_after_a_change(make, visitor, session):
    organisation = make.organisation(
        bin="971240001315", approval=Approval.DECLINED, decision_note="Which building?"
    )
    employer = visitor(session.get(User, make.member(organisation).user_id))
    assert "Which building?" in text_of(employer.get("/organisation"))
    assert employer.post("/organisation/edit", data=fields(name="Steel")).status_code == 303
    assert organisation.approval is Approval.PENDING


def test_a_wrong_number_changes_nothing(make, visitor, session):
    organisation = make.organisation(bin="971240001315", approval=Approval.PENDING)
    employer = visitor(session.get(User, make.member(organisation).user_id))
    response = employer.post("/organisation/edit", data=fields(bin="971240001316", name="New"))
    assert response.status_code == 422
    assert (organisation.bin, organisation.name != "New") == ("971240001315", True)


def test_the_home_of_an_organisation_counts_what_waits(employer, make, member):
    posting = make.posting(by=member, title="Welder", seats=5, seats_taken=1)
    make.posting(by=member, status=PostingStatus.DRAFT)
    for stage in (Stage.NEW, Stage.NEW, Stage.ACCEPTED):
        make.application(posting=posting, stage=stage)
    with at_most(8):
        words = text_of(employer.get("/organisation"))
    assert "2 new applications for you to look at" in words
    assert "1 accepted offer, the hire not recorded yet" in words
    assert "1 of 5" in words
