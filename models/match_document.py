"""What the matcher saw of a profile or a role at one moment: the change log of matching."""

from __future__ import annotations

import enum
from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Whose, now, stored_enum


class DocumentKind(enum.StrEnum):
    """Whose document it is."""

    PROFILE = "profile"
    OPENING = "opening"


class MatchDocument(Base):
    """A profile or a role as the matcher sees it from one moment on, until its next document.

    Ids are given in the order of commits, so that who has read up to one has missed none before
    it. ``owner_id`` is a student's or a posting's id, without a foreign key: the last document
    of what was erased is an empty one. ``matched``: whether it is ranked. ``body`` is canonical
    JSON (``matching/packing.py``), compressed, ``digest`` its SHA-256; both are empty where
    nothing may be known.
    """

    __tablename__ = "match_document"
    __whose__ = Whose.OPERATIONS
    __table_args__ = (
        Index("ix_match_document_kind_owner_id_id", "kind", "owner_id", "id"),
        # SQLite would give the id of a deleted last row to the next one.
        {"sqlite_autoincrement": True},
    )

    kind: Mapped[DocumentKind] = mapped_column(stored_enum(DocumentKind))
    owner_id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"))
    matched: Mapped[bool]
    packing: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64), default="")
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(default=now)
