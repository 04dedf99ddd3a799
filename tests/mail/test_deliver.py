"""Mail leaves when it is due, in its receiver's language; what fails does not hold up the rest."""

import email
import email.policy
from dataclasses import replace

import pytest
from sqlalchemy import select

from models import Mail
from talent.mail import service
from talent.mail.delivery import deliver_due, transport
from tests.mail.post_office import post_office


@pytest.fixture
def deliver(app, session):
    """Send what is due, to the outbox or to a mail server, and return how many left."""

    def send(url=""):
        session.commit()
        config = replace(app.extensions["talent"], mail_url=url)
        with app.test_request_context():
            return deliver_due(session, config, transport(config))

    return send


def written(app):
    """Return the messages of the outbox, in their order."""
    files = sorted((app.extensions["talent"].instance / "outbox").glob("*.eml"))
    return [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in files
    ]


def test_a_message_is_written_in_its_receivers_language(app, session, make, deliver):
    for language in ("kk", "ru", "en"):
        service.queue(session, make.user(language=language).id, "reset", path="/account/reset/x")
    assert deliver() == 3
    letters = written(app)
    assert [letter["Content-Language"] for letter in letters] == ["kk", "ru", "en"]
    assert len({letter["Subject"] for letter in letters}) == 3
    for letter in letters:
        kinds = [part.get_content_type() for part in letter.iter_parts()]
        assert kinds == ["text/plain", "text/html"]
        assert "/account/reset/x" in letter.get_body(("plain",)).get_content()


def test_what_is_not_due_or_held_back_stays(session, make, deliver):
    person = make.user()
    service.queue(session, person.id, "reset", due_at=make.moment(hours=-1), path="/")
    service.queue(session, person.id, "reset", about="matter:1", path="/")
    assert service.hold_back(session, "matter:1", "reset") == 1
    assert deliver() == 0


def test_a_message_goes_by_smtp_once(session, make, deliver):
    service.queue(session, make.user(email="dana@example.kz").id, "reset", path="/")
    with post_office() as office:
        assert deliver(office.url) == 1
        assert deliver(office.url) == 0
    (letter,) = office.letters
    assert email.message_from_bytes(letter)["To"] == "dana@example.kz"


def test_a_refused_message_waits_longer_each_time(session, make, deliver):
    mail = service.queue(session, make.user().id, "reset", path="/")
    with post_office(refuses=True) as office:
        assert deliver(office.url) == 0
        assert (mail.attempts, mail.error) == (1, "SMTPRecipientsRefused")
        first = mail.due_at
        mail.due_at = make.moment(minutes=1)
        deliver(office.url)
    assert mail.attempts == 2
    assert mail.due_at > first
    assert mail.sent_at is None


def test_a_message_without_words_does_not_hold_up_the_others(session, make, deliver):
    person = make.user()
    service.queue(session, person.id, "interview", due_at=make.moment(hours=1))
    service.queue(session, person.id, "reset", path="/")
    assert deliver() == 1
    failed, sent = session.scalars(select(Mail).order_by(Mail.id)).all()
    assert failed.error == "TypeError"
    assert failed.sent_at is None
    assert sent.sent_at is not None
