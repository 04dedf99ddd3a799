"""What is decided about matching models: put into use, refused, considered again, taken back."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from matching import prior
from models import MatchModel, ModelStatus, now
from models.match_model import NEXT_MODEL_STATUSES
from talent.audit import record
from talent.errors import N_, ConflictError, InvalidError
from talent.matches import champion


def put_into_use(
    session: Session, actor_id: int, model: MatchModel, against: str, reason: str = ""
) -> None:
    """Make a model the champion; the one before it retires and is kept.

    Parameters
    ----------
    session, actor_id, model
        Who puts which model into use.
    against
        The version that was in use when it was compared.
    reason
        Why; may be empty.

    Raises
    ------
    ConflictError
        If somebody decided about the model, or put another into use, in the meantime.
    UnreadableModelError
        If its file cannot be read: such a model is never put into use.
    """
    champion.model_of(session, model.version)
    before = in_use(session)
    if against != version_of(before):
        raise ConflictError
    if before is not None:
        _move(session, before, ModelStatus.RETIRED)
    _move(session, model, ModelStatus.CHAMPION)
    _sign(model, actor_id, reason)
    _leave_chains(session, model)
    model.replaced_id = before.id if before else None
    record(
        session,
        actor_id,
        "match_model.put_into_use",
        model,
        before=version_of(before),
        after=model.version,
    )


def refuse(session: Session, actor_id: int, model: MatchModel, reason: str) -> None:
    """Refuse a challenger with the reason.

    Raises
    ------
    InvalidError
        If there is no reason.
    ConflictError
        If somebody decided about it in the meantime.
    """
    if not reason:
        raise InvalidError(N_("Say why, so that the next model can do better."), field="reason")
    _move(session, model, ModelStatus.REFUSED)
    _sign(model, actor_id, reason)
    record(session, actor_id, "match_model.refused", model, after=model.version)


def consider_again(session: Session, actor_id: int, model: MatchModel) -> None:
    """Take a refusal back: the model is a challenger again, in place of a newer one.

    Raises
    ------
    ConflictError
        If it is not refused any more.
    """
    retire_challengers(session)
    _move(session, model, ModelStatus.CHALLENGER)
    model.decided_at = model.decided_by_id = None
    model.reason = ""
    record(session, actor_id, "match_model.reopened", model, after=model.version)


def rollback(session: Session, actor_id: int | None, version: str | None = None) -> str:
    """Go back from the champion to the one before it, or to the prior; return what is in use.

    Needs no file, so that it works when the champion's cannot be read. Who put either into use
    stays with it; who went back is in the audit trail.

    Parameters
    ----------
    session, actor_id
        Who goes back; None for the command line.
    version
        The champion that is meant; whichever it is where None.

    Raises
    ------
    ConflictError
        If there is no champion, or it is another one.
    """
    model = in_use(session)
    if model is None:
        raise ConflictError(N_("The weights set by hand are in use: there is nothing before them."))
    if version not in {None, model.version}:
        raise ConflictError
    before = session.get(MatchModel, model.replaced_id) if model.replaced_id else None
    _move(session, model, ModelStatus.RETIRED)
    if before is not None:
        _move(session, before, ModelStatus.CHAMPION)
    back = version_of(before)
    record(session, actor_id, "match_model.rolled_back", model, before=model.version, after=back)
    return back


def in_use(session: Session) -> MatchModel | None:
    """Return the champion; None where the prior is in use."""
    query = select(MatchModel).where(MatchModel.status == ModelStatus.CHAMPION)
    return session.scalar(query)


def version_of(model: MatchModel | None) -> str:
    """Return a model's version; the prior's of none."""
    return model.version if model else prior.VERSION


def retire_challengers(session: Session) -> None:
    """Retire challengers that nobody decided about: a newer one takes their place."""
    session.execute(
        update(MatchModel)
        .where(MatchModel.status == ModelStatus.CHALLENGER)
        .values(status=ModelStatus.RETIRED)
    )


def _move(session: Session, model: MatchModel, to: ModelStatus) -> None:
    """Set a model's status by an UPDATE guarded by the present one."""
    source = model.status
    if to not in NEXT_MODEL_STATUSES[source]:
        raise ConflictError
    result = session.execute(
        update(MatchModel)
        .where(MatchModel.id == model.id, MatchModel.status == source)
        .values(status=to)
    )
    if not (isinstance(result, CursorResult) and result.rowcount == 1):
        raise ConflictError
    champion.forget(session)


def _sign(model: MatchModel, actor_id: int, reason: str) -> None:
    """Note who decided about a model, when and why."""
    model.decided_at, model.decided_by_id, model.reason = now(), actor_id, reason


def _leave_chains(session: Session, model: MatchModel) -> None:
    """Take a model out of what others would go back to: there is no circle to go round in."""
    session.execute(
        update(MatchModel)
        .where(MatchModel.replaced_id == model.id)
        .values(replaced_id=model.replaced_id)
    )
