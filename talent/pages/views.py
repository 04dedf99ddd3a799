"""Pages for everybody."""

from __future__ import annotations

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import render_template
from flask.typing import ResponseReturnValue

from talent.cli import alembic_config
from talent.extensions import db
from talent.guards import anyone
from talent.matches import model_words
from talent.matches.decisions import in_use
from talent.matches.words import features
from talent.pages import bp
from talent.pages import home as home_page


@bp.get("/")
@anyone
def home() -> ResponseReturnValue:
    """Show the count towards 30,000 and where to begin."""
    return render_template("pages/home.html", **home_page.values())


@bp.get("/how-matching-works")
@anyone
def matching() -> ResponseReturnValue:
    """Explain how a match is made, by the model that is in use."""
    model = in_use(db.session())
    card = model.card if model else None
    return render_template(
        "pages/matching.html",
        features=features(card),
        model=model,
        card=card,
        compared=model_words.comparison(card) if card else None,
        words=model_words,
    )


@bp.get("/healthz")
@anyone
def healthz() -> ResponseReturnValue:
    """Answer while the process lives; asks nothing of the database."""
    return {"status": "ok"}


@bp.get("/readyz")
@anyone
def readyz() -> ResponseReturnValue:
    """Answer once the database is there and migrated to this release."""
    found = MigrationContext.configure(db.session.connection()).get_current_revision()
    wanted = ScriptDirectory.from_config(alembic_config()).get_current_head()
    status = 200 if found == wanted else 503
    return {"status": "ok" if status == 200 else "migrate", "revision": found}, status
