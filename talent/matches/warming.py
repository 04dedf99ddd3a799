"""Making a worker ready before anybody waits for it."""

from __future__ import annotations

import structlog
from flask import Flask

from matching.ranker import Ranker
from matching.types import Opening, Profile
from talent.database import READING
from talent.extensions import db
from talent.matches.index import INDEX

log = structlog.get_logger()


def load() -> None:
    """Load the concepts and fit what texts are compared by: the same for every collection."""
    Ranker().score(Opening("", title="-", text="-"), Profile("", title="-", text="-"))


def warm(app: Flask) -> None:
    """Read all that is matched, and load what the first match takes seconds to load."""
    READING.set(True)
    load()
    with app.app_context():
        held = INDEX.look(db.session())
        log.info(
            "index read",
            openings=len(held.openings.recommender),
            profiles=len(held.profiles.recommender),
        )
