"""Training a challenger on what employers decided."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.learning import TrainedModel, examples_of, save, train
from matching.learning.card import Window
from matching.learning.change import change_of
from matching.ranker import Ranker
from models import MatchModel, Posting, Student
from models.base import ALMATY
from talent.audit import record
from talent.matches import champion, decisions, gateway
from talent.matches.champion import UnreadableModelError
from talent.matches.outcomes import Outcomes, outcomes

ROLES, PEOPLE = 20, 2000
"""How many open roles, and people, the change of the first ten is counted on: the newest."""


@dataclass(frozen=True)
class Trained:
    """A trained model's row, and whether it is new: the same decisions make the same model."""

    model: MatchModel
    is_new: bool


def make_challenger(session: Session, by: str, since: date | None = None) -> Trained:
    """Train on the decided applications and keep the model as the challenger.

    Parameters
    ----------
    session
        The session.
    by
        Who trains, in words.
    since
        The first day whose decisions count; all where None.

    Raises
    ------
    TooLittleError
        If there is too little to learn from.
    UnreadableModelError
        If the champion, with which it is compared, cannot be read.
    """
    found = outcomes(session, since)
    concepts = Ranker().concepts
    model = train(
        examples_of(found.decisions, Ranker(concepts)),
        Window(_day(found.since), _day(found.until), found.invented),
        concepts.version,
        rivals=_rivals(session),
    )
    known = session.scalar(select(MatchModel).where(MatchModel.version == model.version))
    if known is not None:
        _mend(session, known, model)
        return Trained(known, is_new=False)
    return Trained(_keep(session, model, found, by), is_new=True)


def _day(moment: datetime | None) -> str:
    return moment.astimezone(ALMATY).date().isoformat() if moment else ""


def _rivals(session: Session) -> list[TrainedModel]:
    """Return the champion, where there is one; the prior is measured in any case."""
    model = champion.ranker(session).model
    return [model] if model else []


def _keep(session: Session, model: TrainedModel, found: Outcomes, by: str) -> MatchModel:
    decisions.retire_challengers(session)
    row = MatchModel(
        version=model.version,
        card={**model.card, "change": _change(session, model)},
        trained_by=by,
        is_sample=found.invented > 0,
        **_saved(session, model),
    )
    session.add(row)
    record(session, None, "match_model.trained", row, after=model.version)
    return row


def _saved(session: Session, model: TrainedModel) -> dict[str, str]:
    instance: Path = session.info["instance"]
    path, sha256 = save(model, instance / champion.FOLDER)
    return {"file": path.relative_to(instance).as_posix(), "sha256": sha256}


def _mend(session: Session, row: MatchModel, model: TrainedModel) -> None:
    """Write a known model's file anew where it cannot be read any more."""
    try:
        champion.model_of(session, row.version)
    except UnreadableModelError:
        for name, value in _saved(session, model).items():
            setattr(row, name, value)
        record(session, None, "match_model.restored", row, after=row.version)


def _change(session: Session, model: TrainedModel) -> dict[str, Any] | None:
    """Return how the first ten of open roles would change; None where there are none."""
    now = champion.ranker(session)
    roles = select(Posting.id).where(*gateway.is_open()).order_by(Posting.id.desc())
    people = select(Student.id).where(*gateway.is_matched()).order_by(Student.id.desc())
    change = change_of(
        gateway.openings(session, Posting.id.in_(roles.limit(ROLES))),
        gateway.profiles(session, Student.id.in_(people.limit(PEOPLE))),
        now,
        Ranker(now.taxonomy, model),
    )
    return asdict(change) if change else None
