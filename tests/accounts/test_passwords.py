"""A forgotten password, a changed one, and one's own details."""

import pytest
from sqlalchemy import select

from models import AuditEntry, Mail, Token, now
from tests.factories import PASSWORD
from tests.support.visitor import text_of

NEW = "wind over the wide steppe"


def link(session):
    """Return the path of the newest message."""
    return session.scalars(select(Mail).order_by(Mail.id.desc())).first().data["path"]


def signs_in(client, user, password):
    """Whether somebody gets in."""
    data = {"email": user.email, "password": password}
    return client.post("/account/sign-in", data=data).status_code == 303


def test_the_answer_is_the_same_for_every_address(session, make, client):
    user = make.user()
    known = client.post("/account/forgot", data={"email": user.email})
    unknown = client.post("/account/forgot", data={"email": "nobody@example.kz"})
    assert (known.status_code, known.location) == (unknown.status_code, unknown.location)
    assert len(session.scalars(select(Mail)).all()) == 1


def test_a_link_sets_a_password_once(session, make, client):
    user = make.user()
    client.post("/account/forgot", data={"email": user.email})
    path = link(session)
    assert client.post(path, data={"password": NEW}).status_code == 303
    assert signs_in(client, user, NEW)
    assert not signs_in(client, user, PASSWORD)
    assert client.post(path, data={"password": NEW}).status_code == 410


def test_a_weak_password_leaves_the_link_good(session, make, client):
    client.post("/account/forgot", data={"email": make.user().email})
    path = link(session)
    assert client.post(path, data={"password": "short"}).status_code == 422
    assert client.post(path, data={"password": NEW}).status_code == 303


def test_a_link_runs_out(session, make, client):
    client.post("/account/forgot", data={"email": make.user().email})
    session.scalars(select(Token)).one().expires_at = make.moment(minutes=1)
    answer = client.get(link(session))
    assert answer.status_code == 410
    assert "Ask for a new one" in text_of(answer)


def test_nobody_is_flooded_with_messages(session, make, client):
    user = make.user()
    for _ in range(4):
        client.post("/account/forgot", data={"email": user.email})
    assert len(session.scalars(select(Mail)).all()) == 1
    assert client.get(link(session)).status_code == 200


def test_a_later_link_ends_the_earlier_one(session, make, client):
    user = make.user()
    client.post("/account/forgot", data={"email": user.email})
    first = link(session)
    for mail in session.scalars(select(Mail)):
        mail.created_at = make.moment(minutes=10)
    client.post("/account/forgot", data={"email": user.email})
    assert link(session) != first
    assert client.get(first).status_code == 410


def test_a_link_for_one_purpose_does_not_serve_another(session, make, client):
    client.post("/account/forgot", data={"email": make.user().email})
    secret = link(session).rsplit("/", 1)[-1]
    assert client.get(f"/account/invite/{secret}").status_code == 410
    assert client.get(f"/account/confirm/{secret}").status_code == 410


def test_a_reset_ends_every_session(session, make, visitor, client):
    user = make.admin()
    guest = visitor(user)
    client.post("/account/forgot", data={"email": user.email})
    client.post(link(session), data={"password": NEW})
    assert guest.get("/people").status_code == 303


def test_a_disabled_account_gets_no_link(session, make, client):
    client.post("/account/forgot", data={"email": make.user(is_active=False).email})
    assert not session.scalars(select(Mail)).all()


def test_a_changed_password_signs_other_devices_out(session, make, visitor):
    user = make.admin()
    here, there = visitor(user), visitor(user)
    data = {"old_password": PASSWORD, "password": NEW}
    assert here.post("/account/password", data=data).status_code == 303
    assert here.get("/people").status_code == 200
    assert there.get("/people").status_code == 303
    assert "account.password_changed" in session.scalars(select(AuditEntry.action)).all()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"old_password": "not the present one", "password": NEW}, "not your present password"),
        ({"old_password": PASSWORD, "password": "short"}, "Use 15 to 200 characters"),
        ({"old_password": "", "password": NEW}, "Present password"),
    ],
)
def test_a_password_that_cannot_be_changed_so_comes_back(make, visitor, client, data, words):
    user = make.user()
    answer = visitor(user).post("/account/password", data=data)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert signs_in(client, user, PASSWORD)


def test_name_and_language_are_saved_and_used_at_once(make, visitor):
    user = make.user()
    guest = visitor(user)
    data = {"name": "Жаңа Есім", "language": "ru"}
    assert guest.post("/account/details", data=data).status_code == 303
    assert (user.name, user.language) == ("Жаңа Есім", "ru")
    assert 'lang="ru"' in guest.get("/account").text


def test_an_empty_name_comes_back(make, visitor):
    user = make.user()
    answer = visitor(user).post("/account/details", data={"name": " ", "language": "en"})
    assert answer.status_code == 422
    assert user.name


@pytest.mark.parametrize("address", ["", "/details", "/password", "/confirm"])
def test_ones_account_needs_a_sign_in(client, address):
    call = client.post if address else client.get
    answer = call(f"/account{address}")
    assert answer.status_code == 303
    assert "/account/sign-in" in answer.location


def test_the_page_of_an_account_has_no_id_twice(make, visitor):
    import re

    page = visitor(make.user(confirmed_at=None)).get("/account").text
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    assert now()


def test_a_changed_password_ends_the_links_that_could_change_it(session, make, client, visitor):
    user = make.user()
    client.post("/account/forgot", data={"email": user.email})
    path = link(session)
    change = {"old_password": PASSWORD, "password": NEW}
    assert visitor(user).post("/account/password", data=change).status_code == 303
    assert client.post(path, data={"password": "somebody else’s own words"}).status_code == 410
    assert signs_in(client, user, NEW)
