"""Mail that waits or was sent; its words are made when it is due, in its language."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Created, Long, Sample, Whose, key_to, now
from models.user import User


class Mail(Created, Sample, Base):
    """One message to one person. ``about`` names its matter, to hold it back by."""

    __tablename__ = "mail"
    __whose__ = Whose.ACCOUNT
    __table_args__ = (Index("ix_mail_waiting", "sent_at", "cancelled_at", "due_at"),)

    user_id: Mapped[int] = mapped_column(key_to("user_account", cascade=True), index=True)
    kind: Mapped[str] = mapped_column(String(50))
    about: Mapped[str] = mapped_column(String(100), default="", index=True)
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    due_at: Mapped[datetime] = mapped_column(default=now)
    sent_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[Long] = mapped_column(default="")

    user: Mapped[User] = relationship(lazy="raise_on_sql")
