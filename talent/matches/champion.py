"""The matching model in use: found in the database, read once a process, never guessed at."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

import structlog
from sqlalchemy import Label, select
from sqlalchemy.orm import Session

from matching import prior
from matching.learning import ModelError, TrainedModel, load
from matching.ranker import Ranker
from models import MatchModel, ModelStatus
from talent.errors import N_, NotFoundError, TalentError
from talent.matches import archive

FOLDER = "models"
"""Where models lie in the instance folder."""
_SEEN = "model"
_MOST_KEPT = 4

log = structlog.get_logger()


class UnreadableModelError(TalentError):
    """The model in use cannot be read; another one in its place would be a guess."""

    status = 500
    message = N_(
        "The matching model in use cannot be read, so nothing is matched now. "
        "University staff can go back to the one before."
    )


class _Kept:
    """The rankers that this process has made."""

    def __init__(self) -> None:
        self.prior = Ranker()
        self._lock = Lock()
        self._rankers: dict[tuple[Path, str], Ranker] = {}

    def get(self, key: tuple[Path, str]) -> Ranker | None:
        """Return a model's ranker, if it was made."""
        return self._rankers.get(key)

    def add(self, key: tuple[Path, str], ranker: Ranker) -> Ranker:
        """Keep a ranker in place of the oldest; return the one that is kept under its key."""
        with self._lock:
            while len(self._rankers) >= _MOST_KEPT:
                del self._rankers[next(iter(self._rankers))]
            return self._rankers.setdefault(key, ranker)

    def clear(self) -> None:
        """Forget what was made from files."""
        self._rankers.clear()


KEPT = _Kept()


def ranker(session: Session) -> Ranker:
    """Return the ranker in use: the champion's, or the prior's where there is none.

    The list of skills it scores with is kept, so that its scores can be repeated later.

    At most one SELECT, none where the index was looked at in the same unit of work; one more when
    the process meets a champion for the first time.

    Raises
    ------
    UnreadableModelError
        If the champion's file is missing, changed, damaged, or of another version.
    """
    version = version_in_use(session)
    if "instance" in session.info:
        _keep_taxonomy(_instance(session))
    if version is None:
        return KEPT.prior
    key = (_instance(session), version)
    return KEPT.get(key) or KEPT.add(key, Ranker(model=model_of(session, version)))


def _keep_taxonomy(instance: Path) -> None:
    """Keep the list of skills; where it cannot be, matching goes on and the log says so."""
    try:
        archive.keep(instance)
    except OSError:
        log.exception("taxonomy not kept")


def version_in_use(session: Session) -> str | None:
    """Return the champion's version; None where the prior is in use."""
    seen = session.info.get(_SEEN)
    if seen is None or seen[0] is not session.get_transaction():
        query = select(MatchModel.version).where(MatchModel.status == ModelStatus.CHAMPION)
        return see(session, session.scalar(query))
    version: str | None = seen[1]
    return version


def in_use() -> Label[str | None]:
    """Return a column with which another SELECT brings the champion's version, for ``see``."""
    query = select(MatchModel.version).where(MatchModel.status == ModelStatus.CHAMPION)
    return query.scalar_subquery().label("model")


def see(session: Session, version: str | None) -> str | None:
    """Note the champion's version for the rest of the unit of work; return it."""
    session.info[_SEEN] = session.get_transaction(), version
    return version


def forget(session: Session) -> None:
    """Look the champion up anew: its status has changed."""
    session.info.pop(_SEEN, None)


def model_of(session: Session, version: str) -> TrainedModel | None:
    """Return any model that was ever trained, by its version; None for the prior.

    Raises
    ------
    NotFoundError
        If there never was one.
    UnreadableModelError
        If its file is missing, changed, damaged, or of another version.
    """
    if version == prior.VERSION:
        return None
    found = session.execute(
        select(MatchModel.file, MatchModel.sha256).where(MatchModel.version == version)
    ).one_or_none()
    if found is None:
        raise NotFoundError
    try:
        return load(_instance(session) / found.file, found.sha256)
    except ModelError as error:
        log.exception("matching model unreadable", version=version, code=error.code)
        raise UnreadableModelError from error


def _instance(session: Session) -> Path:
    """Return the instance folder of the application that a session belongs to."""
    folder: Path = session.info["instance"]
    return folder
