"""The audit trail: who did what to what, and when. Rows are only ever added."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Whose, key_to, now


class AuditEntry(Base):
    """One act. ``subject`` is the table and ``subject_id`` the row it was done to."""

    __tablename__ = "audit_entry"
    __whose__ = Whose.OPERATIONS
    __table_args__ = (Index("ix_audit_entry_subject", "subject", "subject_id"),)

    at: Mapped[datetime] = mapped_column(default=now, index=True)
    actor_id: Mapped[int | None] = mapped_column(key_to("user_account"), index=True)
    action: Mapped[str] = mapped_column(String(60), index=True)
    subject: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[int | None]
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    request_id: Mapped[str] = mapped_column(String(32), default="")
