"""What the matcher does again and again by itself."""

from __future__ import annotations

from sqlalchemy.orm import Session

from talent.matches import documents
from talent.recurring import every


@every(hour="19", minute="10")
def grow_older(session: Session) -> int:
    """Write documents of those whose months in a job have become more; just after midnight."""
    return documents.make_older(session)
