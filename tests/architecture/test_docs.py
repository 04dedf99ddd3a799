"""What the documents keep to: every command and setting is explained."""

import re
from pathlib import Path

import click

ROOT = Path(__file__).parents[2]
DOCS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
)


def commands(group: click.Group, prefix: str) -> set[str]:
    """Return the names of a group's commands, as a person types them."""
    found: set[str] = set()
    for name, command in group.commands.items():
        full = f"{prefix} {name}"
        found |= commands(command, full) if isinstance(command, click.Group) else {full}
    return found


def test_every_command_is_in_the_docs(app):
    ours = {name: app.cli.commands[name] for name in ("db", "talent")}
    typed = {full for name, group in ours.items() for full in commands(group, f"flask {name}")}
    missing = sorted(full for full in typed if full.removeprefix("flask ") not in DOCS)
    assert not missing


def test_every_setting_of_the_environment_is_in_the_docs():
    sources = (ROOT / "talent" / "config.py", ROOT / "gunicorn.conf.py")
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    names = set(re.findall(r"(?:env|environ)\.get\(\s*\"([A-Z_]+)\"", text))
    assert names
    assert not sorted(name for name in names if f"`{name}`" not in DOCS)


def test_every_setting_of_an_administrator_is_in_the_docs():
    from talent.settings import SETTINGS

    assert not sorted(key for key in SETTINGS if f"`{key}`" not in DOCS)


def test_every_make_target_is_in_its_help():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    helped = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    assert targets == helped


def test_every_page_of_the_docs_that_is_named_exists():
    named = set(re.findall(r"docs/[\w/-]+\.md", DOCS))
    assert not sorted(path for path in named if not (ROOT / path).exists())


def test_every_decision_is_named_where_the_architecture_is_told():
    told = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    decisions = {path.name for path in (ROOT / "docs" / "decisions").glob("*.md")}
    assert decisions
    assert not sorted(name for name in decisions if name not in told)


def test_every_feature_and_every_job_is_in_the_architecture(app):
    from talent.features import FEATURES
    from talent.recurring import _WORK

    told = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert not [feature for feature in FEATURES if f"| {feature} |" not in told]
    assert not [work for work in _WORK if f"`{work.removeprefix('talent.')}`" not in told]
