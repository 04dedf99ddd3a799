"""A hire that counts towards the 30,000: its evidence, and who verified it."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import (
    Base,
    Created,
    Long,
    Sample,
    Versioned,
    Whose,
    key_to,
    stored_enum,
)
from models.posting import Contract

if TYPE_CHECKING:
    from models.application import Application
    from models.employer import Organisation
    from models.file import StoredFile
    from models.posting import Posting
    from models.project import Project
    from models.student import Student


class HireEvidence(enum.StrEnum):
    """What proves a hire, strongest first."""

    PENSION_EXTRACT = "pension_extract"
    CONTRACT = "contract"
    EMPLOYER_CONFIRMATION = "employer_confirmation"
    SELF_REPORT = "self_report"


class PlacementStatus(enum.StrEnum):
    """Whether a recorded hire is proved."""

    RECORDED = "recorded"
    VERIFIED = "verified"
    REFUSED = "refused"


NEXT_PLACEMENT_STATUSES: dict[PlacementStatus, frozenset[PlacementStatus]] = {
    PlacementStatus.RECORDED: frozenset({PlacementStatus.VERIFIED, PlacementStatus.REFUSED}),
    PlacementStatus.REFUSED: frozenset({PlacementStatus.RECORDED}),
    PlacementStatus.VERIFIED: frozenset({PlacementStatus.REFUSED}),
}


class Placement(Created, Sample, Versioned, Base):
    """One person on one seat. Pay in tenge a month before tax.

    ``project_id`` repeats the posting's project of the day of the hire, so that a later
    change of the posting moves no count. ``dispute_note`` is the hired person's own objection.
    """

    __tablename__ = "placement"
    __whose__ = Whose.STUDENT
    __table_args__ = (Index("ix_placement_project_status", "project_id", "status"),)

    application_id: Mapped[int] = mapped_column(key_to("application"), unique=True)
    student_id: Mapped[int] = mapped_column(key_to("student"), index=True)
    posting_id: Mapped[int] = mapped_column(key_to("posting"), index=True)
    organisation_id: Mapped[int] = mapped_column(key_to("organisation"), index=True)
    project_id: Mapped[int] = mapped_column(key_to("project"))
    start: Mapped[date]
    pay: Mapped[int]
    contract: Mapped[Contract] = mapped_column(stored_enum(Contract))
    evidence: Mapped[HireEvidence] = mapped_column(stored_enum(HireEvidence))
    evidence_reference: Mapped[str] = mapped_column(String(200), default="")
    evidence_file_id: Mapped[int | None] = mapped_column(key_to("stored_file"))
    recorded_by_id: Mapped[int] = mapped_column(key_to("user_account"))
    status: Mapped[PlacementStatus] = mapped_column(
        stored_enum(PlacementStatus), default=PlacementStatus.RECORDED
    )
    decided_at: Mapped[datetime | None] = mapped_column(index=True)
    decided_by_id: Mapped[int | None] = mapped_column(key_to("user_account"))
    decision_note: Mapped[Long] = mapped_column(default="")
    disputed_at: Mapped[datetime | None]
    dispute_note: Mapped[Long] = mapped_column(default="")

    application: Mapped[Application] = relationship(lazy="raise_on_sql")
    student: Mapped[Student] = relationship(lazy="raise_on_sql")
    posting: Mapped[Posting] = relationship(lazy="raise_on_sql")
    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")
    project: Mapped[Project] = relationship(lazy="raise_on_sql")
    evidence_file: Mapped[StoredFile | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": Versioned.version}  # noqa: RUF012 - SQLAlchemy's form
