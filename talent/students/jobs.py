"""What recurs for students: forgetting what was removed and can no longer come back."""

from __future__ import annotations

from sqlalchemy.orm import Session

from talent import undo
from talent.downloads import files_folder
from talent.recurring import every


@every(minute="*/15")
def forget_removed(session: Session) -> int:
    """Forget removed rows and their files once their minutes are over."""
    return undo.purge(session, files_folder())
