"""A role that an organisation posts under a project, with its seats."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Index, String
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
    stored_enum,
)
from models.student import Degree, RoleKind

if TYPE_CHECKING:
    from models.employer import Organisation
    from models.project import Project
    from models.skill import PostingLanguage, PostingSkill


class PostingStatus(enum.StrEnum):
    """The life of a posting."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PUBLISHED = "published"
    CLOSED = "closed"
    DECLINED = "declined"


class Contract(enum.StrEnum):
    """The kind of employment contract."""

    INDEFINITE = "indefinite"
    FIXED_TERM = "fixed_term"
    SEASONAL = "seasonal"


NEXT_STATUSES: dict[PostingStatus, frozenset[PostingStatus]] = {
    PostingStatus.DRAFT: frozenset({PostingStatus.SUBMITTED}),
    PostingStatus.SUBMITTED: frozenset(
        {PostingStatus.DRAFT, PostingStatus.PUBLISHED, PostingStatus.DECLINED}
    ),
    PostingStatus.DECLINED: frozenset({PostingStatus.DRAFT, PostingStatus.SUBMITTED}),
    PostingStatus.PUBLISHED: frozenset({PostingStatus.CLOSED}),
    PostingStatus.CLOSED: frozenset({PostingStatus.SUBMITTED}),
}


class Posting(Created, Sample, Versioned, Base):
    """A role. Pay in tenge a month before tax, hours a week, probation and term in months.

    ``seats_taken`` only ever changes through one guarded UPDATE, so that a seat cannot be
    filled twice. ``search_text`` is title and text folded for search.
    """

    __tablename__ = "posting"
    __whose__ = Whose.ORGANISATION
    __table_args__ = (
        CheckConstraint("seats >= 1", name="has_seats"),
        CheckConstraint("seats_taken >= 0 AND seats_taken <= seats", name="seats_not_overbooked"),
        Index("ix_posting_status_deadline", "status", "deadline"),
    )

    organisation_id: Mapped[int] = mapped_column(key_to("organisation", cascade=True), index=True)
    project_id: Mapped[int | None] = mapped_column(key_to("project"), index=True)
    created_by_id: Mapped[int] = mapped_column(key_to("user_account"))
    title: Mapped[Short]
    text: Mapped[Long]
    language: Mapped[str] = mapped_column(String(2))
    kind: Mapped[RoleKind] = mapped_column(stored_enum(RoleKind), default=RoleKind.JOB)
    seats: Mapped[int] = mapped_column(default=1)
    seats_taken: Mapped[int] = mapped_column(default=0)
    pay_min: Mapped[int | None]
    pay_max: Mapped[int | None]
    place: Mapped[Short] = mapped_column(default="")
    remote: Mapped[bool] = mapped_column(default=False)
    hours: Mapped[int | None]
    contract: Mapped[Contract | None] = mapped_column(stored_enum(Contract))
    contract_months: Mapped[int | None]
    probation_months: Mapped[int | None]
    degree: Mapped[Degree | None] = mapped_column(stored_enum(Degree))
    start: Mapped[date | None]
    deadline: Mapped[date | None]
    status: Mapped[PostingStatus] = mapped_column(
        stored_enum(PostingStatus), default=PostingStatus.DRAFT
    )
    submitted_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(key_to("user_account"))
    decision_note: Mapped[Long] = mapped_column(default="")
    search_text: Mapped[Long] = mapped_column(default="")

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")
    project: Mapped[Project | None] = relationship(lazy="raise_on_sql")
    skills: Mapped[list[PostingSkill]] = relationship(
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
        order_by="PostingSkill.must.desc(), PostingSkill.id",
    )
    languages: Mapped[list[PostingLanguage]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="PostingLanguage.id"
    )

    __mapper_args__ = {"version_id_col": Versioned.version}  # noqa: RUF012 - SQLAlchemy's form
