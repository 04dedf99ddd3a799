"""A student checks what was found in a CV, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from models import Student
from tests.cv_import.conftest import CV, word_file
from tests.journeys.people import path_of
from tests.support.browser import assert_accessible, assert_fits


@pytest.fixture
def open_check(make, page_of_person, tmp_path):
    """Open the check page as a student who has just brought a CV."""
    user = make.user()
    make.session.add(Student(user_id=user.id))
    file = tmp_path / "cv.docx"
    file.write_bytes(word_file(CV))

    def bring(**visit) -> Page:
        page = page_of_person(user, **visit)
        page.set_default_timeout(30_000)
        page.goto("/profile/cv")
        page.locator("input[name=file]").set_input_files(file)
        page.locator("main form.form button").last.click()
        page.wait_for_url("**/profile/cv/*")
        return page

    return bring


def test_it_is_accessible_before_and_after_a_mistake(open_check):
    page = open_check()
    assert_accessible(page)
    page.locator("#experience-found ~ ul summary").first.click()
    page.locator("[name='experience-0-title']").fill("")
    page.locator(".cv-confirm button").click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("[name='experience-0-title']")).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_fits_the_narrowest_window(open_check, language):
    page = open_check(language=language, size="narrow")
    for closed in page.locator("main summary").all():
        closed.click()
    assert_fits(page)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_missing_skill_is_found_while_one_types_or_by_the_button(open_check, javascript):
    page = open_check(javascript=javascript)
    page.locator("[name='headline']").fill("Bridge engineer")
    page.locator("#skill_query").press_sequentially("сварка")
    if not javascript:
        page.locator("button[name=find_skill]").click()
    found = page.locator("button[name=add_skill]").first
    concept = found.get_attribute("value")
    found.click()
    expect(page.locator(f"input[name$='-concept'][value='{concept}']")).to_be_attached()
    expect(page.locator("[name='headline']")).to_have_value("Bridge engineer")


def test_a_confirmation_is_undone_by_one_press(open_check):
    page = open_check()
    page.locator(".cv-confirm button").click()
    page.wait_for_url("**/profile")
    page.locator(".flashes button").click()
    page.wait_for_url("**/profile/cv/*")
    page.goto("/profile/education")
    expect(page.locator("main")).not_to_contain_text("Satbayev")
    assert path_of(page) == "/profile/education"
