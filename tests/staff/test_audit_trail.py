"""The audit trail: who did what, in words, narrowed by filters."""

import ast
import re
from pathlib import Path

import pytest
from flask_babel import force_locale

from models import AuditEntry, Base, Role
from talent.staff.words import ACTIONS, SUBJECTS
from tests.support.visitor import text_of

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"[a-z_]+\.[a-z_]+")


def codes():
    """Yield every action that the code records, with the file that does."""
    for path in sorted((ROOT / "talent").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and called(call) == "record" and len(call.args) >= 3:
                for code in named(call.args[2], tree):
                    yield code, path.relative_to(ROOT).as_posix()


def called(call):
    """Return the bare name of what is called."""
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def named(argument, tree):
    """Return the actions an argument stands for; one that is no text may be any of its file."""
    where = argument if list(texts(argument)) else tree
    return list(texts(where))


def texts(node):
    """Yield the texts below a node that look like an action."""
    for part in ast.walk(node):
        text = part.value if isinstance(part, ast.Constant) else None
        if isinstance(text, str) and CODE.fullmatch(text):
            yield text


def test_every_action_has_words():
    silent = {f"{code} ({path})" for code, path in codes() if code not in ACTIONS}
    assert not silent, sorted(silent)


def test_every_action_with_words_is_taken_somewhere():
    unused = set(ACTIONS) - {code for code, _ in codes()}
    assert not unused, sorted(unused)


def test_every_subject_is_a_table():
    assert set(SUBJECTS) <= set(Base.metadata.tables)


@pytest.fixture
def office(make, visitor):
    """A member of staff at the pages."""
    return visitor(make.staff(name="Dana Staff"))


@pytest.fixture
def acts(session, make):
    """Two acts of two people, on two days."""
    ayan, saule = make.staff(name="Ayan Reader"), make.staff(name="Сауле Оқырман")
    organisation = make.organisation()
    session.add_all(
        [
            AuditEntry(
                actor_id=ayan.id,
                action="organisation.approved",
                subject="organisation",
                subject_id=organisation.id,
                at=make.moment(days=9),
            ),
            AuditEntry(
                actor_id=saule.id,
                action="placement.refused",
                subject="placement",
                subject_id=5,
                detail={"before": "recorded", "after": "refused"},
            ),
        ]
    )
    return organisation


def test_each_act_is_told_in_words_with_a_link_to_what_it_was_done_to(office, acts):
    page = office.get("/staff/audit")
    assert "Ayan Reader" in text_of(page)
    assert "Organisation approved" in text_of(page)
    assert f'href="/staff/organisations/{acts.id}"' in page.text


def test_what_changed_is_told_in_words_too(office, acts):
    assert "Awaiting proof → Not verified" in text_of(office.get("/staff/audit"))


@pytest.mark.parametrize(
    "query",
    [
        "q=ayan",
        "action=organisation.approved",
        "subject=organisation",
        "until=2000-01-01&since=",
    ],
)
def test_the_trail_is_narrowed_by_each_filter(office, acts, query):
    rows = office.get(f"/staff/audit?{query}").text.split("<tbody>")[-1]
    assert "Сауле Оқырман" not in rows
    assert ("Ayan Reader" in rows) == ("until" not in query)


def test_dates_that_are_none_narrow_nothing(office, acts):
    page = office.get("/staff/audit?since=soon&subject_id=x&page=y")
    assert page.status_code == 200
    assert "Ayan Reader" in page.text


def test_a_page_of_the_trail_is_asked_for_by_number(session, make, office):
    actor = make.staff()
    session.add_all(
        AuditEntry(actor_id=actor.id, action="account.signed_in", subject="user_account")
        for _ in range(60)
    )
    assert office.get("/staff/audit").text.count("Signed in") > 50
    assert 9 < office.get("/staff/audit?page=2").text.split("<tbody>")[-1].count("Signed in") < 15


@pytest.mark.parametrize("role", [Role.STUDENT, Role.EMPLOYER])
def test_others_are_refused(make, visitor, role):
    assert visitor(make.user(role)).get("/staff/audit").status_code == 403


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_words_are_asked_for_in_the_readers_language(app, language):
    with app.test_request_context(), force_locale(language):
        assert all(str(words) for words in ACTIONS.values())
