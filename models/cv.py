"""A CV that a student brought, what was read in it, and whether they confirmed it."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Created, Long, Whose, key_to, stored_enum


class CvState(enum.StrEnum):
    """Nothing read from a CV counts until its owner confirms it."""

    READ = "read"
    CONFIRMED = "confirmed"
    DISCARDED = "discarded"


class CvUpload(Created, Base):
    """One CV: the file, its text, and the reading that waits for confirmation."""

    __tablename__ = "cv_upload"
    __whose__ = Whose.STUDENT

    student_id: Mapped[int] = mapped_column(key_to("student", cascade=True), index=True)
    file_id: Mapped[int] = mapped_column(key_to("stored_file"))
    text: Mapped[Long]
    reading: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[CvState] = mapped_column(stored_enum(CvState), default=CvState.READ)
    confirmed_at: Mapped[datetime | None]
