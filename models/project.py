"""The investment portfolio: its programme totals, projects, and headcount plans by quarter."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, String, UniqueConstraint
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


class Sector(enum.StrEnum):
    """The five sectors of the programme."""

    INDUSTRY = "industry"
    LOGISTICS = "logistics"
    AGRO = "agro"
    SERVICES = "services"
    CREATIVE = "creative"


class District(enum.StrEnum):
    """The four districts of Alatau City."""

    GATE = "gate"
    GOLDEN = "golden"
    GROWING = "growing"
    GREEN = "green"


class Programme(Base):
    """The programme's published totals: one row, with its source. Investment in tenge."""

    __tablename__ = "programme"
    __whose__ = Whose.PROGRAMME

    projects: Mapped[int]
    investment: Mapped[int] = mapped_column(BigInteger)
    jobs: Mapped[int]
    stated_on: Mapped[date]
    source: Mapped[Long]


class Project(Created, Sample, Versioned, Base):
    """A project of the portfolio. What is not public stays empty. Investment in tenge."""

    __tablename__ = "project"
    __whose__ = Whose.PROGRAMME

    code: Mapped[str] = mapped_column(String(50), unique=True)
    name_kk: Mapped[Short]
    name_ru: Mapped[Short]
    name_en: Mapped[Short]
    about_kk: Mapped[Long] = mapped_column(default="")
    about_ru: Mapped[Long] = mapped_column(default="")
    about_en: Mapped[Long] = mapped_column(default="")
    sector: Mapped[Sector | None] = mapped_column(stored_enum(Sector), index=True)
    district: Mapped[District | None] = mapped_column(stored_enum(District))
    investment: Mapped[int | None] = mapped_column(BigInteger)

    plan: Mapped[list[PlannedHeadcount]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="PlannedHeadcount.quarter"
    )

    __mapper_args__ = {"version_id_col": Versioned.version}  # noqa: RUF012 - SQLAlchemy's form


class PlannedHeadcount(Base):
    """Jobs that a project plans to open in a quarter; ``quarter`` is its first day."""

    __tablename__ = "planned_headcount"
    __whose__ = Whose.PROGRAMME
    __table_args__ = (
        UniqueConstraint("project_id", "quarter"),
        CheckConstraint("headcount >= 0", name="headcount_not_negative"),
    )

    project_id: Mapped[int] = mapped_column(key_to("project", cascade=True), index=True)
    quarter: Mapped[date]
    headcount: Mapped[int]


class ImportState(enum.StrEnum):
    """Where an import stands."""

    PREVIEW = "preview"
    IMPORTED = "imported"
    UNDONE = "undone"


class ImportBatch(Created, Base):
    """One imported sheet: what was read row by row, and what undoing it takes."""

    __tablename__ = "import_batch"
    __whose__ = Whose.PROGRAMME

    name: Mapped[Short]
    created_by_id: Mapped[int] = mapped_column(key_to("user_account"))
    state: Mapped[ImportState] = mapped_column(
        stored_enum(ImportState), default=ImportState.PREVIEW
    )
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    imported_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
