"""Skills as students hold them and roles ask for them: a concept of the taxonomy and a level."""

from __future__ import annotations

import enum
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Created, Long, Short, Whose, key_to, stored_enum

if TYPE_CHECKING:
    from models.file import StoredFile


class SkillLevel(enum.IntEnum):
    """How well; the numbers are those of ``matching.types.Level``."""

    BASIC = 1
    WORKING = 2
    ADVANCED = 3
    EXPERT = 4


class CefrLevel(enum.StrEnum):
    """Language levels of the Common European Framework, and native."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "native"


class EvidenceKind(enum.StrEnum):
    """What shows that a student holds a skill."""

    COURSE = "course"
    PROJECT = "project"
    JOB = "job"
    CERTIFICATE = "certificate"


class StudentSkill(Created, Base):
    """A skill its owner confirmed; ``words`` is the line of the CV it came from, if any."""

    __tablename__ = "student_skill"
    __whose__ = Whose.STUDENT
    __table_args__ = (UniqueConstraint("student_id", "concept"),)

    student_id: Mapped[int] = mapped_column(key_to("student", cascade=True), index=True)
    concept: Mapped[str] = mapped_column(String(100), index=True)
    level: Mapped[int | None]
    words: Mapped[Long] = mapped_column(default="")

    evidence: Mapped[list[SkillEvidence]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="SkillEvidence.id"
    )


class SkillEvidence(Created, Base):
    """One thing that shows a skill."""

    __tablename__ = "skill_evidence"
    __whose__ = Whose.STUDENT

    student_skill_id: Mapped[int] = mapped_column(key_to("student_skill", cascade=True), index=True)
    kind: Mapped[EvidenceKind] = mapped_column(stored_enum(EvidenceKind))
    title: Mapped[Short]
    url: Mapped[str] = mapped_column(String(500), default="")
    file_id: Mapped[int | None] = mapped_column(key_to("stored_file"))

    file: Mapped[StoredFile | None] = relationship(lazy="raise_on_sql")


class StudentLanguage(Base):
    """A language a student speaks; ``code`` is ISO 639-1."""

    __tablename__ = "student_language"
    __whose__ = Whose.STUDENT
    __table_args__ = (UniqueConstraint("student_id", "code"),)

    student_id: Mapped[int] = mapped_column(key_to("student", cascade=True), index=True)
    code: Mapped[str] = mapped_column(String(2))
    cefr: Mapped[CefrLevel] = mapped_column(stored_enum(CefrLevel))
    certificate: Mapped[Short] = mapped_column(default="")
    certified_on: Mapped[date | None]


class PostingSkill(Base):
    """A skill that a role asks for; ``words`` is the text it was proposed from."""

    __tablename__ = "posting_skill"
    __whose__ = Whose.ORGANISATION
    __table_args__ = (UniqueConstraint("posting_id", "concept"),)

    posting_id: Mapped[int] = mapped_column(key_to("posting", cascade=True), index=True)
    concept: Mapped[str] = mapped_column(String(100), index=True)
    level: Mapped[int | None]
    must: Mapped[bool]
    words: Mapped[Long] = mapped_column(default="")


class PostingLanguage(Base):
    """A language that a role asks for, with the job's reason for it."""

    __tablename__ = "posting_language"
    __whose__ = Whose.ORGANISATION
    __table_args__ = (UniqueConstraint("posting_id", "code"),)

    posting_id: Mapped[int] = mapped_column(key_to("posting", cascade=True), index=True)
    code: Mapped[str] = mapped_column(String(2))
    cefr: Mapped[CefrLevel] = mapped_column(stored_enum(CefrLevel))
    must: Mapped[bool]
    reason: Mapped[Short] = mapped_column(default="")
