"""A form does its work once, and a form that came back may be sent again."""

from sqlalchemy import func, select

from models import FormReceipt, Mail, User
from talent.once import forget_old_keys
from tests.factories import PASSWORD
from tests.support.visitor import page_of

NEW = {
    "role": "student",
    "name": "Dana Nurlan",
    "email": "dana@example.kz",
    "password": "three blue horses run",
}


def key_of(client, path):
    return page_of(client.get(path)).find("input", {"name": "once"})["value"]


def test_it_opens_one_account_and_sends_one_message(client, session):
    form = NEW | {"once": key_of(client, "/account/register")}
    first = client.post("/account/register", data=form)
    second = client.post("/account/register", data=form)
    assert (first.status_code, second.status_code) == (303, 303)
    assert second.location == first.location
    assert session.scalar(select(func.count()).select_from(User)) == 1
    assert session.scalar(select(func.count()).select_from(Mail)) == 1


def test_it_takes_a_form_again_that_came_back(client, make):
    user = make.user()
    key = key_of(client, "/account/sign-in")
    wrong = {"email": user.email, "password": "not this one at all", "once": key}
    refused = client.post("/account/sign-in", data=wrong)
    assert refused.status_code == 422
    assert page_of(refused).find("input", {"name": "once"})["value"] == key
    client.post("/account/sign-in", data=wrong | {"password": PASSWORD})
    assert client.get("/account").status_code == 200


def test_keys_are_forgotten_when_their_forms_are_long_gone(session, make):
    session.add_all(
        FormReceipt(key=f"{days}", created_at=make.moment(days=days)) for days in (0, 1, 3, 30)
    )
    session.flush()
    assert forget_old_keys(session) == 2
    assert set(session.scalars(select(FormReceipt.key))) == {"0", "1"}
