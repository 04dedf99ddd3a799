"""Every page, as each role that may open it: accessible, and fit for every window."""

import itertools

import pytest

from models import Role
from tests.support.browser import assert_accessible, assert_fits
from tests.support.walk import make_world

ROLES = [None, *Role]
LANGUAGES = ("kk", "ru", "en")


def name(role):
    """Return a role's name for the list of tests."""
    return role or "anyone"


def open_to(app, world, guest):
    """Return the pages that a visitor may open, without those that lead elsewhere."""
    return [
        address
        for address in world.addresses(app)
        if (answer := guest.get(address)).status_code == 200 and answer.mimetype == "text/html"
    ]


@pytest.fixture
def visit(app, make, visitor, new_page, sign_in):
    """Return a walk through a role's own pages, each opened as a visitor of some kind."""
    world = make_world(make, app)

    def walk(role, **kind):
        user = world.people[role]
        own = open_to(app, world, visitor(user))
        everybodys = open_to(app, world, visitor()) if user else []
        page = new_page(**kind)
        if user:
            user.language = kind.get("language", "en")
            sign_in(page, user)
        for address in own:
            if address not in everybodys:
                page.goto(address)
                yield page

    return walk


IN_EVERY_LANGUAGE = [
    pytest.param(role, language, id=f"{name(role)}-{language}")
    for role, language in itertools.product(ROLES, LANGUAGES)
]


@pytest.mark.parametrize(("role", "language"), IN_EVERY_LANGUAGE)
def test_it_is_accessible_in_both_themes_and_every_language(visit, role, language):
    for page in visit(role, language=language):
        assert_accessible(page)
        page.emulate_media(color_scheme="dark")
        assert_accessible(page)
        page.emulate_media(color_scheme="light")


@pytest.mark.parametrize(("role", "language"), IN_EVERY_LANGUAGE)
def test_it_fits_the_narrowest_window_in_every_language(visit, role, language):
    for page in visit(role, size="narrow", language=language):
        assert_fits(page)
        assert page.locator("html").get_attribute("lang") == language


@pytest.mark.parametrize("role", ROLES, ids=name)
def test_it_opens_without_javascript(visit, role):
    for page in visit(role, javascript=False):
        assert page.locator("h1").is_visible()
        assert page.locator("main").inner_text().strip()
