"""Signing in and out: one answer for all that does not fit, a limit on tries, no way elsewhere."""

import pytest
from sqlalchemy import select

from models import Role, SignInAttempt
from tests.factories import PASSWORD
from tests.support.visitor import text_of


def sign_in(client, email, password=PASSWORD, address="/account/sign-in"):
    """Send the form."""
    return client.post(address, data={"email": email, "password": password})


@pytest.mark.parametrize(
    ("role", "home"),
    [
        (Role.STUDENT, "/profile"),
        (Role.EMPLOYER, "/organisation"),
        (Role.STAFF, "/staff/dashboard"),
        (Role.ADMIN, "/people"),
    ],
)
def test_each_role_is_led_to_where_it_begins(app, make, client, role, home):
    from talent.accounts.views import _HOMES

    with app.test_request_context():
        from flask import url_for

        home = url_for(_HOMES[role])
    user = make.user(role)
    assert sign_in(client, user.email.upper()).location == home


def test_a_wrong_password_and_an_unknown_address_get_one_answer(make, client):
    user = make.user()
    wrong = sign_in(client, user.email, "not the right one at all")
    unknown = sign_in(client, "nobody@example.kz", "not the right one at all")
    assert wrong.status_code == unknown.status_code == 422
    said = "E-mail address and password do not fit together."
    assert said in text_of(wrong)
    assert said in text_of(unknown)


def test_a_disabled_account_gets_the_same_answer(make, client):
    user = make.user(is_active=False)
    assert "do not fit together" in text_of(sign_in(client, user.email))


def test_who_tries_too_often_waits_even_with_the_right_password(session, make, client):
    user, other = make.user(), make.user()
    for _ in range(8):
        assert sign_in(client, user.email, "not the right one at all").status_code == 422
    late = sign_in(client, user.email)
    assert late.status_code == 429
    assert "Wait 15 minutes" in text_of(late)
    assert sign_in(client, other.email).status_code == 303


def test_the_wait_ends(session, make, client):
    user = make.user()
    for _ in range(8):
        sign_in(client, user.email, "not the right one at all")
    for attempt in session.scalars(select(SignInAttempt)):
        attempt.at = make.moment(minutes=16)
    assert sign_in(client, user.email).status_code == 303


def test_one_address_cannot_try_many_people(session, make, client):
    session.add_all(
        SignInAttempt(who=f"{n:064}", address="127.0.0.1", succeeded=False) for n in range(60)
    )
    assert sign_in(client, make.user().email).status_code == 429


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.kz/",
        "//evil.kz/",
        "/\\evil.kz",
        "javascript:alert(1)",
        "/\t/evil.kz",
        "http:evil.kz",
    ],
)
def test_nobody_is_led_to_another_site(make, client, target):
    from urllib.parse import quote

    answer = sign_in(client, make.admin().email, address=f"/account/sign-in?next={quote(target)}")
    assert answer.location == "/people"


def test_who_was_on_the_way_somewhere_gets_there(make, client):
    asked = client.get("/people/settings?x=1")
    assert asked.status_code == 303
    assert sign_in(client, make.admin().email, address=asked.location).location == (
        "/people/settings?x=1"
    )


def test_leaving_ends_the_session(make, client):
    sign_in(client, make.admin().email)
    assert client.get("/people").status_code == 200
    client.post("/account/sign-out")
    assert client.get("/people").status_code == 303


def test_pages_of_a_signed_in_person_are_not_kept_by_the_browser(make, visitor):
    answer = visitor(make.admin()).get("/people")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_form_without_its_token_is_refused(make, client):
    data = {"email": make.user().email, "password": PASSWORD}
    assert client.post("/account/sign-in", data=data, csrf=False).status_code == 400
