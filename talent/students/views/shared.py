"""What the pages of students share."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models import Removed, Student
from talent.extensions import db
from talent.forms import Form
from talent.guards import current_person
from talent.notices import flash_with_undo
from talent.students import service


def me() -> Student:
    """Return the reader's own profile, loaded whole."""
    return service.whole_of_user(db.session(), current_person().id)


def status(form: Form) -> int:
    """Return the answer's status for a form: 422 where something is to be corrected."""
    return 422 if form.errors else 200


def saved(endpoint: str, **values: Any) -> ResponseReturnValue:
    """Keep the change, say so, and lead on."""
    db.session.commit()
    flash(_("Saved."))
    return redirect(url_for(endpoint, **values), 303)


def removed(row: Removed, endpoint: str, **values: Any) -> ResponseReturnValue:
    """Keep the removal, offer to undo it, and lead on."""
    db.session.commit()
    undo = url_for("students.undo", removed_id=row.id, back=url_for(endpoint, **values))
    flash_with_undo(_("Removed."), undo)
    return redirect(url_for(endpoint, **values), 303)
