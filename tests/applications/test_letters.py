"""The words of every message, in three languages, without personal data."""

import pytest

from models import Mail
from talent.mail.delivery import compose

DATA = {
    "role": "Welder",
    "organisation": "Alatau Works",
    "starts_at": "2026-12-01T09:00:00+00:00",
    "minutes": 45,
    "place": "Room 4",
    "answer_by": "2026-12-05",
    "deadline": "2026-12-05",
    "path": "/applications/1",
}
KINDS = (
    "application_received shortlisted interview interview_changed interview_cancelled offer"
    " offer_withdrawn offer_accepted offer_declined rejected withdrawn invited no_seat_left"
    " reminder_interview reminder_offer reminder_deadline"
).split()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_message_has_its_subject_words_and_link(app, make, database, kind, language):
    user = make.user(name="Dana Akhmetova", language=language)
    mail = Mail(id=1, user=user, kind=kind, data=DATA)
    with app.test_request_context():
        message = compose(mail, database.config)
    text = message.get_body(("plain",)).get_content()
    assert message["Subject"]
    assert "Dana" in text
    assert "Akhmetova" not in text
    assert "http://localhost/applications/1" in text
    assert message["Content-Language"] == language


def test_an_interview_is_told_in_almaty_time(app, make, database):
    mail = Mail(id=1, user=make.user(), kind="interview", data=DATA)
    with app.test_request_context():
        text = compose(mail, database.config).get_body(("plain",)).get_content()
    assert "1 December 2026, 14:00" in text
