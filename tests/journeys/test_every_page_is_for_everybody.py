"""Every page that opens by its address, as each role: accessible, and fit for every window."""

import itertools

import pytest

from models import Role
from tests.support.browser import assert_accessible, assert_fits
from tests.support.walk import open_pages, person

ROLES = [None, *Role]
LANGUAGES = ("kk", "ru", "en")


def name(role):
    """Return a role's name for the list of tests."""
    return role or "anyone"


def pages_of(app, guest):
    """Yield the pages that a visitor may open, without those that lead elsewhere."""
    for address in open_pages(app):
        response = guest.get(address)
        if response.status_code == 200 and response.mimetype == "text/html":
            yield address


@pytest.fixture
def visit(app, make, visitor, new_page, sign_in):
    """Return a walk through the pages of a role, each opened as a visitor of some kind."""

    def walk(role, **kind):
        user = person(make, role)
        addresses = list(pages_of(app, visitor(user)))
        page = new_page(**kind)
        if user:
            sign_in(page, user)
        for address in addresses:
            page.goto(address)
            yield page

    return walk


@pytest.mark.parametrize("role", ROLES, ids=name)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_is_accessible_in_both_themes(visit, role, dark):
    for page in visit(role, dark=dark):
        assert_accessible(page)


@pytest.mark.parametrize(
    ("role", "language"),
    [pytest.param(r, x, id=f"{name(r)}-{x}") for r, x in itertools.product(ROLES, LANGUAGES)],
)
def test_it_fits_the_narrowest_window_in_every_language(visit, role, language):
    for page in visit(role, size="narrow", language=language):
        assert_fits(page)
        assert page.locator("html").get_attribute("lang") == language
