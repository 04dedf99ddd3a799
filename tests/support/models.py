"""A trained matching model in a test's database and instance folder."""

from dataclasses import asdict, replace
from pathlib import Path

from sqlalchemy.orm import Session

from matching.learning import TrainedModel, save
from matching.learning.change import Change, Move
from models import MatchModel, ModelStatus
from tests.matching.decisions import learned

CHANGE = Change("prior-1", 3, 40, 10, 8.5, 1, (Move(2, 31),))


def another(bias: float) -> TrainedModel:
    """Return a model that differs in nothing that moves a score, but in its version."""
    model = replace(learned(), bias=bias)
    card = dict(model.card)
    card["measured"] = [
        {**one, "version": model.version if one["version"] == learned().version else one["version"]}
        for one in card["measured"]
    ]
    return replace(model, card=card)


def keep_model(
    session: Session,
    instance: Path,
    status: ModelStatus = ModelStatus.CHALLENGER,
    model: TrainedModel | None = None,
    **values: object,
) -> MatchModel:
    """Save a model as training does, and add its row."""
    model = model or learned()
    path, sha256 = save(model, instance / "models")
    row = MatchModel(
        version=model.version,
        status=status,
        file=path.relative_to(instance).as_posix(),
        sha256=sha256,
        card={**model.card, "change": asdict(CHANGE)},
        trained_by="server",
        **values,
    )
    session.add(row)
    session.flush()
    return row
