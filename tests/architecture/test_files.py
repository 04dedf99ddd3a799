"""What every file of the project keeps to: size, caption, and imports that point one way."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("talent", "models", "matching", "scripts", "bench", "migrations")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
# A package's own `__init__` binds its views: importing a service beside it is no use of them.
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for path in SOURCES
    if path.name != "__init__.py"
}
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST = 300
# Data, catalogues and what Alembic writes are exempt.
DATA = ("matching/data/", "migrations/versions/", "talent/sample/data/")
WITHOUT_FLASK = ("service", "queries", "gateway", "access", "audit", "errors", "undo", "settings")
EDGES = ("views", "forms", "api")
VAGUE_NAMES = {"utils.py", "util.py", "helpers.py", "misc.py", "common.py"}
OPEN_ENDS = ("TO" + "DO", "FIX" + "ME", "XX" + "X")


def name(path: Path) -> str:
    """Return a path as the project writes it."""
    return path.relative_to(ROOT).as_posix()


@cache
def imports(path: Path) -> set[str]:
    """Return the dotted names that a module imports, wherever it does."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = absolute(path, node)
            found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return found


def reached(path: Path) -> set[Path]:
    """Return a module and the project's modules that it imports, and theirs."""
    found: set[Path] = set()
    waiting = [path]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [MODULES[module] for module in imports(one) if module in MODULES]
    return found


def absolute(path: Path, node: ast.ImportFrom) -> str:
    """Return the module an import names, with its leading dots worked out."""
    if not node.level:
        return node.module or ""
    package = path.relative_to(ROOT).parent.parts
    parts = [*package[: len(package) - node.level + 1], *filter(None, [node.module])]
    return ".".join(parts)


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=name)
def test_a_file_is_short(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST or name(path).startswith(DATA), f"{name(path)} has {lines} lines"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_module_has_a_caption_of_one_line(path):
    caption = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert caption, f"{name(path)} says nothing of what it is for"
    assert caption.splitlines()[0].endswith((".", ":")), f"{name(path)}: a caption is a sentence"


def test_no_file_has_a_vague_name():
    assert not [name(path) for path in SOURCES if path.name in VAGUE_NAMES]


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=name)
def test_nothing_is_left_for_later(path):
    text = path.read_text(encoding="utf-8")
    assert not [mark for mark in OPEN_ENDS if mark in text], name(path)


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if name(path).startswith("talent/") and path.stem in WITHOUT_FLASK],
    ids=name,
)
def test_services_queries_and_gateways_know_no_flask_by_themselves_or_through_others(path):
    webbed = {
        f"{name(one)}: {module}"
        for one in reached(path)
        for module in imports(one)
        if module.split(".")[0].startswith("flask")
    }
    assert not webbed, f"{name(path)} reaches {sorted(webbed)}"


def test_a_view_writes_no_sql(app):
    modules = {view.__module__ for view in app.view_functions.values()}
    paths = {MODULES[module] for module in modules if module in MODULES}
    asking = {
        f"{name(path)}: {module}"
        for path in paths
        for module in imports(path)
        if re.fullmatch(r"sqlalchemy\.(select|insert|update|delete|text|func)", module)
    }
    assert paths
    assert not asking


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if name(path).startswith("talent/")], ids=name
)
def test_a_feature_asks_another_features_service_and_never_its_views_or_forms(path):
    own = path.relative_to(ROOT / "talent").parts[0]
    foreign = {
        module
        for module in imports(path)
        if (parts := module.split("."))[0] == "talent"
        and len(parts) > 2
        and parts[1] != own
        and parts[2] in EDGES
    }
    assert not foreign, f"{name(path)} imports {sorted(foreign)}"


def test_the_application_starts_without_the_heavy_libraries():
    heavy = ("sklearn", "scipy", "numpy", "openpyxl", "docx", "pypdfium2")
    at_the_top = {
        f"{name(path)}: {module}"
        for path in SOURCES
        if name(path).startswith(("talent/", "models/"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        for module in top_imports(node)
        if module.split(".")[0] in heavy
    }
    assert not at_the_top


def top_imports(node: ast.stmt) -> set[str]:
    """Return what a statement at the top of a module imports."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {node.module or ""}
    return set()
