"""Rows of a sheet into a project's values, with a problem for each cell that cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models import District, Sector
from talent.cleaning import clean_line, clean_text
from talent.errors import N_
from talent.projects.amounts import UnreadableError, read_amount, read_jobs
from talent.projects.columns import COLUMNS, district_of, sector_of
from talent.quarters import read_quarter

NAMES = ("name_kk", "name_ru", "name_en")


@dataclass(frozen=True)
class Problem:
    """A cell that cannot be used: where it is, what stands there, what was expected."""

    column: str
    value: str
    message: str


@dataclass
class Reading:
    """What a row says. Fields and quarters whose cells are empty are left out."""

    row: int
    cells: Sequence[str]
    values: dict[str, Any] = field(default_factory=dict)
    plan: dict[date, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The project's code, if the row gives one."""
        return str(self.values.get("code", ""))

    @property
    def names(self) -> list[str]:
        """The project's names that the row gives."""
        return [self.values[name] for name in NAMES if name in self.values]


def read_row(
    number: int, cells: Sequence[str], header: Sequence[str], meanings: Sequence[str]
) -> Reading:
    """Return what a row says, its columns meaning fields or quarters."""
    reading = Reading(number, cells)
    for title, meaning, cell in zip(header, meanings, cells, strict=False):
        text = _unquoted(cell)
        if not meaning or not text.strip():
            continue
        try:
            _read_cell(reading, meaning, text)
        except UnreadableError as error:
            reading.problems.append(Problem(title or meaning, text[:100], error.message))
    if not reading.problems and not reading.code and not reading.names:
        message = N_("The row names no project. Give its code or its name.")
        reading.problems.append(Problem("", "", message))
    return reading


def _unquoted(cell: str) -> str:
    # Our own sheets put an apostrophe before what a spreadsheet would run as a formula.
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _read_cell(reading: Reading, meaning: str, text: str) -> None:
    if meaning in COLUMNS:
        reading.values[meaning] = _READERS[meaning](text)
    elif quarter := read_quarter(meaning):
        reading.plan[quarter] = read_jobs(text)


def _line(longest: int) -> Callable[[str], str]:
    too_long = {
        50: N_("This code is too long. Use up to 50 characters."),
        200: N_("This name is too long. Use up to 200 characters."),
    }[longest]

    def read(text: str) -> str:
        line = clean_line(text)
        if len(line) > longest:
            raise UnreadableError(too_long)
        return line

    return read


def _text(text: str) -> str:
    cleaned = clean_text(text)
    if len(cleaned) > 10_000:
        raise UnreadableError(N_("This text is too long. Use up to 10,000 characters."))
    return cleaned


def _sector(text: str) -> Sector:
    found = sector_of(text)
    if found is None:
        raise UnreadableError(
            N_(
                "This is none of the five sectors. Write industry, logistics, agro-processing, "
                "services or creative industries."
            )
        )
    return found


def _district(text: str) -> District:
    found = district_of(text)
    if found is None:
        raise UnreadableError(
            N_("This is none of the four districts. Write Gate, Golden, Growing or Green.")
        )
    return found


_READERS: dict[str, Callable[[str], Any]] = {
    "code": _line(50),
    **dict.fromkeys(NAMES, _line(200)),
    **dict.fromkeys(("about_kk", "about_ru", "about_en"), _text),
    "sector": _sector,
    "district": _district,
    "investment": read_amount,
}
