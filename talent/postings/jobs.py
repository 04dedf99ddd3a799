"""What recurs in the life of roles."""

from __future__ import annotations

from sqlalchemy.orm import Session

from talent.postings import service
from talent.recurring import every


@every(minute="5")
def close_overdue(session: Session) -> int:
    """Close roles whose deadline has passed or whose every seat has its hire."""
    return service.close_overdue(session)
