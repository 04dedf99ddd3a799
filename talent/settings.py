"""Settings an administrator may change while the service runs, with their defaults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Setting
from talent.audit import record
from talent.errors import N_, InvalidError


@dataclass(frozen=True)
class Kind:
    """A setting: its words (English), its default, and the range its whole number may have."""

    words: str
    default: int
    least: int
    most: int


SETTINGS: dict[str, Kind] = {
    "rejection_hours": Kind(N_("Hours a rejection is held before its mail goes out"), 24, 0, 168),
    "undo_minutes": Kind(N_("Minutes in which an act can be undone"), 10, 1, 60),
    "reminder_days": Kind(N_("Days before a deadline when people are reminded"), 3, 1, 30),
    "offer_days": Kind(N_("Days a student has to answer an offer, as proposed"), 7, 1, 60),
}


def value(session: Session, key: str) -> int:
    """Return a setting's value, or its default."""
    stored = session.scalar(select(Setting.value).where(Setting.key == key))
    return SETTINGS[key].default if stored is None else int(stored)


def values(session: Session) -> dict[str, int]:
    """Return every setting's value."""
    rows = session.execute(select(Setting.key, Setting.value))
    stored: dict[str, Any] = {row.key: row.value for row in rows}
    return {key: int(stored.get(key, kind.default)) for key, kind in SETTINGS.items()}


def change(session: Session, actor_id: int, key: str, new: int) -> None:
    """Set a setting.

    Raises
    ------
    InvalidError
        If the value lies outside the setting's range.
    """
    kind = SETTINGS[key]
    if not kind.least <= new <= kind.most:
        raise InvalidError(
            N_("Enter a number from %(least)s to %(most)s."),
            field=key,
            least=kind.least,
            most=kind.most,
        )
    row = session.scalar(select(Setting).where(Setting.key == key))
    if row is None:
        row = Setting(key=key, value=new)
        session.add(row)
    before, row.value, row.changed_by_id = row.value, new, actor_id
    record(session, actor_id, "setting.changed", row, key=key, before=before, after=new)
