"""Settings an administrator changes, and keys that make a repeated form do its work once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Created, Whose, key_to, now


class Setting(Base):
    """One setting's value; settings and their defaults are listed in ``talent/settings.py``."""

    __tablename__ = "setting"
    __whose__ = Whose.OPERATIONS

    key: Mapped[str] = mapped_column(String(60), unique=True)
    value: Mapped[Any] = mapped_column(JSON)
    changed_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
    changed_by_id: Mapped[int | None] = mapped_column(key_to("user_account"))


class FormReceipt(Created, Base):
    """A form that was taken: the second press of its button finds it and is led to its answer."""

    __tablename__ = "form_receipt"
    __whose__ = Whose.OPERATIONS

    key: Mapped[str] = mapped_column(String(64), unique=True)
    location: Mapped[str] = mapped_column(String(500), default="")
