"""Walking the application: a small world with one of each thing, and every address in it."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from models import (
    Base,
    CvUpload,
    EvidenceKind,
    Experience,
    FilePurpose,
    Mail,
    PostingLanguage,
    Role,
    SkillEvidence,
    Stage,
    Student,
    StudentSkill,
    User,
    Work,
    now,
)
from models.skill import CefrLevel, SkillLevel
from talent import files
from tests.factories import Make
from tests.support.models import keep_model

# What an address calls a thing where that is not the name of its table.
TABLES = {
    "batch": "import_batch",
    "evidence": "skill_evidence",
    "file": "stored_file",
    "language": "student_language",
    "skill": "student_skill",
    "upload": "cv_upload",
    "user": "user_account",
}
CV = "Civil engineer\n\nSkills: AutoCAD, Python\n\nEnglish: B2\n"
Endpoint = Callable[..., object]


def views(app: Flask) -> Iterator[tuple[Rule, Endpoint]]:
    """Yield each address with its view, static files aside."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            yield rule, inspect.unwrap(app.view_functions[rule.endpoint])


@dataclass
class World:
    """People of every role, and a hire with all that led to it."""

    session: Session
    people: dict[Role | None, User | None] = field(default_factory=dict)

    def value(self, argument: str) -> int | None:
        """Return the id that an argument of an address stands for, if there is such a row."""
        thing = argument.removesuffix("_id")
        table = Base.metadata.tables.get(TABLES.get(thing, thing))
        return None if table is None else self.session.scalar(select(func.min(table.c.id)))

    def addresses(self, app: Flask) -> list[str]:
        """Return every page's address, filled in from this world."""
        return sorted({address for rule, _ in views(app) for address in self._filled(rule)})

    def _filled(self, rule: Rule) -> Iterator[str]:
        values = {name: self.value(name) for name in rule.arguments}
        if "GET" in rule.methods and None not in values.values():
            built = rule.build(values)
            yield built[1] if built else rule.rule


def make_world(make: Make, app: Flask) -> World:
    """Make one of each thing that pages show."""
    skills = {"autocad": SkillLevel.ADVANCED, "project-management": None}
    member = make.member()
    student = make.student(skills=skills, languages={"en": CefrLevel.B2})
    posting = make.posting(by=member, must=skills, nice={"python": None}, seats=3, seats_taken=1)
    language = PostingLanguage(code="en", cefr=CefrLevel.B1, must=True, reason="Drawings.")
    language.posting_id = posting.id
    make.session.add(language)
    show_what_they_did(make.session, student, app)
    keep_model(make.session, app.extensions["talent"].instance)
    hired = make.application(student, posting, stage=Stage.HIRED)
    make.placement(hired)
    make.offer(make.application(posting=posting, stage=Stage.OFFERED))
    make.interview(make.application(posting=posting, stage=Stage.INTERVIEW))
    make.application(posting=posting)
    session = make.session
    staff = make.staff()
    session.add_all(
        [
            Mail(user_id=staff.id, kind="confirm", data={"path": "/account"}, sent_at=now()),
        ]
    )
    people = {
        None: None,
        Role.STUDENT: session.get_one(User, student.user_id),
        Role.EMPLOYER: session.get_one(User, member.user_id),
        Role.STAFF: staff,
        Role.ADMIN: make.admin(),
    }
    session.commit()
    return World(session, people)


def show_what_they_did(session: Session, student: Student, app: Flask) -> None:
    """Give a student a job, a work, a certificate with its file, and a CV that was read."""
    from talent.cv_import.reading import read

    folder = app.extensions["talent"].instance / "files"
    purpose = FilePurpose.SKILL_EVIDENCE
    file = files.store(session, folder, student.user_id, purpose, "a.pdf", b"%PDF-1.7 a")
    skill = session.scalar(select(func.min(StudentSkill.id)))
    session.add_all(
        [
            Experience(student_id=student.id, title="Foreman", organisation="Alatau Works"),
            Work(student_id=student.id, title="Bridge", url="https://example.kz/bridge"),
            CvUpload(student_id=student.id, file_id=file.id, text=CV, reading=read(CV)),
            SkillEvidence(
                student_skill_id=skill,
                kind=EvidenceKind.CERTIFICATE,
                title="AutoCAD",
                file_id=file.id,
            ),
        ]
    )
