"""A matching model that was trained: its file, its card, and what staff decided about it."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Long, Sample, Short, Whose, key_to, now, stored_enum
from models.user import User


class ModelStatus(enum.StrEnum):
    """Where a model stands; without a champion the weights set by hand are in use."""

    CHALLENGER = "challenger"
    CHAMPION = "champion"
    RETIRED = "retired"
    REFUSED = "refused"


NEXT_MODEL_STATUSES: dict[ModelStatus, frozenset[ModelStatus]] = {
    ModelStatus.CHALLENGER: frozenset(
        {ModelStatus.CHAMPION, ModelStatus.REFUSED, ModelStatus.RETIRED}
    ),
    ModelStatus.CHAMPION: frozenset({ModelStatus.RETIRED}),
    ModelStatus.RETIRED: frozenset({ModelStatus.CHAMPION}),
    ModelStatus.REFUSED: frozenset({ModelStatus.CHALLENGER}),
}
"""From a status to those that may follow it; a newer challenger retires the one before."""

_CHAMPION = f"status = '{ModelStatus.CHAMPION}'"


class MatchModel(Sample, Base):
    """A trained model; at most one is the champion.

    ``file`` lies in the instance folder; ``replaced_id`` is the champion before this one, empty
    where those were the weights set by hand; ``is_sample``: trained with invented decisions.
    """

    __tablename__ = "match_model"
    __whose__ = Whose.OPERATIONS
    __table_args__ = (
        Index(
            "uq_match_model_champion",
            "status",
            unique=True,
            sqlite_where=text(_CHAMPION),
            postgresql_where=text(_CHAMPION),
        ),
    )

    version: Mapped[str] = mapped_column(String(20), unique=True)
    status: Mapped[ModelStatus] = mapped_column(
        stored_enum(ModelStatus), default=ModelStatus.CHALLENGER
    )
    file: Mapped[Short]
    sha256: Mapped[str] = mapped_column(String(64))
    card: Mapped[dict[str, Any]] = mapped_column(JSON)
    trained_at: Mapped[datetime] = mapped_column(default=now)
    trained_by: Mapped[Short] = mapped_column(default="")
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(key_to("user_account"))
    reason: Mapped[Long] = mapped_column(default="")
    replaced_id: Mapped[int | None] = mapped_column(
        ForeignKey("match_model.id", ondelete="SET NULL")
    )

    decided_by: Mapped[User | None] = relationship(lazy="raise_on_sql")
