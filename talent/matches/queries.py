"""What the pages about matching models read."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from models import MatchModel
from talent.errors import NotFoundError
from talent.matches import decisions


def model(session: Session, model_id: int) -> MatchModel:
    """Return a model with who decided about it.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    decider = joinedload(MatchModel.decided_by)
    found = session.get(MatchModel, model_id, options=[decider])
    if found is None:
        raise NotFoundError
    return found


def model_and_champion(session: Session, model_id: int) -> tuple[MatchModel, MatchModel | None]:
    """Return a model, and the one in use if there is one. Two SELECTs."""
    return model(session, model_id), decisions.in_use(session)


def models(session: Session) -> Sequence[MatchModel]:
    """Return every model with who decided about it, the newest first."""
    query = select(MatchModel).options(joinedload(MatchModel.decided_by))
    return session.scalars(query.order_by(MatchModel.id.desc())).all()
