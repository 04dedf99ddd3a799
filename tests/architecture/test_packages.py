"""What the locks keep to: every package pinned by its hash, from no host in particular."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock.txt"))
PACKAGES = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]


def name(path: Path) -> str:
    """Return a file's name."""
    return path.name


@pytest.mark.parametrize("lock", LOCKS, ids=name)
def test_a_lock_names_no_host(lock):
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"https?://|file://|--index-url|--find-links", text)


@pytest.mark.parametrize("lock", LOCKS, ids=name)
def test_every_locked_package_has_a_version_and_a_hash(lock):
    entries = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8"))
    pins = [entry for entry in entries if not entry.startswith("#")]
    loose = [pin.split()[0] for pin in pins if "==" not in pin or "--hash=sha256:" not in pin]
    assert pins
    assert not loose


def test_the_test_lock_agrees_with_the_one_that_is_deployed():
    deployed, tested = (
        dict(
            re.findall(
                r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE
            )
        )
        for lock in ("requirements.lock.txt", "requirements-dev.lock.txt")
    )
    assert {package: tested.get(package) for package in deployed} == deployed


def test_every_front_end_package_is_pinned_and_names_no_host():
    own, *others = PACKAGES.values()
    wanted = own["dependencies"] | own["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert all(package.get("integrity", "").startswith("sha512-") for package in others)
    assert not [package["resolved"] for package in others if "resolved" in package]


def test_nothing_written_by_others_is_committed():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"node_modules/", "static/vendor/", ".venv/", "instance/"} <= set(ignored)
