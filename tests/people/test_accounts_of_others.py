"""An administrator invites people, changes what they may be, keeps them out and lets them in."""

import re

import pytest
from sqlalchemy import select

from models import AuditEntry, Mail, Role, Student, User
from tests.factories import PASSWORD
from tests.support.visitor import text_of


@pytest.fixture
def boss(make, visitor):
    """An administrator at the pages."""
    return visitor(make.admin())


def invitation(**changes):
    """What an administrator fills in."""
    given = {"name": "Ерлан Жаңа", "email": "Erlan@Example.kz", "role": "staff", "language": "kk"}
    return given | changes


def test_who_is_invited_chooses_a_password_and_signs_in(session, boss, client):
    assert boss.post("/people/invite", data=invitation()).status_code == 303
    mail = session.scalars(select(Mail).where(Mail.kind == "invite")).one()
    answer = client.post(mail.data["path"], data={"password": "wind over the wide steppe"})
    assert answer.status_code == 303
    signed = client.post(
        "/account/sign-in",
        data={"email": "erlan@example.kz", "password": "wind over the wide steppe"},
    )
    assert signed.status_code == 303
    assert client.get("/staff").status_code == 200


def test_an_address_with_an_account_is_not_invited_again(make, boss):
    make.user(email="erlan@example.kz")
    answer = boss.post("/people/invite", data=invitation())
    assert answer.status_code == 422
    assert "There is an account for this address already" in text_of(answer)


@pytest.mark.parametrize(
    "changes", [{"email": "nobody"}, {"name": ""}, {"role": "king"}, {"language": "la"}]
)
def test_an_invitation_that_cannot_be_sent_comes_back(session, boss, changes):
    assert boss.post("/people/invite", data=invitation(**changes)).status_code == 422
    assert not session.scalars(select(Mail)).all()


def test_an_invitation_is_sent_again_and_the_first_link_ends(session, boss, client):
    where = boss.post("/people/invite", data=invitation()).location
    assert boss.post(f"{where}/invite").status_code == 303
    first, second = (m.data["path"] for m in session.scalars(select(Mail).order_by(Mail.id)))
    assert client.get(first).status_code == 410
    assert client.get(second).status_code == 200


def test_who_has_a_password_is_not_invited_again(make, boss):
    answer = boss.post(f"/people/{make.user().id}/invite")
    assert answer.status_code == 409


def test_a_changed_role_ends_the_sessions_and_keeps_the_profile(session, make, visitor, boss):
    student = make.student()
    user = session.get_one(User, student.user_id)
    guest = visitor(user)
    assert boss.post(f"/people/{user.id}/role", data={"role": "staff"}).status_code == 303
    assert user.role is Role.STAFF
    assert guest.get("/account").status_code == 303
    assert session.get_one(Student, student.id).turned_on_at is None


def test_who_becomes_a_student_gets_a_profile(session, make, boss):
    user = make.staff()
    boss.post(f"/people/{user.id}/role", data={"role": "student"})
    assert session.scalar(select(Student.id).where(Student.user_id == user.id))


def test_nobody_changes_their_own_role_or_shuts_themselves_out(session, make, visitor):
    me = make.admin()
    boss = visitor(me)
    assert boss.post(f"/people/{me.id}/role", data={"role": "staff"}).status_code == 403
    assert boss.post(f"/people/{me.id}/disable").status_code == 403
    assert (me.role, me.is_active) == (Role.ADMIN, True)


def test_who_is_disabled_is_out_at_once_until_enabled(session, make, visitor, client, boss):
    user = make.staff()
    guest = visitor(user)
    boss.post(f"/people/{user.id}/disable")
    assert guest.get("/staff").status_code == 303
    details = {"email": user.email, "password": PASSWORD}
    assert client.post("/account/sign-in", data=details).status_code == 422
    boss.post(f"/people/{user.id}/enable")
    assert client.post("/account/sign-in", data=details).status_code == 303
    acts = session.scalars(select(AuditEntry.action)).all()
    assert {"account.disabled", "account.enabled"} <= set(acts)


def test_people_are_found_by_name_role_and_state(make, boss):
    make.student(user=make.user(name="Әсел Құрман", is_active=False))
    make.staff(name="Other Person")
    for query in ("q=әсел", "q=ҚҰРМАН", "role=student", "state=disabled"):
        page = text_of(boss.get(f"/people?{query}"))
        assert "Әсел Құрман" in page, query
        assert "Other Person" not in page, query
    assert "Nobody fits these filters" in text_of(boss.get("/people?q=zzz"))


@pytest.mark.parametrize("role", [Role.STUDENT, Role.EMPLOYER, Role.STAFF])
@pytest.mark.parametrize("address", ["", "/invite", "/settings", "/outbox", "/1"])
def test_others_are_refused(make, visitor, role, address):
    assert visitor(make.user(role)).get(f"/people{address}").status_code == 403


def test_the_first_administrator_comes_from_the_command_line(session, app, client):
    result = app.test_cli_runner().invoke(args=["talent", "people", "create-admin", "a@b.kz"])
    assert result.exit_code == 0, result.output
    path = re.search(r"/account/invite/\S+", result.output).group()
    assert client.post(path, data={"password": "wind over the wide steppe"}).status_code == 303
    assert session.scalars(select(User)).one().role is Role.ADMIN
    again = app.test_cli_runner().invoke(args=["talent", "people", "create-admin", "a@b.kz"])
    assert again.exit_code != 0


def test_the_command_refuses_what_is_no_address(app):
    result = app.test_cli_runner().invoke(args=["talent", "people", "create-admin", "nobody"])
    assert result.exit_code != 0
