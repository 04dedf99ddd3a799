"""An administrator reads the mail: what was written, what waits, what does not go out."""

import pytest
from sqlalchemy import select

from models import Mail, now
from talent.people.letters import pieces
from tests.support.visitor import page_of, text_of


@pytest.fixture
def boss(make, visitor):
    """An administrator at the pages."""
    return visitor(make.admin())


@pytest.fixture
def waiting(session, make):
    """A message that waits for its time."""
    mail = Mail(
        user_id=make.user(language="ru", name="Данияр Сериков").id,
        kind="hire_verified",
        data={"path": "/hires/1", "role": "<b>Crane</b> driver"},
        due_at=make.moment(days=-1),
    )
    session.add(mail)
    session.flush()
    return mail


def test_a_written_message_is_read_and_its_link_followed(session, client, boss):
    client.post(
        "/account/register",
        data={
            "role": "student",
            "name": "Aliya Reader",
            "email": "aliya@example.kz",
            "password": "wind over the wide steppe",
        },
    )
    mail = session.scalars(select(Mail)).one()
    assert "Confirm your e-mail address" in text_of(boss.get("/people/outbox"))
    page = page_of(boss.get(f"/people/outbox/{mail.id}"))
    assert "aliya@example.kz" in page.get_text()
    link = page.select_one("section.letter a")["href"]
    assert link == mail.data["path"]
    assert client.get(link).status_code == 200
    file = boss.get(f"/people/outbox/{mail.id}/file")
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert b"text/html" in file.data


def test_a_waiting_message_is_read_before_it_leaves(boss, waiting):
    page = boss.get(f"/people/outbox/{waiting.id}")
    assert "<b>Crane</b>" not in page.text
    assert "<b>Crane</b> driver" in text_of(page)
    assert boss.get(f"/people/outbox/{waiting.id}/file").status_code == 404


def test_a_waiting_message_is_cancelled_and_brought_back(session, boss, waiting):
    due_at = waiting.due_at
    boss.post(f"/people/outbox/{waiting.id}/cancel")
    assert waiting.cancelled_at is not None
    boss.post(f"/people/outbox/{waiting.id}/retry")
    assert waiting.cancelled_at is None
    assert waiting.sent_at is None
    assert waiting.due_at == due_at


def test_what_was_undone_is_never_sent(session, boss, waiting):
    waiting.cancelled_at = now()
    answer = boss.post(f"/people/outbox/{waiting.id}/retry")
    assert answer.status_code == 409
    assert waiting.cancelled_at is not None


def test_a_message_does_not_leave_before_its_time(boss, waiting):
    assert boss.post(f"/people/outbox/{waiting.id}/retry").status_code == 409


def test_a_failing_message_is_tried_again(session, boss, waiting):
    waiting.attempts, waiting.error = 10, "SMTPServerDisconnected"
    assert "SMTPServerDisconnected" in text_of(boss.get(f"/people/outbox/{waiting.id}"))
    boss.post(f"/people/outbox/{waiting.id}/retry")
    assert waiting.sent_at is not None


def test_a_sent_message_is_left_alone(boss, waiting):
    waiting.sent_at = now()
    assert boss.post(f"/people/outbox/{waiting.id}/cancel").status_code == 409
    assert "its text is not kept" in text_of(boss.get(f"/people/outbox/{waiting.id}"))


def test_messages_are_found_by_receiver_and_state(session, make, boss, waiting):
    for query in ("q=данияр", "state=waiting"):
        assert "Данияр Сериков" in text_of(boss.get(f"/people/outbox?{query}"))
    assert "No message fits" in text_of(boss.get("/people/outbox?state=sent"))


@pytest.mark.parametrize(
    ("line", "urls"),
    [
        ("Go: http://localhost/hires/1", ["/hires/1"]),
        ("Go: http://localhost.evil.kz/hires/1", []),
        ("Go: https://evil.kz/hires/1", []),
        ("nothing", []),
    ],
)
def test_only_links_to_this_site_can_be_followed(line, urls):
    found = pieces(line, "http://localhost")
    assert [piece.url for piece in found if piece.url] == urls
    assert "".join(piece.text for piece in found) == line
