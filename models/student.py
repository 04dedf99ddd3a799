"""A student or graduate: education, experience, what they want, and whether the profile is on."""

from __future__ import annotations

import enum
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import JSON, Index, Numeric, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import (
    Base,
    Created,
    Long,
    Sample,
    Short,
    Versioned,
    Whose,
    key_to,
    now,
    stored_enum,
)

if TYPE_CHECKING:
    from models.portfolio import Work
    from models.skill import StudentLanguage, StudentSkill
    from models.user import User


class Degree(enum.StrEnum):
    """Education levels; the order is that of ``matching.types.Degree``."""

    SCHOOL = "school"
    VOCATIONAL = "vocational"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTOR = "doctor"


class GradeScale(enum.StrEnum):
    """The scale a grade is on; grades are stored as given and never converted."""

    GPA_4_0 = "4.0"
    GPA_4_3 = "4.3"
    GPA_4_5 = "4.5"
    FIVE = "5"
    HUNDRED = "100"


class RoleKind(enum.StrEnum):
    """What kind of work a student looks for."""

    JOB = "job"
    INTERNSHIP = "internship"
    PART_TIME = "part_time"
    PROJECT = "project"


class Student(Created, Sample, Versioned, Base):
    """A student's profile. It is matched only while it is on, which takes the student's consent."""

    __tablename__ = "student"
    __whose__ = Whose.STUDENT

    user_id: Mapped[int] = mapped_column(key_to("user_account", cascade=True), unique=True)
    headline: Mapped[Short] = mapped_column(default="")
    about: Mapped[Long] = mapped_column(default="")
    place: Mapped[Short] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(String(20), default="")
    turned_on_at: Mapped[datetime | None] = mapped_column(index=True)
    consented_at: Mapped[datetime | None]
    consent_version: Mapped[str] = mapped_column(String(20), default="")
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)

    user: Mapped[User] = relationship(lazy="raise_on_sql")
    education: Mapped[list[Education]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="Education.graduation.desc()"
    )
    experience: Mapped[list[Experience]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="Experience.started.desc()"
    )
    languages: Mapped[list[StudentLanguage]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="StudentLanguage.id"
    )
    skills: Mapped[list[StudentSkill]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="StudentSkill.id"
    )
    works: Mapped[list[Work]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="Work.id"
    )
    wish: Mapped[Wish | None] = relationship(lazy="raise_on_sql", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": Versioned.version}  # noqa: RUF012 - SQLAlchemy's form


class Education(Base):
    """A study: programme, degree, grade on its own scale, graduation (past or expected)."""

    __tablename__ = "education"
    __whose__ = Whose.STUDENT
    __table_args__ = (Index("ix_education_programme_graduation", "programme", "graduation"),)

    student_id: Mapped[int] = mapped_column(key_to("student", cascade=True), index=True)
    institution: Mapped[Short]
    programme: Mapped[Short]
    degree: Mapped[Degree] = mapped_column(stored_enum(Degree))
    grade: Mapped[Decimal | None] = mapped_column(Numeric(5, 2))
    grade_scale: Mapped[GradeScale | None] = mapped_column(stored_enum(GradeScale))
    started: Mapped[date | None]
    graduation: Mapped[date | None]


class Experience(Base):
    """A job, internship or service; ``ended`` is empty while it lasts."""

    __tablename__ = "experience"
    __whose__ = Whose.STUDENT

    student_id: Mapped[int] = mapped_column(key_to("student", cascade=True), index=True)
    title: Mapped[Short]
    organisation: Mapped[Short] = mapped_column(default="")
    place: Mapped[Short] = mapped_column(default="")
    started: Mapped[date | None]
    ended: Mapped[date | None]
    text: Mapped[Long] = mapped_column(default="")


class Wish(Base):
    """What a student wants; empty means no wish. Hours a week, pay in tenge a month before tax."""

    __tablename__ = "wish"
    __whose__ = Whose.STUDENT

    student_id: Mapped[int] = mapped_column(key_to("student", cascade=True), unique=True)
    kinds: Mapped[list[str]] = mapped_column(JSON, default=list)
    titles: Mapped[list[str]] = mapped_column(JSON, default=list)
    places: Mapped[list[str]] = mapped_column(JSON, default=list)
    remote: Mapped[bool] = mapped_column(default=False)
    start: Mapped[date | None]
    hours: Mapped[int | None]
    pay: Mapped[int | None]
