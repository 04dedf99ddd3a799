"""Moving many applications by one press; what cannot move is left and counted."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Application, Role, Stage, User
from models.application import BULK_STAGES
from talent.access import may_move
from talent.applications import moving
from talent.errors import N_, ConflictError, InvalidError

_BY_THEIR_OWN_ACT = frozenset({Stage.OFFERED, Stage.ACCEPTED})


@dataclass(frozen=True)
class Moved:
    """What a press did: how many moved, how many stayed, and what undoes it."""

    moved: int
    stayed: int
    batch: str


def move_many(
    session: Session,
    posting_id: int,
    chosen: Sequence[int],
    to: Stage,
    actor: User,
    *,
    note: str = "",
) -> Moved:
    """Move chosen applications of a role to a stage.

    An open or an accepted offer is left as it is: it ends by an act of its own.

    Raises
    ------
    InvalidError
        If nothing was chosen, or the stage takes more than a move.
    """
    if to not in BULK_STAGES:
        raise InvalidError(N_("Choose where to move them."))
    if not chosen:
        raise InvalidError(N_("Choose at least one application first."))
    query = (
        select(Application)
        .where(Application.posting_id == posting_id, Application.id.in_(chosen))
        .order_by(
            Application.id
        )  # the same order for everybody, so that no two wait for each other
    )
    batch, moved = secrets.token_hex(8), 0
    found = session.scalars(query).all()
    for application in found:
        if may_bulk_move(actor.role, application, to):
            moving.move(session, application, to, actor, note=note, batch=batch)
            moved += 1
    return Moved(moved, len(found) - moved, batch)


def move_one(
    session: Session, application: Application, to: Stage, actor: User, *, note: str = ""
) -> Moved:
    """Move one application; an accepted offer, too, may be ended so, which frees its seat.

    Raises
    ------
    InvalidError
        If the stage takes more than a move.
    ConflictError
        If the application cannot go there from where it stands now.
    """
    if to not in BULK_STAGES:
        raise InvalidError(N_("Choose where to move them."))
    if application.stage is Stage.OFFERED:
        raise ConflictError(N_("An offer is open. Withdraw it first."))
    batch = secrets.token_hex(8)
    moving.move(session, application, to, actor, note=note, batch=batch)
    return Moved(1, 0, batch)


def may_bulk_move(role: Role, application: Application, to: Stage) -> bool:
    """Whether an application is among those that a press for many may move."""
    open_step = may_move(role, application.stage, to)
    return open_step and application.stage not in _BY_THEIR_OWN_ACT
