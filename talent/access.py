"""Who may see and do what, as functions of values; guards.py brings them to the views."""

from __future__ import annotations

from models import Application, Posting, PostingStatus, Role, User
from models.application import NAMED_STAGES, NEXT_STAGES, Stage

OFFICE = (Role.STAFF, Role.ADMIN)
"""The university's own people."""


def may_move(role: Role, from_stage: Stage, to_stage: Stage) -> bool:
    """Whether a role may move an application from one stage to another."""
    return role in NEXT_STAGES[from_stage].get(to_stage, frozenset())


def sees_name(application: Application) -> bool:
    """Whether an application's employer may see who the student is."""
    return application.named_at is not None or application.stage in NAMED_STAGES


def may_see_posting(posting: Posting, user: User | None, organisation_id: int | None) -> bool:
    """Whether a posting's page is open to a person (``user`` None: anybody)."""
    if posting.status in {PostingStatus.PUBLISHED, PostingStatus.CLOSED}:
        return True
    if user is None:
        return False
    return user.role in OFFICE or organisation_id == posting.organisation_id
