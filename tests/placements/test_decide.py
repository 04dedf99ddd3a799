"""Staff verify a hire by its evidence, refuse it, or take a decision back."""

import pytest
from sqlalchemy import func, select

from models import AuditEntry, Mail, Placement, PlacementStatus, Posting, Role, Stage, User, now
from talent.reports.service import tallies, total
from tests.support.visitor import text_of


@pytest.fixture
def office(make, visitor):
    """A member of staff at the pages."""
    return visitor(make.staff())


@pytest.fixture
def hire(make):
    """A hire that awaits proof."""
    return make.placement()


def decide(office, hire, decision, note="", version=None):
    """Press a button of the decision."""
    data = {"decision": decision, "note": note, "version": version or hire.version}
    return office.post(f"/hires/{hire.id}/decide", data=data)


def verified(session):
    """Return how many jobs count."""
    return total(tallies(session, "project").values()).verified


def test_a_verified_hire_raises_the_count_by_one(session, office, hire):
    before = verified(session)
    answer = decide(office, hire, "verified")
    assert answer.status_code == 303, text_of(answer)
    assert hire.status is PlacementStatus.VERIFIED
    assert verified(session) == before + 1
    assert "counts towards the 30,000" in text_of(office.get(answer.location))


def test_both_sides_are_told_after_the_time_to_undo(session, office, hire):
    decide(office, hire, "verified")
    mails = session.scalars(select(Mail)).all()
    assert {mail.kind for mail in mails} == {"hire_verified", "hire_verified_graduate"}
    assert all(mail.due_at > now() and mail.sent_at is None for mail in mails)


def test_a_refusal_needs_a_note_that_both_sides_read(session, office, hire, visitor):
    assert decide(office, hire, "refused").status_code == 422
    assert hire.status is PlacementStatus.RECORDED
    assert decide(office, hire, "refused", "The stamp is missing.").status_code == 303
    assert hire.status is PlacementStatus.REFUSED
    for user_id in (hire.recorded_by_id, student_of(session, hire)):
        page = visitor(session.get_one(User, user_id)).get(f"/hires/{hire.id}")
        assert "The stamp is missing." in text_of(page)


def student_of(session, hire):
    """Return the account of the person hired."""
    from models import Student

    return session.get_one(Student, hire.student_id).user_id


def test_the_second_of_two_decisions_is_refused(make, visitor, office, hire):
    version = hire.version
    decide(office, hire, "verified", version=version)
    late = decide(visitor(make.staff()), hire, "refused", "No", version=version)
    assert late.status_code == 409
    assert hire.status is PlacementStatus.VERIFIED


def test_a_verification_can_be_undone_for_some_minutes(session, office, hire, make):
    decide(office, hire, "verified")
    assert office.post(f"/hires/{hire.id}/reopen").status_code == 303
    assert hire.status is PlacementStatus.RECORDED
    assert verified(session) == 0
    assert all(session.scalars(select(Mail.cancelled_at)).all())
    decide(office, hire, "verified")
    hire.decided_at = make.moment(minutes=11)
    assert office.post(f"/hires/{hire.id}/reopen").status_code == 409
    assert hire.status is PlacementStatus.VERIFIED


def test_a_verification_can_be_taken_back_later_with_a_reason(session, office, hire, make):
    decide(office, hire, "verified")
    hire.decided_at = make.moment(days=40)
    assert decide(office, hire, "refused", "The extract was forged.").status_code == 303
    assert hire.status is PlacementStatus.REFUSED
    assert verified(session) == 0


def test_a_refused_hire_is_looked_at_again(office, hire):
    decide(office, hire, "refused", "No stamp")
    assert decide(office, hire, "verified").status_code == 409
    assert office.post(f"/hires/{hire.id}/reopen").status_code == 303
    assert decide(office, hire, "verified").status_code == 303


def test_a_person_counts_once(session, make, office, hire):
    other = make.placement(
        make.application(
            session.get_one(Placement, hire.id).student_id and student(session, hire),
            make.posting(),
            stage=Stage.HIRED,
        )
    )
    decide(office, hire, "verified")
    assert "This person is counted already" in text_of(office.get(f"/hires/{other.id}"))
    answer = decide(office, other, "verified")
    assert "so the count stays as it is" in text_of(office.get(answer.location))
    assert verified(session) == 1


def student(session, hire):
    """Return the person hired."""
    from models import Student

    return session.get_one(Student, hire.student_id)


def test_every_look_at_the_document_is_noted(session, make, visitor, office):
    from tests.placements.test_record_hire import facts

    member = make.member()
    application = make.application(posting=make.posting(by=member), stage=Stage.ACCEPTED)
    boss = visitor(session.get_one(User, member.user_id))
    where = boss.post(f"/hires/new/{application.id}", data=facts()).location
    answer = office.post(f"{where}/evidence")
    assert answer.data.startswith(b"%PDF")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    looks = select(func.count()).where(AuditEntry.action == "placement.evidence_viewed")
    assert session.scalar(looks) == 1
    assert visitor(make.user(Role.STUDENT)).post(f"{where}/evidence").status_code == 403
    assert visitor(member_elsewhere(make)).post(f"{where}/evidence").status_code == 404


def member_elsewhere(make):
    """Make an employer of another organisation."""
    user = make.user(Role.EMPLOYER)
    make.member(user=user)
    return user


def test_a_hire_without_a_document_gives_none(office, hire):
    assert office.post(f"/hires/{hire.id}/evidence").status_code == 404


def test_the_person_hired_can_object_and_staff_see_it(session, office, hire, visitor):
    guest = visitor(session.get_one(User, student_of(session, hire)))
    assert guest.post(f"/hires/{hire.id}/dispute", data={"note": " "}).status_code == 422
    answer = guest.post(f"/hires/{hire.id}/dispute", data={"note": "I never began."})
    assert answer.status_code == 303
    assert "I never began." in text_of(office.get(f"/hires/{hire.id}"))
    boss = visitor(session.get_one(User, hire.recorded_by_id))
    assert "I never began." not in text_of(boss.get(f"/hires/{hire.id}"))


def test_each_side_gets_from_the_application_to_its_hire(session, hire, visitor):
    for user_id in (hire.recorded_by_id, student_of(session, hire)):
        guest = visitor(session.get_one(User, user_id))
        page = guest.get(f"/applications/{hire.application_id}")
        assert f"/hires/of/{hire.application_id}" in page.text
        answer = guest.get(f"/hires/of/{hire.application_id}")
        assert answer.location == f"/hires/{hire.id}"
        assert guest.get("/hires/of/4711").status_code == 404


def test_others_find_nothing(make, visitor, hire):
    other = make.student(user=make.user(Role.STUDENT))
    guests = [visitor(make.user(Role.STUDENT)), visitor(member_elsewhere(make))]
    assert other.id
    for guest in guests:
        assert guest.get(f"/hires/{hire.id}").status_code == 404
        assert guest.get(f"/hires/of/{hire.application_id}").status_code == 404
        assert decide(guest, hire, "verified").status_code == 403
        assert guest.get("/hires").status_code == 403
    assert guests[0].post(f"/hires/{hire.id}/dispute", data={"note": "x"}).status_code == 404


def test_a_refused_hire_is_corrected_and_awaits_proof_again(session, office, hire, visitor):
    decide(office, hire, "refused", "The day is wrong.")
    boss = visitor(session.get_one(User, hire.recorded_by_id))
    form = boss.get(f"/hires/{hire.id}/correct")
    assert "The day is wrong." in text_of(form)
    data = {
        "start": hire.start.isoformat(),
        "pay": "450000",
        "contract": "fixed_term",
        "evidence": "employer_confirmation",
    }
    assert boss.post(f"/hires/{hire.id}/correct", data=data).status_code == 303
    assert (hire.status, hire.pay) == (PlacementStatus.RECORDED, 450_000)


def test_a_verified_hire_is_not_corrected(session, office, hire, visitor):
    decide(office, hire, "verified")
    boss = visitor(session.get_one(User, hire.recorded_by_id))
    data = {
        "start": hire.start.isoformat(),
        "pay": "1",
        "contract": "seasonal",
        "evidence": "employer_confirmation",
    }
    assert boss.post(f"/hires/{hire.id}/correct", data=data).status_code == 409
    assert hire.pay == 400_000
    assert session.get_one(Posting, hire.posting_id)


def test_an_objection_that_is_dealt_with_waits_no_longer(session, make, office, visitor):
    hire = make.placement(disputed_at=now(), dispute_note="The pay is another.")
    assert "The pay is another." in text_of(office.get(f"/hires/{hire.id}"))
    assert office.post(f"/hires/{hire.id}/settle").status_code == 303
    assert "No hire fits these filters" in text_of(office.get("/hires?status=disputed"))
    assert office.post(f"/hires/{hire.id}/settle").status_code == 409
    guest = visitor(session.get_one(User, student_of(session, hire)))
    assert guest.post(f"/hires/{hire.id}/settle").status_code == 403


def test_an_objection_to_a_refused_hire_waits_for_nobody(make, office):
    make.placement(disputed_at=now(), dispute_note="No.", status=PlacementStatus.REFUSED)
    assert "Nobody objects to a hire" in text_of(office.get("/staff"))
    assert "No hire fits these filters" in text_of(office.get("/hires?status=disputed"))
