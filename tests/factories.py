"""Rows for tests: each method makes a whole, valid row and takes what the test cares about."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from models import (
    Application,
    Approval,
    Contract,
    Degree,
    Education,
    HireEvidence,
    Interview,
    Member,
    Offer,
    Organisation,
    OrganisationKind,
    Placement,
    PlacementStatus,
    PlannedHeadcount,
    Posting,
    PostingSkill,
    PostingStatus,
    Programme,
    Project,
    Role,
    Sector,
    Stage,
    Student,
    StudentLanguage,
    StudentSkill,
    User,
    Wish,
    now,
    today,
)
from models.skill import CefrLevel, SkillLevel

Row = TypeVar("Row")
PASSWORD = "steppe wind at dawn"
# Weak on purpose: a sign-in in a test need not take as long as one by a thief.
PASSWORD_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
BIN_WEIGHTS = ((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2))


def bin_number(serial: int) -> str:
    """Return a business identification number whose check digit is right."""
    while True:
        digits = [int(digit) for digit in f"240140{serial:05}"]
        for weights in BIN_WEIGHTS:
            check = sum(d * w for d, w in zip(digits, weights, strict=True)) % 11
            if check < 10:
                return "".join(map(str, [*digits, check]))
        serial += 50_000


class Make:
    """Makes rows in a session; what is made is flushed, and the caller commits."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.serial = count(1)

    def user(self, role: Role = Role.STUDENT, **values: Any) -> User:
        """Make somebody who has confirmed their address and signs in with ``PASSWORD``."""
        serial = next(self.serial)
        given = {
            "email": f"{role.value}{serial}@example.kz",
            "name": f"Aigerim Testova {serial}",
            "password_hash": PASSWORD_HASH,
            "role": role,
            "language": "en",
            "confirmed_at": now(),
            "stamp": f"stamp{serial}",
        }
        return self._add(User(**given | values))

    def staff(self, **values: Any) -> User:
        """Make a member of the university's staff."""
        return self.user(Role.STAFF, **values)

    def admin(self, **values: Any) -> User:
        """Make an administrator."""
        return self.user(Role.ADMIN, **values)

    def student(
        self,
        *,
        skills: dict[str, SkillLevel | None] | None = None,
        languages: dict[str, CefrLevel] | None = None,
        on: bool = True,
        **values: Any,
    ) -> Student:
        """Make a student with an education and a wish, turned on unless told otherwise."""
        moment = now()
        given = {
            "user_id": (values.pop("user", None) or self.user(Role.STUDENT)).id,
            "headline": "Civil engineer",
            "place": "Alatau",
            "turned_on_at": moment if on else None,
            "consented_at": moment if on else None,
            "consent_version": "1" if on else "",
        }
        student = Student(**given | values)
        student.education = [
            Education(
                institution="KAIST Kazakhstan",
                programme="Civil engineering",
                degree=Degree.BACHELOR,
                graduation=today() - timedelta(days=200),
            )
        ]
        student.skills = [StudentSkill(concept=c, level=v) for c, v in (skills or {}).items()]
        student.languages = [
            StudentLanguage(code=code, cefr=cefr) for code, cefr in (languages or {}).items()
        ]
        student.wish = Wish()
        return self._add(student)

    def organisation(self, **values: Any) -> Organisation:
        """Make an approved organisation without members."""
        serial = next(self.serial)
        given = {
            "kind": OrganisationKind.COMPANY,
            "bin": bin_number(serial),
            "name": f"Alatau Works {serial}",
            "approval": Approval.APPROVED,
            "decided_at": now(),
        }
        return self._add(Organisation(**given | values))

    def member(self, organisation: Organisation | None = None, **values: Any) -> Member:
        """Make somebody who acts for an organisation (a new one unless given)."""
        user = values.pop("user", None) or self.user(Role.EMPLOYER)
        organisation = organisation or self.organisation()
        return self._add(Member(organisation_id=organisation.id, user_id=user.id, **values))

    def programme(self, **values: Any) -> Programme:
        """Make the programme's totals; a migrated database has its row already."""
        given = {
            "projects": 44,
            "investment": 1_800_000_000_000,
            "jobs": 30_000,
            "stated_on": date(2026, 1, 1),
            "source": "test",
        }
        return self._add(Programme(**given | values))

    def project(self, plan: dict[date, int] | None = None, **values: Any) -> Project:
        """Make a project of the portfolio with its headcount plan."""
        serial = next(self.serial)
        given = {
            "code": f"T{serial:03}",
            "name_kk": f"{serial}-жоба",
            "name_ru": f"Проект {serial}",
            "name_en": f"Project {serial}",
            "sector": Sector.INDUSTRY,
        }
        project = Project(**given | values)
        project.plan = [PlannedHeadcount(quarter=q, headcount=n) for q, n in (plan or {}).items()]
        return self._add(project)

    def posting(
        self,
        *,
        by: Member | None = None,
        must: dict[str, SkillLevel | None] | None = None,
        nice: dict[str, SkillLevel | None] | None = None,
        **values: Any,
    ) -> Posting:
        """Make a published role of an approved organisation under a project."""
        by = by or self.member()
        given = {
            "organisation_id": by.organisation_id,
            "project_id": (values.pop("project", None) or self.project()).id,
            "created_by_id": by.user_id,
            "title": "Site engineer",
            "text": "Plan and check the work of a building site.",
            "language": "en",
            "seats": 1,
            "pay_min": 350_000,
            "pay_max": 450_000,
            "place": "Alatau",
            "hours": 40,
            "contract": Contract.INDEFINITE,
            "deadline": today() + timedelta(days=30),
            "status": PostingStatus.PUBLISHED,
            "submitted_at": now(),
            "published_at": now(),
            "search_text": "site engineer",
        }
        posting = Posting(**given | values)
        posting.skills = [
            PostingSkill(concept=concept, level=level, must=is_must)
            for is_must, wanted in ((True, must), (False, nice))
            for concept, level in (wanted or {}).items()
        ]
        return self._add(posting)

    def application(
        self, student: Student | None = None, posting: Posting | None = None, **values: Any
    ) -> Application:
        """Make an application, new unless a stage is given."""
        student = student or self.student()
        posting = posting or self.posting()
        application = Application(student_id=student.id, posting_id=posting.id, **values)
        if application.stage not in {None, Stage.NEW}:
            application.named_at = application.named_at or now()
        return self._add(application)

    def offer(self, application: Application, **values: Any) -> Offer:
        """Make an open offer to an application."""
        posting = self.session.get_one(Posting, application.posting_id)
        given = {
            "application_id": application.id,
            "pay": 400_000,
            "start": today() + timedelta(days=30),
            "answer_by": today() + timedelta(days=7),
            "created_by_id": posting.created_by_id,
        }
        return self._add(Offer(**given | values))

    def interview(self, application: Application, **values: Any) -> Interview:
        """Make an interview of tomorrow."""
        posting = self.session.get_one(Posting, application.posting_id)
        given = {
            "application_id": application.id,
            "starts_at": now() + timedelta(days=1),
            "minutes": 45,
            "place": "Room 3",
            "created_by_id": posting.created_by_id,
        }
        return self._add(Interview(**given | values))

    def placement(self, application: Application | None = None, **values: Any) -> Placement:
        """Make a recorded hire that waits to be verified."""
        application = application or self.application(stage=Stage.HIRED)
        posting = self.session.get_one(Posting, application.posting_id)
        given = {
            "application_id": application.id,
            "student_id": application.student_id,
            "posting_id": posting.id,
            "organisation_id": posting.organisation_id,
            "project_id": posting.project_id,
            "start": today(),
            "pay": 400_000,
            "contract": Contract.INDEFINITE,
            "evidence": HireEvidence.CONTRACT,
            "recorded_by_id": posting.created_by_id,
            "status": PlacementStatus.RECORDED,
        }
        return self._add(Placement(**given | values))

    def moment(self, **ago: float) -> datetime:
        """Return a moment in the past: ``make.moment(days=2)``."""
        return now() - timedelta(**ago)

    def _add(self, row: Row) -> Row:
        self.session.add(row)
        self.session.flush()
        return row
