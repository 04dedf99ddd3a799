"""What the organisation's page reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Application, Posting, PostingStatus, Stage

SHOWN = 8
"""Roles on the organisation's page; the whole list is a page of its own."""


@dataclass(frozen=True)
class Waiting:
    """What waits for the employer, over all its roles."""

    new: int
    accepted: int
    offered: int


def latest_roles(session: Session, organisation_id: int) -> Sequence[Posting]:
    """Return the youngest roles of an organisation."""
    query = select(Posting).where(Posting.organisation_id == organisation_id)
    return session.scalars(query.order_by(Posting.id.desc()).limit(SHOWN)).all()


def by_status(session: Session, organisation_id: int) -> dict[PostingStatus, int]:
    """Return how many roles there are of each status."""
    query = select(Posting.status, func.count()).where(Posting.organisation_id == organisation_id)
    rows = session.execute(query.group_by(Posting.status))
    return {status: count for status, count in rows}  # noqa: C416 - rows are no pairs to mypy


def by_stage(session: Session, organisation_id: int) -> dict[int, dict[Stage, int]]:
    """Return how many applications stand at each stage, by role."""
    query = (
        select(Application.posting_id, Application.stage, func.count())
        .join(Posting)
        .where(Posting.organisation_id == organisation_id)
        .group_by(Application.posting_id, Application.stage)
    )
    counts: dict[int, dict[Stage, int]] = {}
    for posting_id, stage, count in session.execute(query):
        counts.setdefault(posting_id, {})[stage] = count
    return counts


def waiting(stages: dict[int, dict[Stage, int]]) -> Waiting:
    """Return what waits for the employer, from the applications by role and stage."""

    def total(stage: Stage) -> int:
        return sum(counts.get(stage, 0) for counts in stages.values())

    return Waiting(total(Stage.NEW), total(Stage.ACCEPTED), total(Stage.OFFERED))
