"""The main job: from a CV and a vacancy to a hire that counts towards 30,000."""

import csv
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, expect

from tests.factories import PASSWORD, bin_number
from tests.journeys.people import Employer, Person, Staff, Student, letters_to

DATA = Path(__file__).parent / "data"
REAL = Path(__file__).parents[2].parent / "shared" / "data" / "vacancy_resume"
ORGANISATION = "Alatau Works"
needs_real_data = pytest.mark.skipif(
    not REAL.is_dir(), reason="the real CVs and vacancies are not beside this repository"
)


@dataclass
class Cast:
    """The people of the story."""

    visitor: Person
    student: Student
    employer: Employer
    staff: Staff
    outbox: Path
    folder: Path


@pytest.fixture
def cast(app, make, new_page, tmp_path):
    """Return a maker of the people, each with a browser of their own, in one language."""

    def gather(language="en", **visit):
        office = make.staff(language=language)
        make.session.commit()
        pages = [new_page(language, **visit) for _ in range(4)]
        for page in pages:  # the matcher loads its libraries while the first person waits
            page.set_default_timeout(30_000)
        return Cast(
            visitor=Person(pages[0]),
            student=Student(pages[1], "Zarina Testbekova", "zarina@example.kz"),
            employer=Employer(pages[2], "Bolat Testov", "bolat@example.kz"),
            staff=Staff(pages[3], office.name, office.email),
            outbox=app.extensions["talent"].instance / "outbox",
            folder=tmp_path,
        )

    return gather


def live(cast: Cast, cv: Path, title: str, vacancy: str, language: str) -> None:
    """Live the whole story."""
    before = cast.visitor.verified_jobs()
    posting = the_role_is_published(cast, title, vacancy)
    the_student_shows_themselves(cast, cv)
    card = cast.student.find_match(posting)
    expect(card.locator(".reason, .segment").first).to_be_attached()
    application = cast.student.apply(posting, "I want to work near the mountains.")
    the_employer_chooses(cast, posting, application)
    hire = they_agree(cast, application)
    cast.staff.verify(hire)
    assert cast.visitor.verified_jobs() == before + 1
    assert cast.student.page.locator("html").get_attribute("lang") == language
    assert len(letters_to(cast.student.email, cast.outbox)) >= 3


def the_role_is_published(cast: Cast, title: str, vacancy: str) -> int:
    """An organisation registers, drafts a role, and both are approved."""
    cast.employer.register("employer")
    cast.employer.register_organisation(bin_number(7), ORGANISATION)
    posting = cast.employer.draft_role(title, vacancy)
    cast.staff.sign_in(PASSWORD)
    cast.staff.approve_organisation(ORGANISATION)
    cast.employer.submit(posting)
    cast.staff.publish(posting)
    cast.visitor.open("/roles")
    expect(cast.visitor.page.locator(f"a[href='/roles/{posting}']")).to_have_text(title)
    return posting


def the_student_shows_themselves(cast: Cast, cv: Path) -> None:
    """A student registers, brings a CV, confirms it, sets wishes and turns on."""
    cast.student.register("student")
    cast.student.confirm_address(cast.outbox)
    cast.student.bring_cv(cv)
    assert cast.student.confirm_what_was_found() >= 3
    cast.student.say_where_they_live()
    cast.student.say_what_they_want()
    cast.student.turn_on()


def the_employer_chooses(cast: Cast, posting: int, application: int) -> None:
    """The employer sees a graduate with reasons and no name, and learns it by shortlisting."""
    (candidate,) = cast.employer.candidates(posting)
    expect(candidate.locator(".reason, .segment").first).to_be_attached()
    expect(cast.employer.page.locator("body")).not_to_contain_text("Zarina")
    cast.employer.shortlist(posting, application)
    cast.employer.open(f"/applications/{application}")
    expect(cast.employer.page.locator("main")).to_contain_text(cast.student.name)


def they_agree(cast: Cast, application: int) -> int:
    """Interview, offer, acceptance, and the hire with its evidence."""
    cast.employer.invite_to_interview(application)
    cast.student.open(f"/applications/{application}")
    expect(cast.student.page.locator("main")).to_contain_text("10:30")
    cast.employer.offer(application, "400 000")
    cast.student.accept_offer(application)
    return cast.employer.record_hire(application, "400 000", cast.folder)


def word_file(text: str, path: Path) -> Path:
    """Write a CV as people do in a word processor."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(path)
    return path


def pdf_file(browser: Browser, text: str, path: Path) -> Path:
    """Write a CV as people do when they print a page into a file."""
    page = browser.new_page()
    page.set_content(f"<pre style='font: 14px sans-serif'>{text}</pre>")
    page.pdf(path=path)
    page.close()
    return path


def sample(name: str) -> str:
    """Return one of our own texts."""
    return (DATA / f"{name}.txt").read_text(encoding="utf-8")


@needs_real_data
def test_a_real_cv_and_a_real_vacancy_lead_to_a_verified_hire(cast):
    with (REAL / "5_vacancies.csv").open(encoding="utf-8", newline="") as file:
        vacancy = next(row for row in csv.DictReader(file) if row["id"] == "499")
    cv = REAL / "CV" / "1.docx"
    live(cast("en"), cv, vacancy["job_title"], vacancy["job_description"], "en")


def test_the_story_is_lived_in_kazakh(cast, tmp_path):
    cv = word_file(sample("cv_kk"), tmp_path / "түйіндеме.docx")
    live(cast("kk"), cv, "Электрик инженер", sample("vacancy_kk"), "kk")


def test_the_story_is_lived_in_russian(cast, browser, tmp_path):
    cv = pdf_file(browser, sample("cv_ru"), tmp_path / "резюме.pdf")
    live(cast("ru"), cv, "Специалист по логистике", sample("vacancy_ru"), "ru")


def test_the_story_is_lived_without_javascript_on_a_phone(cast, tmp_path):
    people = cast("ru", javascript=False, size="phone")
    cv = word_file(sample("cv_ru"), tmp_path / "cv.docx")
    live(people, cv, "Специалист по логистике", sample("vacancy_ru"), "ru")
