"""An employer works through a role's applications."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from models import AuditEntry, Interview, Mail, Stage, StageChange, User, now
from tests.support.databases import at_most
from tests.support.visitor import page_of, text_of


@pytest.fixture
def several(make, posting):
    """Return a maker of applications at stages."""
    return lambda *stages: [make.application(posting=posting, stage=stage) for stage in stages]


def move(employer, posting, to, *applications):
    """Choose applications and press the button for a stage."""
    data = {"to": to, "chosen": [one.id for one in applications]}
    return employer.post(f"/roles/{posting.id}/applications/move", data=data)


def rows(response):
    """Return the names of the rows."""
    return [one.a.get_text(strip=True) for one in page_of(response).select("tbody tr .data-head")]


def test_every_stage_has_its_tab_with_a_count(employer, posting, several):
    several(Stage.NEW, Stage.NEW, Stage.INTERVIEW, Stage.DECLINED)
    page = page_of(employer.get(f"/roles/{posting.id}/applications"))
    counts = [int(one.get_text()) for one in page.select(".tabs .count")]
    assert counts == [4, 2, 0, 1, 0, 0, 1]
    tab = employer.get(f"/roles/{posting.id}/applications?stage=interview")
    assert len(rows(tab)) == 1


def test_the_best_fit_stands_first_where_the_employer_asks_for_it(make, employer, posting):
    for name, held, stage in (
        ("Gone", "python", Stage.DECLINED),
        ("Welder", "welding", Stage.SHORTLISTED),
        ("Coder", "python", Stage.SHORTLISTED),
    ):
        student = make.student(user=make.user(name=name), skills={held: None})
        make.application(student, posting, stage=stage)
    address = f"/roles/{posting.id}/applications"
    assert rows(employer.get(address)) == ["Gone", "Welder", "Coder"]
    by_fit = page_of(employer.get(address)).find("a", string="best fit")["href"]
    assert rows(employer.get(by_fit)) == ["Coder", "Welder", "Gone"]


def test_names_show_from_the_shortlist_on(make, employer, student, posting):
    application = make.application(student, posting)
    address = f"/roles/{posting.id}/applications"
    review = f"/applications/{application.id}"
    assert rows(employer.get(address))[0].startswith("Graduate ")
    assert "Dana" not in employer.get(address).text
    assert "Dana" not in employer.get(review).text
    move(employer, posting, "shortlisted", application)
    assert rows(employer.get(address)) == ["Dana Akhmetova"]
    page = employer.get(review).text
    user = make.session.get_one(User, student.user_id)
    assert "Dana Akhmetova" in page
    assert user.email in page


def test_a_message_does_not_give_the_name_away(make, employer, student, posting):
    application = make.application(student, posting, message="I am Dana, call +7 701 123 45 67.")
    page = employer.get(f"/applications/{application.id}").text
    assert "Dana" not in page
    assert "701 123" not in page


def test_the_chosen_move_together_and_the_others_stay(session, employer, posting, several):
    first, second, third = several(Stage.NEW, Stage.NEW, Stage.NEW)
    answer = move(employer, posting, "shortlisted", first, third)
    assert answer.status_code == 303
    assert [one.stage for one in (first, second, third)] == ["shortlisted", "new", "shortlisted"]
    batches = session.scalars(select(StageChange.batch)).all()
    assert len(batches) == 2
    assert len(set(batches)) == 1
    assert "2 applications moved" in text_of(employer.get(answer.location))


def test_what_cannot_go_there_stays_and_is_counted(employer, posting, several):
    fresh, offered = several(Stage.SHORTLISTED, Stage.OFFERED)
    answer = move(employer, posting, "not_progressing", fresh, offered)
    assert (fresh.stage, offered.stage) == (Stage.NOT_PROGRESSING, Stage.OFFERED)
    assert "1 application stays" in text_of(employer.get(answer.location))


def test_nothing_chosen_is_said_beside_the_form(employer, posting, several):
    several(Stage.NEW)
    answer = move(employer, posting, "shortlisted")
    assert answer.status_code == 422
    assert "Choose at least one" in text_of(answer)


@pytest.mark.parametrize("stage", ["hired", "accepted", "withdrawn", "x", ""])
def test_a_press_for_many_goes_to_no_other_stage(employer, posting, several, stage):
    (application,) = several(Stage.SHORTLISTED)
    assert move(employer, posting, stage, application).status_code == 422
    assert application.stage is Stage.SHORTLISTED


def test_applications_to_another_role_do_not_move_along(make, employer, posting):
    foreign = make.application()
    move(employer, posting, "shortlisted", foreign)
    assert foreign.stage is Stage.NEW


def test_the_last_move_is_undone_with_its_mail(session, employer, posting, several):
    first, second = several(Stage.SHORTLISTED, Stage.INTERVIEW)
    move(employer, posting, "not_progressing", first, second)
    page = page_of(employer.get(f"/roles/{posting.id}/applications"))
    undone = employer.post(page.select_one("form[action*=undo]")["action"])
    assert undone.status_code == 303
    assert (first.stage, second.stage) == (Stage.SHORTLISTED, Stage.INTERVIEW)
    letters = session.scalars(select(Mail).where(Mail.kind == "rejected")).all()
    assert len(letters) == 2
    assert all(letter.cancelled_at for letter in letters)
    assert "application.move_undone" in session.scalars(select(AuditEntry.action)).all()


def test_an_undo_brings_called_off_interviews_back(session, employer, posting, several):
    (application,) = several(Stage.INTERVIEW)
    ahead = Interview(
        application_id=application.id,
        starts_at=now() + timedelta(days=3),
        minutes=30,
        place="Room 4",
        created_by_id=posting.created_by_id,
    )
    session.add(ahead)
    move(employer, posting, "not_progressing", application)
    assert ahead.cancelled_at is not None
    employer.post(f"/applications/moves/{batch_of(session)}/undo")
    assert ahead.cancelled_at is None


def batch_of(session):
    """Return the batch of the only move."""
    return session.scalars(select(StageChange.batch)).one()


def test_an_undo_comes_too_late_after_ten_minutes(session, employer, posting, several):
    (application,) = several(Stage.NEW)
    move(employer, posting, "shortlisted", application)
    session.execute(update(StageChange).values(at=now() - timedelta(minutes=11)))
    page = employer.get(f"/roles/{posting.id}/applications")
    assert (
        not page_of(page).select(".notice form[action*=undo]") or "Undo the last" not in page.text
    )
    answer = employer.post(f"/applications/moves/{batch_of(session)}/undo")
    assert answer.status_code == 409
    assert application.stage is Stage.SHORTLISTED


def test_an_undo_does_not_reach_over_a_later_step(session, employer, posting, several):
    (application,) = several(Stage.NEW)
    move(employer, posting, "shortlisted", application)
    batch = batch_of(session)
    move(employer, posting, "interview", application)
    assert employer.post(f"/applications/moves/{batch}/undo").status_code == 409
    assert application.stage is Stage.INTERVIEW


def test_nobody_else_undoes_a_move(make, visitor, session, employer, posting, several):
    (application,) = several(Stage.NEW)
    move(employer, posting, "shortlisted", application)
    stranger = visitor(make.session.get_one(User, make.member().user_id))
    assert stranger.post(f"/applications/moves/{batch_of(session)}/undo").status_code == 404
    assert application.stage is Stage.SHORTLISTED


def test_a_student_does_not_see_a_rejection_that_can_still_be_taken_back(
    employer, graduate, posting, applied, session
):
    application = applied(Stage.SHORTLISTED)
    move(employer, posting, "not_progressing", application)
    assert "Not progressing" not in text_of(graduate.get("/applications"))
    assert "Not progressing" not in text_of(graduate.get(f"/applications/{application.id}"))
    application.stage_at = now() - timedelta(hours=25)
    assert "Not progressing" in text_of(graduate.get("/applications"))
    assert "Not progressing" in text_of(graduate.get(f"/applications/{application.id}"))


def test_ending_an_accepted_application_frees_its_seat(employer, posting, applied):
    application = applied(Stage.ACCEPTED)
    answer = employer.post(f"/applications/{application.id}/move", data={"to": "not_progressing"})
    assert answer.status_code == 303
    assert posting.seats_taken == 0


def test_an_open_offer_is_not_ended_by_a_move(employer, applied):
    application = applied(Stage.OFFERED)
    answer = employer.post(f"/applications/{application.id}/move", data={"to": "interview"})
    assert answer.status_code == 409


def test_a_redirect_after_a_move_stays_on_this_site(employer, applied):
    application = applied()
    data = {"to": "shortlisted", "next": "https://example.org/"}
    answer = employer.post(f"/applications/{application.id}/move", data=data)
    assert answer.location == f"/applications/{application.id}"


def test_another_organisation_has_no_pipeline_here(make, visitor, posting, several):
    (application,) = several(Stage.NEW)
    stranger = visitor(make.session.get_one(User, make.member().user_id))
    assert stranger.get(f"/roles/{posting.id}/applications").status_code == 404
    assert move(stranger, posting, "shortlisted", application).status_code == 404


def test_a_long_pipeline_takes_as_few_queries_as_a_short_one(employer, posting, several):
    several(*[Stage.NEW] * 30)
    with at_most(8):
        employer.get(f"/roles/{posting.id}/applications")


def test_an_empty_pipeline_leads_to_the_graduates(employer, posting):
    page = page_of(employer.get(f"/roles/{posting.id}/applications"))
    assert page.select_one(".empty a")["href"] == f"/roles/{posting.id}/candidates"
