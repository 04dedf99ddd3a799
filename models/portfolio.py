"""Works that a student shows: links and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Created, Long, Short, Whose, key_to

if TYPE_CHECKING:
    from models.file import StoredFile


class Work(Created, Base):
    """One portfolio work."""

    __tablename__ = "work"
    __whose__ = Whose.STUDENT

    student_id: Mapped[int] = mapped_column(key_to("student", cascade=True), index=True)
    title: Mapped[Short]
    text: Mapped[Long] = mapped_column(default="")
    url: Mapped[str] = mapped_column(String(500), default="")
    file_id: Mapped[int | None] = mapped_column(key_to("stored_file"))

    file: Mapped[StoredFile | None] = relationship(lazy="raise_on_sql")
