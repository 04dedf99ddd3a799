"""An application of a student to a posting: its stages, who may move it, and each step."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Created, Long, Versioned, Whose, key_to, now, stored_enum
from models.user import Role

if TYPE_CHECKING:
    from models.posting import Posting
    from models.student import Student


class Stage(enum.StrEnum):
    """Where an application stands."""

    NEW = "new"
    SHORTLISTED = "shortlisted"
    INTERVIEW = "interview"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    HIRED = "hired"
    NOT_PROGRESSING = "not_progressing"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"


_EMPLOYER = frozenset({Role.EMPLOYER})
_STUDENT = frozenset({Role.STUDENT})

NEXT_STAGES: dict[Stage, dict[Stage, frozenset[Role]]] = {
    Stage.NEW: {
        Stage.SHORTLISTED: _EMPLOYER,
        Stage.NOT_PROGRESSING: _EMPLOYER,
        Stage.WITHDRAWN: _STUDENT,
    },
    Stage.SHORTLISTED: {
        Stage.INTERVIEW: _EMPLOYER,
        Stage.OFFERED: _EMPLOYER,
        Stage.NOT_PROGRESSING: _EMPLOYER,
        Stage.WITHDRAWN: _STUDENT,
    },
    Stage.INTERVIEW: {
        Stage.SHORTLISTED: _EMPLOYER,
        Stage.OFFERED: _EMPLOYER,
        Stage.NOT_PROGRESSING: _EMPLOYER,
        Stage.WITHDRAWN: _STUDENT,
    },
    Stage.OFFERED: {
        Stage.ACCEPTED: _STUDENT,
        Stage.DECLINED: _STUDENT,
        Stage.INTERVIEW: _EMPLOYER,
        Stage.WITHDRAWN: _STUDENT,
    },
    Stage.ACCEPTED: {
        Stage.HIRED: _EMPLOYER,
        Stage.NOT_PROGRESSING: _EMPLOYER,
        Stage.WITHDRAWN: _STUDENT,
    },
    # A student who does not know of a held rejection yet may still withdraw.
    Stage.NOT_PROGRESSING: {Stage.SHORTLISTED: _EMPLOYER, Stage.WITHDRAWN: _STUDENT},
    Stage.HIRED: {},
    Stage.WITHDRAWN: {},
    Stage.DECLINED: {},
}
"""From a stage to a stage, and the roles that may move an application so."""

BULK_STAGES = (Stage.SHORTLISTED, Stage.INTERVIEW, Stage.NOT_PROGRESSING)
"""Stages that need nothing more than the move itself, so that many may move at once."""

NAMED_STAGES = frozenset(Stage) - {Stage.NEW, Stage.NOT_PROGRESSING, Stage.WITHDRAWN}
"""Stages in which the employer sees who the student is; in the others only if seen before."""

SEATED_STAGES = frozenset({Stage.ACCEPTED, Stage.HIRED})
"""Stages that hold one of the posting's seats."""


class Application(Created, Versioned, Base):
    """A student's application; one for each posting. ``named_at``: when the name was revealed.

    ``receipt`` says how the score of the moment of sending came about; empty where there was none.
    """

    __tablename__ = "application"
    __whose__ = Whose.STUDENT
    __table_args__ = (
        UniqueConstraint("student_id", "posting_id"),
        Index("ix_application_posting_stage", "posting_id", "stage"),
    )

    student_id: Mapped[int] = mapped_column(key_to("student", cascade=True), index=True)
    posting_id: Mapped[int] = mapped_column(key_to("posting", cascade=True))
    message: Mapped[Long] = mapped_column(default="")
    stage: Mapped[Stage] = mapped_column(stored_enum(Stage), default=Stage.NEW)
    stage_at: Mapped[datetime] = mapped_column(default=now)
    named_at: Mapped[datetime | None]
    receipt: Mapped[str] = mapped_column(String(100), default="", server_default="")

    student: Mapped[Student] = relationship(lazy="raise_on_sql")
    posting: Mapped[Posting] = relationship(lazy="raise_on_sql")
    changes: Mapped[list[StageChange]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="StageChange.id"
    )
    interviews: Mapped[list[Interview]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="Interview.starts_at"
    )
    offers: Mapped[list[Offer]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="Offer.id"
    )

    __mapper_args__ = {"version_id_col": Versioned.version}  # noqa: RUF012 - SQLAlchemy's form


class StageChange(Base):
    """One step of an application; steps of one press share a ``batch`` and are undone together."""

    __tablename__ = "stage_change"
    __whose__ = Whose.STUDENT

    application_id: Mapped[int] = mapped_column(key_to("application", cascade=True), index=True)
    from_stage: Mapped[Stage | None] = mapped_column(stored_enum(Stage))
    to_stage: Mapped[Stage] = mapped_column(stored_enum(Stage))
    actor_id: Mapped[int] = mapped_column(key_to("user_account"))
    at: Mapped[datetime] = mapped_column(default=now)
    note: Mapped[Long] = mapped_column(default="")
    batch: Mapped[str] = mapped_column(String(32), default="", index=True)
    undone_at: Mapped[datetime | None]


class Interview(Created, Base):
    """A meeting of the two sides. ``place`` is a room, an address or a link."""

    __tablename__ = "interview"
    __whose__ = Whose.STUDENT

    application_id: Mapped[int] = mapped_column(key_to("application", cascade=True), index=True)
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(String(500))
    note: Mapped[Long] = mapped_column(default="")
    created_by_id: Mapped[int] = mapped_column(key_to("user_account"))
    cancelled_at: Mapped[datetime | None]


class Offer(Created, Base):
    """An offer: pay in tenge a month before tax, first day, answer by. Open until answered."""

    __tablename__ = "offer"
    __whose__ = Whose.STUDENT

    application_id: Mapped[int] = mapped_column(key_to("application", cascade=True), index=True)
    pay: Mapped[int]
    start: Mapped[date]
    answer_by: Mapped[date]
    text: Mapped[Long] = mapped_column(default="")
    created_by_id: Mapped[int] = mapped_column(key_to("user_account"))
    answered_at: Mapped[datetime | None]
    accepted: Mapped[bool | None]
    withdrawn_at: Mapped[datetime | None]


class Invitation(Created, Base):
    """An employer's invitation to apply, to a graduate whose name it does not know."""

    __tablename__ = "invitation"
    __whose__ = Whose.STUDENT
    __table_args__ = (UniqueConstraint("student_id", "posting_id"),)

    student_id: Mapped[int] = mapped_column(key_to("student", cascade=True), index=True)
    posting_id: Mapped[int] = mapped_column(key_to("posting", cascade=True), index=True)
    created_by_id: Mapped[int] = mapped_column(key_to("user_account"))
    seen_at: Mapped[datetime | None]

    posting: Mapped[Posting] = relationship(lazy="raise_on_sql")
