"""What every template and static file keeps to: the CSP, no foreign host, no query."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PAGES = [path for path in TEMPLATES if "mail" not in path.stem and "mail" not in path.parts]
STATIC = sorted(
    path
    for path in (ROOT / "static").rglob("*")
    if path.suffix in {".css", ".js", ".svg"} and "vendor" not in path.parts
)
INLINE = re.compile(
    r"""<style\b | \sstyle\s*= | \son[a-z]+\s*= | javascript: | <script\b(?![^>]*\bsrc=)""",
    re.VERBOSE | re.IGNORECASE,
)
FOREIGN = re.compile(
    r"""(?:src|srcset|action|href)\s*=\s*["'](?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import""",
    re.IGNORECASE,
)
QUERY = re.compile(r"\b(?:session|query|execute|scalars?|db)\s*[.(]")
LONGEST = 300


def name(path: Path) -> str:
    """Return a path as the project writes it."""
    return path.relative_to(ROOT).as_posix()


def code(path: Path) -> str:
    """Return a template without its comments."""
    return re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_never_switches_escaping_off(path):
    assert not re.search(r"\|\s*safe\b|autoescape\s+false|Markup\(", code(path)), name(path)


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_has_no_inline_script_or_style(path):
    # `{% set one = … %}` is no handler: what Jinja reads never reaches the browser.
    found = INLINE.search(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", code(path), flags=re.DOTALL))
    assert not found, f"{name(path)}: {found.group().strip() if found else ''}"


@pytest.mark.parametrize("path", [*PAGES, *STATIC], ids=name)
def test_nothing_comes_from_another_host(path):
    found = FOREIGN.search(code(path))
    assert not found, f"{name(path)}: {found.group() if found else ''}"


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_asks_the_database_nothing(path):
    expressions = " ".join(re.findall(r"\{[{%].*?[%}]\}", code(path), flags=re.DOTALL))
    found = QUERY.search(expressions)
    assert not found, f"{name(path)}: {found.group() if found else ''}"


@pytest.mark.parametrize("path", [*TEMPLATES, *STATIC], ids=name)
def test_a_template_or_script_is_short(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST or path.suffix in {".css", ".svg"}, f"{name(path)} has {lines} lines"


def test_every_icon_that_is_named_is_in_the_sprite():
    sprite = ET.parse(ROOT / "static" / "vendor" / "icons" / "sprite.svg")
    drawn = {symbol.get("id", "").removeprefix("icon-") for symbol in sprite.getroot()}
    named = {
        icon
        for path in TEMPLATES
        for icon in re.findall(r"\bicon\(\s*[\"']([a-z0-9-]+)[\"']", code(path))
    }
    assert named <= drawn, f"add to static/icons.txt: {sorted(named - drawn)}"


def test_every_component_is_used():
    text = "\n".join(code(path) for path in TEMPLATES)
    made = re.findall(r"\{%-?\s*macro\s+(\w+)", text)
    assert made
    assert not [one for one in made if len(re.findall(rf"\b{one}\b", text)) == 1]


def test_every_icon_that_is_served_is_named():
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for folder, kind in (("templates", "*.html"), ("talent", "*.py"))
        for path in (ROOT / folder).rglob(kind)
    )
    served = (ROOT / "static" / "icons.txt").read_text(encoding="utf-8").split()
    assert not [icon for icon in served if icon not in text]
