"""What recurs with applications."""

from __future__ import annotations

from sqlalchemy.orm import Session

from talent.applications import reminding
from talent.recurring import every


@every(hour="4,12", minute="10")  # morning and late afternoon in Almaty
def remind(session: Session) -> int:
    """Queue the reminders of the day."""
    return reminding.remind(session)
