"""Real pages in a real browser: what each visitor brings, and what every page must keep to."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from talent.matches.warming import load

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LOCALES = {"kk": "kk-KZ", "ru": "ru-KZ", "en": "en-GB"}
SIZES = {
    "desktop": {"width": 1280, "height": 900},
    "phone": {"width": 360, "height": 740},
    "narrow": {"width": 320, "height": 640},
}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Watch:
    """Notes what no page may do: fail in a script, break the CSP, call another host."""

    host: str
    faults: list[str] = field(default_factory=list)

    def console(self, message: ConsoleMessage) -> None:
        """Note an error on the console; refused forms (4xx) are the test's own business."""
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")

    def response(self, response: Response) -> None:
        """Note a missing file and a request to another host."""
        if urlsplit(response.url).scheme in {"data", "blob"}:
            return
        if urlsplit(response.url).netloc != self.host:
            self.faults.append(f"another host: {response.url}")
        if response.status >= 400 and response.request.resource_type != "document":
            self.faults.append(f"{response.status}: {response.url}")


NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's Chromium, since nothing is downloaded."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.fail("Chromium is not installed: run `make packages`")
    return {"executable_path": found, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def ready_matcher() -> None:
    """Load the matcher as a worker does before it serves: a page must not wait for that."""
    load()


@pytest.fixture
def new_page(browser: Browser, live_server: str, ready_matcher: None) -> Iterator[NewPage]:
    """Open pages as different visitors; each has cookies of its own."""
    opened: list[tuple[Page, Watch]] = []

    def open_page(
        language: Literal["kk", "ru", "en"] = "en",
        *,
        size: Literal["desktop", "phone", "narrow"] = "desktop",
        dark: bool = False,
        javascript: bool = True,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server,
            locale=LOCALES[language],
            viewport=SIZES[size],
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.set_default_timeout(10_000)
        watch = Watch(urlsplit(live_server).netloc)
        page.on("console", watch.console)
        page.on("pageerror", lambda error: watch.faults.append(f"script: {error}"))
        page.on("response", watch.response)
        opened.append((page, watch))
        return page

    yield open_page
    for page, _ in opened:
        page.context.close()
    faults = [fault for _, watch in opened for fault in watch.faults]
    assert not faults, faults


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Open one page on a desktop, in English, with JavaScript."""
    return new_page()


def assert_accessible(page: Page) -> None:
    """Fail with each broken accessibility rule and where it is broken."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", AXE_RULES)
    broken = [
        f"{rule['id']}: {rule['help']}\n    "
        + "\n    ".join(f"{node['html'][:200]} — {_why(node)}" for node in rule["nodes"][:5])
        for rule in found["violations"]
    ]
    assert not broken, f"{page.url}\n" + "\n".join(broken)


def assert_fits(page: Page) -> None:
    """Fail where a page is wider than its window."""
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0, f"{page.url} is {overflow} px wider than its window"


def _why(node: dict[str, list[dict[str, str]]]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return "; ".join(re.sub(r"\s+", " ", check["message"]) for check in checks[:2])
