"""Interviews: set, changed, called off, taken into a calendar; and the reminders of the day."""

from datetime import datetime, time, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from models import Interview, Invitation, Mail, Stage, User, now, today
from models.base import ALMATY
from talent.applications.reminding import remind
from tests.support.visitor import page_of, text_of


def meeting(**changes):
    """Return an interview as the form sends it."""
    given = {
        "day": (today() + timedelta(days=3)).isoformat(),
        "hour": "14:30",
        "minutes": "45",
        "place": "https://meet.example.kz/room",
        "note": "Bring a drawing.",
    }
    return given | changes


@pytest.fixture
def at_interview(make, session, posting, applied):
    """Return a maker of an application with an interview that begins at a moment."""

    def on(starts_at):
        application = applied(Stage.INTERVIEW)
        interview = Interview(
            application_id=application.id,
            starts_at=starts_at,
            minutes=30,
            place="Room 4",
            created_by_id=posting.created_by_id,
        )
        session.add(interview)
        session.flush()
        return application, interview

    return on


def test_an_interview_is_set_in_almaty_time_and_the_student_is_told(
    session, employer, graduate, applied
):
    application = applied(Stage.SHORTLISTED)
    answer = employer.post(f"/applications/{application.id}/interview", data=meeting())
    assert answer.status_code == 303
    interview = session.scalars(select(Interview)).one()
    expected = datetime.combine(today() + timedelta(days=3), time(14, 30), ALMATY)
    assert application.stage is Stage.INTERVIEW
    assert interview.starts_at == expected
    assert "interview" in session.scalars(select(Mail.kind)).all()
    assert "14:30" in text_of(graduate.get(f"/applications/{application.id}"))


@pytest.mark.parametrize(
    "change",
    [
        {"day": (today() - timedelta(days=1)).isoformat()},
        {"day": "tomorrow"},
        {"hour": "25:00"},
        {"minutes": "0"},
        {"minutes": "100000"},
        {"place": ""},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_nothing_is_lost(session, employer, applied, change):
    application = applied(Stage.SHORTLISTED)
    answer = employer.post(f"/applications/{application.id}/interview", data=meeting(**change))
    assert answer.status_code == 422
    assert "Bring a drawing." in answer.text
    assert application.stage is Stage.SHORTLISTED
    assert not session.scalars(select(Interview.id)).all()


def test_an_interview_moves_to_another_time(session, employer, at_interview):
    application, interview = at_interview(now() + timedelta(days=2))
    address = f"/applications/{application.id}/interviews/{interview.id}"
    assert "Room 4" in employer.get(address).text
    assert employer.post(address, data=meeting(place="Room 5")).status_code == 303
    assert interview.place == "Room 5"
    assert session.scalars(select(Mail.kind)).all() == ["interview_changed"]


def test_an_interview_is_called_off_once(session, employer, at_interview):
    application, interview = at_interview(now() + timedelta(days=2))
    address = f"/applications/{application.id}/interviews/{interview.id}/cancel"
    assert [employer.post(address).status_code for _ in range(2)] == [303, 409]
    assert session.scalars(select(Mail.kind)).all() == ["interview_cancelled"]


def test_an_interview_of_another_application_is_not_found(make, employer, at_interview, posting):
    _application, interview = at_interview(now() + timedelta(days=2))
    other = make.application(posting=posting, stage=Stage.INTERVIEW)
    address = f"/applications/{other.id}/interviews/{interview.id}"
    assert employer.get(address).status_code == 404
    assert employer.get(f"{address}.ics").status_code == 404


def test_no_interview_is_set_before_the_shortlist(employer, applied):
    application = applied(Stage.NEW)
    address = f"/applications/{application.id}/interview"
    assert employer.get(address).status_code == 409
    assert employer.post(address, data=meeting()).status_code == 409


@pytest.mark.parametrize("side", ["graduate", "employer"])
def test_both_sides_take_it_into_a_calendar(request, at_interview, side):
    starts_at = (now() + timedelta(days=2)).replace(microsecond=0)
    application, interview = at_interview(starts_at)
    visitor = request.getfixturevalue(side)
    answer = visitor.get(f"/applications/{application.id}/interviews/{interview.id}.ics")
    assert answer.mimetype == "text/calendar"
    event = Calendar.from_ical(answer.data).walk("VEVENT")[0]
    assert event.decoded("dtstart") == starts_at
    assert event.decoded("dtend") == starts_at + timedelta(minutes=30)
    assert str(event["location"]) == "Room 4"


def test_a_calendar_leads_to_the_public_address_whatever_address_was_asked(employer, at_interview):
    application, interview = at_interview(now() + timedelta(days=2))
    address = f"/applications/{application.id}/interviews/{interview.id}.ics"
    answer = employer.get(address, base_url="https://localhost:4444")
    event = Calendar.from_ical(answer.data).walk("VEVENT")[0]
    assert str(event["url"]) == f"http://localhost/applications/{application.id}"


def test_a_stranger_gets_no_calendar_file(make, visitor, at_interview):
    application, interview = at_interview(now() + timedelta(days=2))
    stranger = visitor(make.session.get_one(User, make.student().user_id))
    address = f"/applications/{application.id}/interviews/{interview.id}.ics"
    assert stranger.get(address).status_code == 404


def tomorrow():
    """Return a moment of tomorrow."""
    return datetime.combine(today() + timedelta(days=1), time(10), ALMATY)


def test_an_interview_of_tomorrow_is_remembered_once(session, at_interview):
    _application, interview = at_interview(tomorrow())
    assert [remind(session), remind(session)] == [1, 0]
    interview.starts_at += timedelta(hours=2)
    assert remind(session) == 1


def test_a_called_off_or_later_interview_is_not_remembered(session, at_interview):
    _application, interview = at_interview(tomorrow())
    interview.cancelled_at = now()
    assert remind(session) == 0
    interview.cancelled_at, interview.starts_at = None, tomorrow() + timedelta(days=1)
    assert remind(session) == 0


def test_an_offer_about_to_end_is_remembered_once(make, session, applied):
    make.offer(applied(Stage.OFFERED), answer_by=today() + timedelta(days=2))
    assert [remind(session), remind(session)] == [1, 0]
    assert session.scalars(select(Mail.kind)).all() == ["reminder_offer"]


def test_an_invited_graduate_is_told_of_the_deadline(session, student, posting):
    posting.deadline = today() + timedelta(days=1)
    session.add(
        Invitation(
            student_id=student.id, posting_id=posting.id, created_by_id=posting.created_by_id
        )
    )
    session.flush()
    assert [remind(session), remind(session)] == [1, 0]


def test_the_command_says_how_many_reminders_it_queued(app, make, session, applied):
    make.offer(applied(Stage.OFFERED), answer_by=today())
    session.commit()
    result = app.test_cli_runner().invoke(args=["talent", "applications", "remind"])
    assert result.output == "Reminders queued: 1\n"


def test_the_forms_open_with_labels_for_every_field(employer, applied):
    application = applied(Stage.SHORTLISTED)
    for form in ("interview", "offer"):
        page = page_of(employer.get(f"/applications/{application.id}/{form}"))
        fields = page.select("main form input:not([type=hidden]), main form textarea")
        assert fields
        assert all(page.select(f"label[for={field['id']}]") for field in fields)
