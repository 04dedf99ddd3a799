"""What every table shares: the declarative base, column types, times, and whose data a row is."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, DateTime, Enum, ForeignKey, Integer, MetaData, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

Language = Literal["kk", "ru", "en"]
ALMATY = ZoneInfo("Asia/Almaty")
LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")


class Whose(enum.StrEnum):
    """Whose data a table holds; every table says one (a test walks them)."""

    ACCOUNT = "account"
    STUDENT = "student"
    ORGANISATION = "organisation"
    PROGRAMME = "programme"
    OPERATIONS = "operations"


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware on the Python side, UTC in the database (SQLite keeps no zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into UTC; a naive one is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a moment needs a time zone"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back that SQLite dropped."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


def _values(members: Sequence[enum.StrEnum]) -> list[str]:
    return [member.value for member in members]


def stored_enum(kind: type[enum.StrEnum]) -> Enum:
    """Return a column type that stores the values of a ``StrEnum`` as text."""
    return Enum(kind, native_enum=False, length=40, values_callable=_values, validate_strings=True)


Id = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)]
Short = Annotated[str, mapped_column(String(200))]
Long = Annotated[str, mapped_column(Text)]


class Base(DeclarativeBase):
    """The base of all tables."""

    __whose__: ClassVar[Whose]

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcDateTime()}

    id: Mapped[Id]


def now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return this day in Kazakhstan (UTC+5, one zone since 1 March 2024)."""
    return datetime.now(ALMATY).date()


def key_to(table: str, *, cascade: bool = False) -> ForeignKey:
    """Return a foreign key to a table's id; ``cascade`` deletes the row with its owner."""
    return ForeignKey(f"{table}.id", ondelete="CASCADE" if cascade else "RESTRICT")


class Created:
    """When a row came to be."""

    created_at: Mapped[datetime] = mapped_column(default=now)


class Sample:
    """Whether a row is invented; shown on every page and removed by one command."""

    is_sample: Mapped[bool] = mapped_column(default=False, index=True)


class Versioned:
    """A row that two people may edit: the second to save is told, not overwritten."""

    version: Mapped[int] = mapped_column(default=1)
