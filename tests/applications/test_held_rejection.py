"""While a rejection can still be taken back, the student's pages tell nothing of it."""

from models import Mail, Stage
from tests.support.visitor import page_of


def words_of(response):
    return page_of(response).find("main").get_text(" ", strip=True)


def test_the_list_and_the_application_read_as_before(make, employer, graduate, student, posting):
    application = make.application(
        student, posting, created_at=make.moment(days=9), stage_at=make.moment(days=9)
    )
    make.application(student, created_at=make.moment(days=3), stage_at=make.moment(days=3))
    pages = ("/applications", f"/applications/{application.id}", "/matches")
    before = [words_of(graduate.get(page)) for page in pages]
    data = {"to": Stage.NOT_PROGRESSING.value, "chosen": [application.id]}
    employer.post(f"/roles/{posting.id}/applications/move", data=data)
    assert make.session.get_one(type(application), application.id).stage is Stage.NOT_PROGRESSING
    assert [words_of(graduate.get(page)) for page in pages] == before


def rejected(make, employer, student, posting, **values):
    application = make.application(student, posting, **values)
    data = {"to": Stage.NOT_PROGRESSING.value, "chosen": [application.id]}
    employer.post(f"/roles/{posting.id}/applications/move", data=data)
    return make.session.get_one(type(application), application.id)


def test_withdrawing_meanwhile_stops_the_message(make, employer, graduate, student, posting):
    application = rejected(make, employer, student, posting)
    assert graduate.post(f"/applications/{application.id}/withdraw").status_code == 303
    assert application.stage is Stage.WITHDRAWN
    held = [m for m in make.session.query(Mail) if m.kind == "rejected"]
    assert [m.cancelled_at is not None for m in held] == [True]


def test_once_told_there_is_nothing_to_withdraw(make, employer, graduate, student, posting):
    application = rejected(make, employer, student, posting)
    application.stage_at = make.moment(hours=25)
    assert graduate.post(f"/applications/{application.id}/withdraw").status_code == 409
    assert "Withdraw" not in words_of(graduate.get(f"/applications/{application.id}"))
