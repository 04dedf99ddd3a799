"""Posting a role: drafted incomplete, proposed from a text, submitted when it is complete."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models import Approval, AuditEntry, Posting, PostingStatus, Role, today
from tests.support.visitor import page_of, text_of


@pytest.fixture
def member(make):
    return make.member()


@pytest.fixture
def employer(make, member, visitor, session):
    from models import User

    return visitor(session.get(User, member.user_id))


def the_role(session):
    return session.scalars(select(Posting)).one()


def test_it_keeps_a_complete_role_as_a_draft(employer, vacancy, session):
    response = employer.post("/roles/new", data=vacancy())
    posting = the_role(session)
    assert response.status_code == 303
    assert response.location == f"/roles/{posting.id}/edit"
    assert (posting.status, posting.pay_min, posting.place) == (
        PostingStatus.DRAFT,
        350_000,
        "alatau",
    )
    assert posting.language == "en"
    actions = session.scalars(select(AuditEntry.action)).all()
    assert "posting.drafted" in actions


def test_a_draft_may_be_incomplete(employer, session):
    response = employer.post("/roles/new", data={"seats": "1", "kind": "job", "act": "save"})
    assert response.status_code == 303
    assert the_role(session).title == ""


def test_a_complete_role_is_submitted_in_one_go(employer, vacancy, session):
    response = employer.post("/roles/new", data=vacancy(act="submit"))
    assert response.status_code == 303
    assert the_role(session).status is PostingStatus.SUBMITTED


def test_a_role_without_pay_is_refused_and_its_draft_kept(employer, vacancy, session):
    response = employer.post("/roles/new", data=vacancy(act="submit", pay_min="", pay_max=""))
    assert response.status_code == 422
    assert "A role without pay cannot be published" in text_of(response)
    assert the_role(session).status is PostingStatus.DRAFT
    assert page_of(response).find("form", id="role")["action"].endswith("/edit")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Give the role a name"),
        ({"text": ""}, "Describe the role"),
        ({"pay_min": "40 000", "pay_max": ""}, "under the minimum wage"),
        ({"pay_min": "500000", "pay_max": "400000"}, "below the lower one"),
        ({"hours": "48"}, "at most 40 hours"),
        ({"probation_months": "5"}, "at most 3 months"),
        ({"contract": ""}, "Choose the kind of contract"),
        ({"contract": "fixed_term"}, "how many months"),
        ({"deadline": "2020-01-01"}, "This day has passed"),
        ({"skills-0-concept": None}, "at least one skill"),
        ({"text": "Требуется девушка до 30 лет."}, "chooses people by"),
        (
            {"languages-0-code": "en", "languages-0-cefr": "B2", "languages-0-must": "1"},
            "Say what each language is needed for",
        ),
    ],
)
def test_what_the_law_does_not_allow_is_not_submitted(employer, vacancy, session, changes, words):
    if "skills-0-concept" in changes:
        changes |= {"skills-0-must": None, "skills-0-level": None}
    response = employer.post("/roles/new", data=vacancy(act="submit", **changes))
    assert response.status_code == 422
    assert words in text_of(response)
    assert the_role(session).status is PostingStatus.DRAFT


def test_a_head_may_have_six_months_of_probation(employer, vacancy, session):
    fields = vacancy(act="submit", title="Главный бухгалтер", probation_months="6")
    assert employer.post("/roles/new", data=fields).status_code == 303


def test_a_short_fixed_term_only_warns(employer, vacancy, session):
    fields = vacancy(act="submit", contract="fixed_term", contract_months="6")
    assert employer.post("/roles/new", data=fields).status_code == 303
    posting = the_role(session)
    assert posting.status is PostingStatus.SUBMITTED
    session.commit()


def test_discriminatory_words_are_marked_in_the_draft(employer, vacancy, session):
    employer.post("/roles/new", data=vacancy(text="В офис требуется девушка, знание AutoCAD."))
    page = page_of(employer.get(f"/roles/{the_role(session).id}/edit"))
    assert page.find("mark").get_text() == "требуется девушка"


def test_a_number_that_is_none_comes_back_with_everything_else(employer, vacancy, session):
    response = employer.post("/roles/new", data=vacancy(seats="many"))
    assert response.status_code == 422
    page = page_of(response)
    assert page.find(id="title")["value"] == "Site engineer"
    assert session.scalar(select(func.count(Posting.id))) == 0


def test_an_organisation_that_waits_drafts_but_does_not_submit(make, visitor, vacancy, session):
    user = make.user(Role.EMPLOYER)
    make.member(make.organisation(approval=Approval.PENDING), user=user)
    employer = visitor(user)
    response = employer.post("/roles/new", data=vacancy(act="submit"))
    assert response.status_code == 422
    assert "Your organisation is not approved yet" in text_of(response)
    assert the_role(session).status is PostingStatus.DRAFT


def test_two_presses_make_one_role(employer, vacancy, session):
    fields = vacancy(once="the same key")
    first, second = (employer.post("/roles/new", data=fields) for _ in range(2))
    assert first.location == second.location
    assert session.scalar(select(func.count(Posting.id))) == 1


def test_the_text_proposes_skills_with_their_words_and_keeps_nothing_yet(employer, session):
    text = "Требуется инженер. Обязательно: AutoCAD. Зарплата от 400 000 до 500 000 тенге."
    text += " Испытательный срок – 6 месяцев."
    fields = {"text": text, "act": "propose", "seats": "1", "kind": "job"}
    response = employer.post("/roles/new", data=fields)
    page = page_of(response)
    assert response.status_code == 200
    assert page.find("input", {"name": "skills-0-concept"})["value"] == "autocad"
    assert "“AutoCAD”" in text_of(response)
    assert page.find(id="pay_min")["value"] == "400000"
    assert page.find(id="probation_months")["value"] == "6"
    assert session.scalar(select(func.count(Posting.id))) == 0


def test_a_skill_is_found_added_and_removed_without_losing_the_rest(employer, vacancy):
    fields = vacancy(act=None)
    found = employer.post("/roles/new", data={**fields, "find_skill": "1", "skill_query": "piton"})
    assert found.status_code == 200
    added = page_of(employer.post("/roles/new", data={**fields, "add_skill": "python"}))
    rows = [row["value"] for row in added.select("input[name$=-concept]")]
    assert rows == ["autocad", "python"]
    removed = page_of(employer.post("/roles/new", data={**fields, "remove_skill": "autocad"}))
    assert not removed.select("input[name$=-concept]")
    assert removed.find(id="title")["value"] == "Site engineer"


def test_a_skill_that_is_none_is_refused(employer, vacancy):
    assert employer.post("/roles/new", data=vacancy(add_skill="no-such")).status_code == 422


def test_an_employer_without_organisation_is_led_to_register_one(make, visitor):
    newcomer = visitor(make.user(Role.EMPLOYER))
    for address in ("/roles/new", "/roles/mine"):
        assert newcomer.get(address).location == "/organisation"


def test_a_student_posts_no_roles(make, visitor):
    assert visitor(make.user(Role.STUDENT)).get("/roles/new").status_code == 403


def test_the_role_of_another_organisation_does_not_exist(employer, make, vacancy):
    other = make.posting()
    for act in ("submit", "withdraw", "close", "copy"):
        assert employer.post(f"/roles/{other.id}/{act}").status_code == 404
    assert employer.get(f"/roles/{other.id}/edit").status_code == 404
    assert employer.post(f"/roles/{other.id}/edit", data=vacancy()).status_code == 404


def test_a_published_role_keeps_its_name_and_takes_new_conditions(
    employer, make, member, vacancy, session
):
    posting = make.posting(by=member, must={"autocad": None})
    fields = vacancy(title="Another", seats="5", hours="36")
    assert employer.post(f"/roles/{posting.id}/edit", data=fields).status_code == 303
    assert (posting.title, posting.seats, posting.hours) == ("Site engineer", 5, 36)
    assert posting.status is PostingStatus.PUBLISHED


def test_a_published_role_cannot_break_the_rules_later(employer, make, member, vacancy, session):
    posting = make.posting(by=member, must={"autocad": None})
    fields = vacancy(pay_min="", pay_max="")
    assert employer.post(f"/roles/{posting.id}/edit", data=fields).status_code == 422
    assert posting.pay_min == 350_000


def test_there_cannot_be_fewer_seats_than_are_taken(employer, make, member, vacancy):
    posting = make.posting(by=member, must={"autocad": None}, seats=3, seats_taken=2)
    response = employer.post(f"/roles/{posting.id}/edit", data=vacancy(seats="1"))
    assert response.status_code == 422
    assert "2 seats are taken already" in text_of(response)


def test_a_submitted_role_is_taken_back_before_it_is_changed(employer, make, member, vacancy):
    posting = make.posting(by=member, status=PostingStatus.SUBMITTED)
    assert employer.post(f"/roles/{posting.id}/edit", data=vacancy()).status_code == 409
    assert employer.post(f"/roles/{posting.id}/withdraw").status_code == 303
    assert posting.status is PostingStatus.DRAFT


def test_a_copy_is_a_draft_without_a_deadline(employer, make, member, session):
    posting = make.posting(by=member, must={"autocad": None}, seats=4, seats_taken=1)
    response = employer.post(f"/roles/{posting.id}/copy")
    copy = session.scalars(select(Posting).where(Posting.id != posting.id)).one()
    assert response.location == f"/roles/{copy.id}/edit"
    assert (copy.status, copy.deadline, copy.seats, copy.seats_taken) == (
        PostingStatus.DRAFT,
        None,
        4,
        0,
    )


def test_a_closed_role_is_submitted_again_with_a_new_deadline(employer, make, member, vacancy):
    posting = make.posting(by=member, must={"autocad": None}, deadline=today() - timedelta(days=1))
    assert employer.post(f"/roles/{posting.id}/close").status_code == 303
    assert posting.status is PostingStatus.CLOSED
    assert employer.post(f"/roles/{posting.id}/close").status_code == 409
    fields = vacancy(act="submit", project_id=posting.project_id)
    assert employer.post(f"/roles/{posting.id}/edit", data=fields).status_code == 303
    assert posting.status is PostingStatus.SUBMITTED


def test_a_draft_says_what_is_still_missing(employer, session):
    employer.post("/roles/new", data={"seats": "1", "kind": "job", "act": "save"})
    words = text_of(employer.get(f"/roles/{the_role(session).id}/edit"))
    assert "Still missing before you can submit" in words
    assert "A role without pay cannot be published" in words


def test_of_two_colleagues_the_second_is_told_and_loses_nothing(employer, make, member, vacancy):
    posting = make.posting(by=member, must={"autocad": None}, status=PostingStatus.DRAFT)
    opened = page_of(employer.get(f"/roles/{posting.id}/edit")).find(attrs={"name": "version"})[
        "value"
    ]
    address = f"/roles/{posting.id}/edit"
    first = vacancy(title="First", version=opened, project_id=posting.project_id)
    assert employer.post(address, data=first).status_code == 303
    second = {**first, "title": "Second"}
    response = employer.post(address, data=second)
    page = page_of(response)
    assert response.status_code == 422
    assert "Somebody changed this role" in text_of(response)
    assert page.find(id="title")["value"] == "Second"
    assert posting.title == "First"
    again = {**second, "version": page.find(attrs={"name": "version"})["value"]}
    assert employer.post(address, data=again).status_code == 303
    assert posting.title == "Second"
