"""What a journey can do besides look: sign in as a person does."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from models import User
from tests.factories import PASSWORD
from tests.support.browser import NewPage


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/journeys/" in item.path.as_posix():
            item.add_marker(pytest.mark.journey)


@pytest.fixture
def sign_in(session) -> Callable[[Page, User], None]:
    """Sign somebody in through the form."""

    def fill(page: Page, user: User, password: str = PASSWORD) -> None:
        session.commit()
        page.goto("/account/sign-in")
        page.locator("input[name=email]").fill(user.email)
        page.locator("input[name=password]").fill(password)
        page.locator("main form button:not([type=button])").last.click()
        page.wait_for_url(lambda url: "/sign-in" not in url)

    return fill


@pytest.fixture
def page_of_person(new_page: NewPage, sign_in) -> Callable[..., Page]:
    """Open a page as somebody who has signed in: ``page_of_person(user, language="ru")``."""

    def open_page(user: User, **visit) -> Page:
        page = new_page(**visit)
        sign_in(page, user)
        return page

    return open_page
