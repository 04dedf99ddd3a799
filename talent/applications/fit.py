"""How an applicant fits the role, in words, with the receipts of now and of the sending."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models import Application
from talent.matches.service import match_read
from talent.matches.words import MatchWords, scored_words


def matched(session: Session, application: Application) -> MatchWords | None:
    """Return how both sides fit now; None where the consent to matching was taken back."""
    found = match_read(session, application.student_id, application.posting_id)
    return scored_words(found, application.receipt) if found else None
