"""Organisations of the portfolio and the people who act for them."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import String
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

if TYPE_CHECKING:
    from models.user import User


class OrganisationKind(enum.StrEnum):
    """A legal entity has a BIN; a sole proprietor an IIN instead. Both have 12 digits."""

    COMPANY = "company"
    SOLE_PROPRIETOR = "sole_proprietor"


class Approval(enum.StrEnum):
    """What staff said of an organisation."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"


class Organisation(Created, Sample, Versioned, Base):
    """An employer. It may draft at once and publish after approval."""

    __tablename__ = "organisation"
    __whose__ = Whose.ORGANISATION

    kind: Mapped[OrganisationKind] = mapped_column(stored_enum(OrganisationKind))
    bin: Mapped[str] = mapped_column(String(12), unique=True)
    name: Mapped[Short]
    about: Mapped[Long] = mapped_column(default="")
    website: Mapped[str] = mapped_column(String(500), default="")
    place: Mapped[Short] = mapped_column(default="")
    approval: Mapped[Approval] = mapped_column(
        stored_enum(Approval), default=Approval.PENDING, index=True
    )
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(key_to("user_account"))
    decision_note: Mapped[Long] = mapped_column(default="")

    members: Mapped[list[Member]] = relationship(
        lazy="raise_on_sql", back_populates="organisation", order_by="Member.id"
    )

    __mapper_args__ = {"version_id_col": Versioned.version}  # noqa: RUF012 - SQLAlchemy's form


class Member(Created, Base):
    """A person who acts for an organisation; one organisation each."""

    __tablename__ = "member"
    __whose__ = Whose.ORGANISATION

    organisation_id: Mapped[int] = mapped_column(key_to("organisation", cascade=True), index=True)
    user_id: Mapped[int] = mapped_column(key_to("user_account", cascade=True), unique=True)
    title: Mapped[Short] = mapped_column(default="")

    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql", back_populates="members")
    user: Mapped[User] = relationship(lazy="raise_on_sql")
