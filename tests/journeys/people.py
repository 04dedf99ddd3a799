"""The people of a story and what each does at the pages, by field names rather than words.

No helper knows English: the same acts work in every language, with JavaScript or without.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from models import today

PASSWORD = "three camels walk to Alatau"
CONTRACT = b"%PDF-1.7 an employment contract, signed by both sides"


def press(page: Page, button: Locator | str) -> None:
    """Press a button or a link that leads to another page, and wait for that page."""
    found = page.locator(button) if isinstance(button, str) else button
    with page.expect_navigation(wait_until="domcontentloaded"):
        found.first.click()
    refused = page.locator(".error-summary")
    assert refused.count() == 0, refused.inner_text()


def send(page: Page, form: str = "main form.form") -> None:
    """Press the last button of a form, which is the one that sends it."""
    press(page, page.locator(form).last.locator("button").last)


def path_of(page: Page) -> str:
    """Return the path of the page that is open."""
    return urlsplit(page.url).path


def number_in(page: Page) -> int:
    """Return the number at the end of the page's path or before its last word."""
    return int(re.findall(r"\d+", path_of(page))[-1])


@dataclass
class Person:
    """Somebody with a browser of their own."""

    page: Page
    name: str = ""
    email: str = ""

    def open(self, path: str) -> None:
        """Go to a page."""
        self.page.goto(path)

    def fill(self, **values: str) -> None:
        """Fill in fields by their names; ``__`` stands for a hyphen."""
        for name, value in values.items():
            self.page.locator(f"main [name='{name.replace('__', '-')}']").fill(value)

    def choose(self, name: str, value: str) -> None:
        """Choose one of several radio buttons."""
        self.page.locator(f"input[name='{name}'][value='{value}']").check()

    def register(self, role: str) -> None:
        """Open an account and sign in."""
        self.open(f"/account/register?role={role}")
        self.choose("role", role)
        self.fill(name=self.name, email=self.email, password=PASSWORD)
        send(self.page)
        self.sign_in(PASSWORD)

    def sign_in(self, password: str) -> None:
        """Sign in."""
        self.open("/account/sign-in")
        self.fill(email=self.email, password=password)
        send(self.page)

    def confirm_address(self, outbox: Path) -> None:
        """Open the link in the message that came, and press its button."""
        text = letters_to(self.email, outbox)[0]
        self.open(re.search(r"/account/confirm/\S+", text)[0])
        send(self.page)

    def verified_jobs(self) -> int:
        """Read the number on the home page."""
        self.open("/")
        return int(re.sub(r"\D", "", self.page.locator("#verified").inner_text()))


def letters_to(email: str, outbox: Path) -> list[str]:
    """Return the texts of the messages to somebody, the first one first."""
    letters = [
        message_from_bytes(file.read_bytes(), policy=policy.default)
        for file in sorted(outbox.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    ]
    mine = [letter for letter in letters if email in letter["To"]]
    return [letter.get_body(("plain",)).get_content() for letter in mine]


class Student(Person):
    """Somebody who looks for work."""

    def bring_cv(self, cv: Path) -> None:
        """Upload a CV."""
        self.open("/profile/cv")
        self.page.locator("input[name=file]").set_input_files(cv)
        send(self.page)
        assert re.fullmatch(r"/profile/cv/\d+", path_of(self.page))

    def confirm_what_was_found(self) -> int:
        """Say how well they speak what the CV leaves open, confirm; return how many skills."""
        skills = self.page.locator("input[name^='skills-'][name$='-keep']:checked").count()
        for level in self.page.locator("select[name^='languages-']").all():
            if not level.input_value():
                level.select_option("B2")
        press(self.page, ".cv-confirm button")
        assert path_of(self.page) == "/profile"
        return skills

    def say_where_they_live(self) -> None:
        """Complete the top of the profile."""
        self.open("/profile/about")
        headline = self.page.locator("input[name=headline]")
        if not headline.input_value():
            headline.fill("QA")
        self.fill(place="Almaty", phone="+7 701 234 56 78")
        send(self.page)

    def say_what_they_want(self) -> None:
        """Set wishes."""
        self.open("/profile/wishes")
        self.page.locator("input[name=kinds][value=job]").check()
        self.page.locator("input[name=places][value=almaty]").check()
        self.fill(hours="40", pay="300 000")
        send(self.page)

    def turn_on(self) -> None:
        """Agree, and turn the profile on."""
        self.open("/profile/turn-on")
        self.page.locator("input[name=agreed]").check()
        send(self.page)

    def find_match(self, posting_id: int) -> Locator:
        """Find a role among the matches."""
        self.open("/matches")
        card = self.page.locator("article", has=self.page.locator(f"a[href='/roles/{posting_id}']"))
        expect(card).to_have_count(1)
        return card

    def apply(self, posting_id: int, message: str) -> int:
        """Apply for a role from its page; return the application's number."""
        self.open(f"/roles/{posting_id}")
        press(self.page, f"a[href='/roles/{posting_id}/apply']")
        self.fill(message=message)
        send(self.page)
        self.open("/applications")
        press(self.page, "main a[href^='/applications/']")
        return number_in(self.page)

    def accept_offer(self, application_id: int) -> None:
        """Accept the offer that lies open."""
        self.open(f"/applications/{application_id}")
        press(self.page, f"form[action='/applications/{application_id}/accept'] button")


class Employer(Person):
    """Somebody who hires."""

    def register_organisation(self, bin_number: str, name: str) -> None:
        """Register an organisation, which then waits for approval."""
        self.open("/organisation/register")
        self.choose("kind", "company")
        self.fill(bin=bin_number, name=name)
        send(self.page)
        assert path_of(self.page) == "/organisation"

    def draft_role(self, title: str, text: str) -> int:
        """Paste a vacancy, take what is proposed, complete it, save; return the role's number."""
        self.open("/roles/new")
        self.fill(title=title, text=text)
        self.act("propose")
        assert self.page.locator("[name^='skills-'][name$='-concept']").count() >= 3
        self.complete()
        self.act("save")
        return number_in(self.page)

    def complete(self) -> None:
        """Fill in what the text did not say."""
        project = self.page.locator("select[name=project_id]")
        project.select_option(
            project.locator("option:not([value=''])").first.get_attribute("value")
        )
        day = (today() + timedelta(days=30)).isoformat()
        self.fill(place="Almaty", seats="1", deadline=day)
        self.page.locator("select[name=contract]").select_option("indefinite")
        for name, value in (("pay_min", "350000"), ("pay_max", "450000"), ("hours", "40")):
            field = self.page.locator(f"input[name={name}]")
            field.fill(field.input_value() or value)
        for language in self.page.locator("select[name^='languages-'][name$='-code']").all():
            if language.input_value():
                reason = language.get_attribute("name").replace("code", "reason")
                self.page.locator(f"[name='{reason}']").fill("Talks with suppliers every day")

    def act(self, act: str) -> None:
        """Press one of the buttons below a role's form."""
        press(self.page, self.page.locator(f"main button[name=act][value={act}]").last)

    def submit(self, posting_id: int) -> None:
        """Send a draft to the university."""
        self.open(f"/roles/{posting_id}/edit")
        self.act("submit")

    def candidates(self, posting_id: int) -> list[Locator]:
        """Look at the ranked graduates."""
        self.open(f"/roles/{posting_id}/candidates")
        return self.page.locator("main article").all()

    def shortlist(self, posting_id: int, application_id: int) -> None:
        """Shortlist an applicant, whose name shows from then on."""
        self.candidates(posting_id)
        press(self.page, f"form[action='/applications/{application_id}/move'] button")

    def invite_to_interview(self, application_id: int) -> None:
        """Set an interview for tomorrow."""
        self.open(f"/applications/{application_id}/interview")
        day = (today() + timedelta(days=1)).isoformat()
        self.fill(day=day, hour="10:30", minutes="45", place="Alatau, 1")
        send(self.page)

    def offer(self, application_id: int, pay: str) -> None:
        """Make an offer."""
        self.open(f"/applications/{application_id}/offer")
        start, answer = (today() + timedelta(days=days) for days in (30, 7))
        self.fill(pay=pay, start=start.isoformat(), answer_by=answer.isoformat())
        send(self.page)

    def record_hire(self, application_id: int, pay: str, folder: Path) -> int:
        """Record the hire with the contract as evidence; return its number."""
        self.open(f"/hires/new/{application_id}")
        self.fill(start=(today() + timedelta(days=30)).isoformat(), pay=pay)
        self.choose("contract", "indefinite")
        self.choose("evidence", "contract")
        self.fill(evidence_reference="17/2026")
        contract = folder / "contract.pdf"
        contract.write_bytes(CONTRACT)
        self.page.locator("input[name=file]").set_input_files(contract)
        send(self.page)
        return number_in(self.page)


class Staff(Person):
    """Somebody of the university."""

    def approve_organisation(self, name: str) -> None:
        """Approve an organisation that waits."""
        self.open("/staff/organisations?status=pending")
        press(self.page, self.page.get_by_role("link", name=name, exact=True))
        press(self.page, "button[name=decision][value=approved]")

    def publish(self, posting_id: int) -> None:
        """Publish a role that waits."""
        self.open("/staff/roles?status=submitted")
        press(self.page, f"main a[href='/staff/roles/{posting_id}']")
        press(self.page, f"form[action='/staff/roles/{posting_id}/publish'] button.button-primary")

    def verify(self, placement_id: int) -> None:
        """Look at a hire's evidence, and verify it."""
        self.open("/hires?status=recorded")
        press(self.page, f"main a[href='/hires/{placement_id}']")
        with self.page.expect_download() as download:
            self.page.locator(f"form[action='/hires/{placement_id}/evidence'] button").click()
        assert Path(download.value.path()).read_bytes() == CONTRACT
        press(self.page, "button[name=decision][value=verified]")
