"""Files that people bring, kept outside the web root under a random key."""

from __future__ import annotations

import enum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Created, Short, Whose, key_to, stored_enum


class FilePurpose(enum.StrEnum):
    """What a file was brought for; it decides who may read it."""

    CV = "cv"
    WORK = "work"
    SKILL_EVIDENCE = "skill_evidence"
    HIRE_EVIDENCE = "hire_evidence"


class StoredFile(Created, Base):
    """A stored file; ``key`` names it on disk, ``name`` is what its owner called it."""

    __tablename__ = "stored_file"
    __whose__ = Whose.ACCOUNT

    owner_id: Mapped[int] = mapped_column(key_to("user_account", cascade=True), index=True)
    purpose: Mapped[FilePurpose] = mapped_column(stored_enum(FilePurpose))
    key: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[Short]
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
