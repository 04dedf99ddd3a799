"""What every address of the application keeps to; the tests walk them all."""

import inspect

import pytest

from models import Role
from talent.matches.warming import warm
from tests.support.calls import reached
from tests.support.databases import at_most
from tests.support.visitor import page_of
from tests.support.walk import make_world, views

# What needs no line in the audit trail, and why.
UNAUDITED = {
    "accounts.send_confirmation": "the message itself is the trace",
    "accounts.sign_out": "the sign-in is noted; leaving changes nothing that is kept",
    "locale.switch": "a reader's choice of words changes nothing for anybody else",
}
MOST_QUERIES = 6
LANGUAGES = ("kk", "ru", "en")
ROLES = [None, *Role]
# Addresses whose row is made by a person's upload or import, and is tested there.
EMPTY = {"/projects/import/<int:batch_id>", "/projects/import/<int:batch_id>/bad-rows.csv"}


def name(role):
    """Return a role's name for the list of tests."""
    return role or "anyone"


def test_every_view_says_who_may_enter(app):
    silent = [
        rule.rule
        for rule, _ in views(app)
        if not hasattr(app.view_functions[rule.endpoint], "access")
    ]
    assert not silent, f"@allow(...) or @anyone is missing: {silent}"


def test_an_access_rule_names_roles_or_anyone(app):
    rules = [app.view_functions[rule.endpoint].access for rule, _ in views(app)]
    assert all(rule == "anyone" or (rule and rule <= set(Role)) for rule in rules)


def test_a_view_either_shows_or_changes(app):
    changing = {"PUT", "PATCH", "DELETE"}
    assert not [rule.rule for rule, _ in views(app) if rule.methods & changing]


def test_a_page_that_is_only_looked_at_commits_nothing(app):
    commits = [
        f"{rule.rule} ({view.__module__}.{view.__name__})"
        for rule, view in views(app)
        if "POST" not in rule.methods and "db.session.commit" in inspect.getsource(view)
    ]
    assert not commits


def test_every_change_of_state_leaves_a_line_in_the_audit_trail(app):
    silent = [
        f"{rule.endpoint} ({view.__module__}.{view.__name__})"
        for rule, view in views(app)
        if "POST" in rule.methods
        and rule.endpoint not in UNAUDITED
        and ("talent.audit", "record") not in reached((view.__module__, view.__name__))
    ]
    assert not silent


def test_a_view_is_short(app):
    long = {
        f"{view.__module__}.{view.__name__}": lines
        for _, view in views(app)
        if (lines := len(inspect.getsource(view).splitlines())) > 25
    }
    assert not long


@pytest.fixture
def world(make, app):
    return make_world(make, app)


def test_every_address_can_be_filled_in(app, world):
    unknown = {
        rule.rule
        for rule, _ in views(app)
        for name in rule.arguments
        if "GET" in rule.methods and name.endswith("_id") and world.value(name) is None
    }
    known_empty = {rule for rule in unknown if rule in EMPTY}
    assert unknown == known_empty, "add the row to tests/support/walk.py"


@pytest.mark.both_databases
@pytest.mark.parametrize("role", ROLES, ids=name)
def test_every_page_opens_or_refuses(app, world, visitor, role):
    guest = visitor(world.people[role])
    answers = {address: guest.get(address).status_code for address in world.addresses(app)}
    broken = {address: status for address, status in answers.items() if status >= 500}
    assert not broken
    assert answers["/"] == 200


@pytest.mark.parametrize("role", ROLES, ids=name)
def test_a_page_says_its_language_and_has_one_heading(app, world, visitor, role):
    guest = visitor(world.people[role])
    for language in LANGUAGES:
        guest.speak(language)
        for address in world.addresses(app):
            response = guest.get(address)
            if response.status_code != 200 or response.mimetype != "text/html":
                continue
            page = page_of(response)
            assert page.html["lang"] == language, address
            assert page.title.get_text(strip=True), address
            assert len(page.find_all("h1")) == 1, address


@pytest.mark.parametrize("role", ROLES, ids=name)
def test_a_page_takes_few_queries(app, world, visitor, role):
    world.session.commit()
    warm(app)
    guest = visitor(world.people[role])
    for address in world.addresses(app):
        with at_most(MOST_QUERIES, address):
            guest.get(address)


def test_no_page_is_open_without_a_rule_for_its_post(app, client):
    """A form from nowhere, without our token, is refused."""
    posts = [rule.rule for rule, _ in views(app) if "POST" in rule.methods and not rule.arguments]
    answers = {address: client.post(address, csrf=False).status_code for address in posts}
    assert set(answers.values()) <= {400}, answers
