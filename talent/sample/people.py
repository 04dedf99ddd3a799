"""The sample's people with a sign-in: who they are, and where their passwords are written."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from models import Application, Posting, PostingStatus, Role, Stage, User
from talent.accounts import passwords
from talent.sample.draw import Draw
from talent.sample.names import DOMAIN, Names
from talent.sample.organisations import Employer
from talent.sample.stories import Stories
from talent.sample.students import Person

FILE = "sample-people.json"
_WORDS = (
    "river apple eagle steppe silver morning saddle cedar falcon garden harvest island juniper "
    "kettle lantern meadow needle orchard pepper quarry ribbon summer thunder valley willow yarn"
).split()
_EMPLOYERS = {"ЖШС «Жарқын Батарея»", "ТОО «Алатау Профиль»", "Tengri Electronics LLP"}
"""One that works in each language."""
_OFFICE = ((Role.STAFF, "kk"), (Role.STAFF, "en"), (Role.ADMIN, "ru"))
_PIPELINE = (
    *[Stage.NEW] * 6,
    *[Stage.SHORTLISTED] * 3,
    *[Stage.INTERVIEW] * 3,
    Stage.OFFERED,
    Stage.ACCEPTED,
    Stage.NOT_PROGRESSING,
    Stage.WITHDRAWN,
)
_STAGES = (Stage.OFFERED, Stage.INTERVIEW, Stage.SHORTLISTED, Stage.NEW, Stage.NOT_PROGRESSING)


@dataclass(frozen=True)
class SignIn:
    """One sign-in to try Talent with."""

    role: str
    email: str
    password: str
    language: str


def make_office(names: Names) -> list[User]:
    """Return the university's staff and the administrator."""
    users = []
    for role, language in _OFFICE:
        users.append(names.user(role, f"{role.value}-{language}", language))
    return users


def open_doors(office: list[User], employers: list[Employer], people: list[Person]) -> list[SignIn]:
    """Give the chosen people passwords and addresses that are easy to type."""
    doors = [open_door(person.user, "student") for person in chosen(people)]
    hiring = [e.user for e in employers if e.organisation.name in _EMPLOYERS]
    return doors + [open_door(user, user.role.value) for user in [*hiring, *office]]


def chosen(people: list[Person]) -> list[Person]:
    """Return one student of each language whose profile is on."""
    on = [person for person in people if person.student.turned_on_at]
    return [next(p for p in on if p.language == code) for code in ("kk", "ru", "en")]


def open_door(user: User, name: str) -> SignIn:
    """Give somebody a fresh password."""
    user.email = f"{name}-{user.language}@{DOMAIN}"
    words = [secrets.choice(_WORDS) for _ in range(3)]
    password = "-".join([*words, str(secrets.randbelow(9000) + 1000)])
    user.password_hash = passwords.make_hash(password)
    return SignIn(user.role.value, user.email, password, user.language)


def enliven(draw: Draw, stories: Stories, roles: list[Posting], people: list[Person]) -> None:
    """Let the students who sign in have an offer, an interview ahead and more to look at."""
    for person in chosen(people):
        busy = {id(a.posting) for a in stories.applications if a.student is person.student}
        skills = {skill.concept for skill in person.student.skills}
        fitting = sorted(
            (r for r in roles if r.status is PostingStatus.PUBLISHED and id(r) not in busy),
            key=lambda role: -len(skills & {skill.concept for skill in role.skills}),
        )
        for stage, posting in zip(_STAGES, fitting, strict=False):
            application = stories.apply(person, posting, stage)
            if stage is Stage.INTERVIEW:
                _look_ahead(draw, application)


def fill_pipelines(
    draw: Draw, stories: Stories, roles: list[Posting], employers: list[Employer]
) -> None:
    """Let the employers who sign in have a role with graduates at every stage."""
    hosts = {id(e.organisation) for e in employers if e.organisation.name in _EMPLOYERS}
    seen: set[int] = set()
    for posting in roles:
        host = id(posting.organisation)
        if host in hosts - seen and posting.status is PostingStatus.PUBLISHED:
            seen.add(host)
            posting.seats = max(posting.seats, 4)
            applied = {id(a.student) for a in stories.applications if a.posting is posting}
            free = [p for p in stories.fitting(posting) if id(p.student) not in applied]
            for stage, person in zip(_PIPELINE, draw.some(free, len(_PIPELINE)), strict=False):
                stories.apply(person, posting, stage)


def _look_ahead(draw: Draw, application: Application) -> None:
    day = draw.day(2, 6)
    meeting = application.interviews[-1]
    meeting.starts_at = meeting.starts_at.replace(
        year=day.year, month=day.month, day=day.day, hour=6, minute=0
    )


def write(instance: Path, doors: list[SignIn]) -> None:
    """Write the sign-ins into the instance folder, for its owner's eyes only."""
    path = instance / FILE
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump([asdict(door) for door in doors], file, ensure_ascii=False, indent=2)


def read_back(instance: Path) -> list[SignIn]:
    """Return the sign-ins written before; none where there is no sample."""
    path = instance / FILE
    if not path.exists():
        return []
    return [SignIn(**row) for row in json.loads(path.read_text(encoding="utf-8"))]
