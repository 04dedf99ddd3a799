"""Reading files and folders: what is broken is named, the rest goes on."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from matching.documents import DocumentError, read_document_safely
from matching.documents.checks import KINDS
from matching.sources.building import Builder
from matching.sources.job_posting import is_posting, opening_of_posting
from matching.sources.json_resume import is_resume, profile_of_resume
from matching.types import Opening, Profile

LINES = ("json", "jsonl", "csv")
_TITLES = ("title", "job_title", "name")
_TEXTS = ("text", "job_description", "description")

Value = TypeVar("Value", Opening, Profile)


@dataclass(frozen=True, slots=True)
class Problem:
    """A file, or a line of one, that could not be read."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing read: the text of a document, or the object of a line."""

    where: str
    key: str
    text: str = ""
    line: Mapping[str, Any] | None = None


def read_openings(path: Path, builder: Builder) -> tuple[list[Opening], list[Problem]]:
    """Return the openings in a file or a folder, and what could not be read."""

    def make(item: Item) -> Opening:
        if item.line is None:
            return builder.opening_of_text(item.key, item.text)
        if is_posting(item.line):
            return opening_of_posting(item.line, builder)
        return builder.opening_of_line(item.line)

    return _read(path, make)


def read_profiles(path: Path, builder: Builder) -> tuple[list[Profile], list[Problem]]:
    """Return the profiles in a file or a folder, and what could not be read."""

    def make(item: Item) -> Profile:
        if item.line is None:
            return builder.profile_of_cv(item.key, item.text)
        if is_resume(item.line):
            return profile_of_resume(item.line, builder)
        return builder.profile_of_line(item.line)

    return _read(path, make)


def _read(path: Path, make: Callable[[Item], Value]) -> tuple[list[Value], list[Problem]]:
    """Make a value of each item; the second of two with one id is a problem."""
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for item in items_in(path):
        if isinstance(item, Problem):
            problems.append(item)
        elif item.key in values:
            problems.append(Problem(item.where, f"the id {item.key} is there already"))
        else:
            values[item.key] = make(item)
    return list(values.values()), problems


def items_in(path: Path) -> Iterator[Item | Problem]:
    """Yield what a file, or each file of a folder in order of name, holds."""
    if path.is_dir():
        for file in sorted(one for one in path.iterdir() if one.is_file()):
            if not file.name.startswith("."):
                yield from _items(file)
    elif path.is_file():
        yield from _items(path)
    else:
        yield Problem(str(path), "no such file or folder")


def _items(file: Path) -> Iterator[Item | Problem]:
    """Yield what one file holds."""
    kind = file.suffix[1:].lower()
    try:
        if kind in KINDS:
            text = read_document_safely(file.read_bytes(), file.name)
            yield Item(file.name, file.stem, text=text)
        elif kind in LINES:
            yield from _lines(file.read_text("utf-8-sig"), file.name, kind)
        else:
            yield Problem(file.name, "unsupported: only .docx .pdf .txt .json .jsonl .csv are read")
    except DocumentError as error:
        yield Problem(file.name, f"{error.code} {error.detail}".strip())
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(file.name, str(error))


def _lines(text: str, name: str, kind: str) -> Iterator[Item | Problem]:
    """Yield the objects of a file of lines."""
    if kind == "csv":
        for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
            yield _item(_plain(row), f"{name}:{number}")
        return
    try:
        whole = json.loads(text) if kind == "json" else None
    except (ValueError, RecursionError) as error:
        yield Problem(name, f"not JSON: {error}")
        return
    if kind == "json":
        for number, one in enumerate(whole if isinstance(whole, list) else [whole], 1):
            yield _item(one, f"{name}:{number}", Path(name).stem if whole is one else "")
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield _item(json.loads(line), f"{name}:{number}")
            except (ValueError, RecursionError) as error:
                yield Problem(f"{name}:{number}", f"not JSON: {error}")


def _item(line: object, where: str, otherwise: str = "") -> Item | Problem:
    """Return an object with its id, or say what is missing."""
    if not isinstance(line, dict):
        return Problem(where, "expected an object")
    key = line.get("id", otherwise)
    if not isinstance(key, str | int) or isinstance(key, bool) or str(key).strip() == "":
        return Problem(where, "expected an id")
    key = "_".join(str(key).split())
    return Item(where, key, line={**line, "id": key})


def _plain(row: Mapping[str, str]) -> dict[str, str]:
    """Return a row of a sheet under the names of a plain line."""
    plain = {str(name).strip().lower(): value or "" for name, value in row.items() if name}
    for field, names in (("title", _TITLES), ("text", _TEXTS)):
        plain[field] = next((plain[name] for name in names if plain.get(name)), "")
    return plain
