"""The sample's organisations, each with somebody who acts for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models import (
    Approval,
    Member,
    Organisation,
    OrganisationKind,
    Project,
    Role,
    User,
)
from talent.employers.bins import check_digit
from talent.sample.content import read
from talent.sample.draw import Draw
from talent.sample.names import Names

_PENDING = 4


@dataclass
class Employer:
    """An organisation, the project it works under, and its member's account."""

    organisation: Organisation
    project: Project
    user: User
    language: str


def make_employers(draw: Draw, names: Names, projects: list[Project]) -> list[Employer]:
    """Return the organisations; the last few still wait for approval."""
    by_code = {project.code: project for project in projects}
    rows = read("organisations.toml")["organisation"]
    employers = []
    for place, row in enumerate(rows):
        pending = place >= len(rows) - _PENDING
        user = names.user(Role.EMPLOYER, f"employer{place + 1}", row["language"])
        organisation = _organisation(draw, row, place, pending=pending)
        organisation.members = [Member(user=user, title="HR")]
        employers.append(Employer(organisation, by_code[row["project"]], user, row["language"]))
    return employers


def _organisation(draw: Draw, row: dict[str, str], place: int, *, pending: bool) -> Organisation:
    registered = date(2014 + place % 11, 1 + place % 12, 1 + place % 27)
    created = draw.moment(draw.day(-9, -1) if pending else draw.day(-760, -500))
    return Organisation(
        kind=OrganisationKind(row["kind"]),
        bin=_number(registered, place, sole=row["kind"] == "sole_proprietor"),
        name=row["name"],
        about=row["about"],
        place="alatau",
        approval=Approval.PENDING if pending else Approval.APPROVED,
        decided_at=None if pending else created,
        created_at=created,
        is_sample=True,
    )


def _number(registered: date, serial: int, *, sole: bool) -> str:
    """Return an invented BIN (or IIN) whose check digit is right."""
    born = registered.replace(year=1985 + serial % 10, day=min(registered.day, 28))
    head = f"{born:%y%m%d}4" if sole else f"{registered:%y%m}40"
    width = 11 - len(head)
    for extra in range(100):
        body = f"{head}{1234 + serial * 97 + extra:0{width}d}"
        digit = check_digit(body)
        if digit is not None:
            return f"{body}{digit}"
    message = "no serial gives a valid number"
    raise ValueError(message)
