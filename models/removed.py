"""Rows that their owner removed and may still bring back for some minutes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Created, Whose, key_to


class Removed(Created, Base):
    """A removed row: the table it was in, and its values with those of the rows it held."""

    __tablename__ = "removed"
    __whose__ = Whose.ACCOUNT

    owner_id: Mapped[int] = mapped_column(key_to("user_account", cascade=True), index=True)
    kind: Mapped[str] = mapped_column(String(60))
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
