"""Opening an account: the same answer for every address, and nothing weak or forbidden."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models import AuditEntry, Mail, Role, Student, User
from talent.mail.delivery import compose
from tests.support.visitor import text_of

PASSWORD = "wind over the wide steppe"


def details(**changes):
    """What a newcomer fills in."""
    given = {"role": "student", "name": "Aliya", "email": "Aliya@Example.kz", "password": PASSWORD}
    return given | changes


def test_a_newcomer_gets_an_account_a_profile_and_a_message(session, client):
    assert client.post("/account/register", data=details()).status_code == 303
    user = session.scalars(select(User)).one()
    assert (user.email, user.role, user.confirmed_at) == ("aliya@example.kz", Role.STUDENT, None)
    assert session.scalar(select(Student.id).where(Student.user_id == user.id))
    assert session.scalars(select(Mail.kind)).all() == ["confirm"]
    assert "account.registered" in session.scalars(select(AuditEntry.action)).all()


def test_a_known_address_gets_the_same_answer_and_its_owner_a_message(session, make, client):
    known = make.user(email="aliya@example.kz")
    first = client.post("/account/register", data=details(email="new@example.kz"))
    second = client.post("/account/register", data=details())
    assert (first.status_code, first.location) == (second.status_code, second.location)
    said = text_of(client.get(second.location))
    assert "We have sent a message to Aliya@Example.kz" in said
    mail = session.scalars(select(Mail).where(Mail.user_id == known.id)).one()
    assert mail.kind == "already_registered"
    assert known.name != "Aliya"


def test_an_owner_is_not_written_to_at_every_try(session, make, client):
    make.user(email="aliya@example.kz")
    for _ in range(3):
        client.post("/account/register", data=details())
    assert len(session.scalars(select(Mail)).all()) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"password": "short"}, "Use 15 to 200 characters"),
        ({"password": "p" * 16}, "easy to guess"),
        ({"password": "passwordpassword"}, "easy to guess"),
        ({"password": "қупиясөз12345құпиясөз"}, ""),
        ({"password": "aliyaaliyaaliyaaliya"}, "easy to guess"),
        ({"email": "nobody"}, "E-mail address"),
        ({"name": "  "}, "Your name"),
        ({"role": "admin"}, "You are"),
        ({"role": ""}, "You are"),
    ],
)
def test_what_cannot_be_used_comes_back_with_the_reason(session, client, changes, words):
    answer = client.post("/account/register", data=details(**changes))
    if words:
        assert answer.status_code == 422
        assert words in text_of(answer)
        assert not session.scalars(select(User)).all()
    else:
        assert answer.status_code == 303


def test_a_password_is_never_sent_back(client):
    answer = client.post("/account/register", data=details(email="nobody"))
    assert PASSWORD not in answer.text


def test_an_address_is_confirmed_by_a_press_and_not_by_opening(session, client):
    client.post("/account/register", data=details())
    path = session.scalars(select(Mail)).one().data["path"]
    assert client.get(path).status_code == 200
    user = session.scalars(select(User)).one()
    assert user.confirmed_at is None
    assert client.post(path).status_code == 303
    assert user.confirmed_at is not None
    assert client.get(path).status_code == 410


def test_the_confirmation_is_sent_again_on_request(session, make, visitor):
    guest = visitor(make.user(confirmed_at=None))
    assert "not confirmed" in text_of(guest.get("/account"))
    assert guest.post("/account/confirm").status_code == 303
    assert session.scalars(select(Mail.kind)).all() == ["confirm"]


def test_the_message_comes_in_the_language_of_the_page(session, visitor):
    visitor(language="kk").post("/account/register", data=details())
    assert session.scalars(select(User.language)).one() == "kk"


def test_a_strangers_address_is_not_flooded_with_confirmations(session, visitor, make):
    person = visitor(make.user())
    answers = [person.post("/account/confirm").status_code for _ in range(6)]
    assert answers == [303] * 4 + [429] * 2
    assert len(session.scalars(select(Mail)).all()) == 4


def test_a_name_cannot_carry_a_link_to_a_strangers_mailbox(session, app, client):
    client.post("/account/register", data=details(name="https://evil.example/prize Winner"))
    mail = session.scalars(select(Mail).options(joinedload(Mail.user))).one()
    with app.test_request_context():
        assert "evil.example" not in compose(mail, app.extensions["talent"]).as_string()
