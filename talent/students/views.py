"""The pages of students."""

from __future__ import annotations

from flask import Flask, current_app
from flask.typing import ResponseReturnValue

from models import Role
from talent.downloads import attachment
from talent.extensions import db
from talent.guards import allow, current_person
from talent.students import bp, phones, service


@bp.record_once
def _offer_filter(state: object) -> None:
    app: Flask = getattr(state, "app", current_app)
    app.add_template_filter(phones.readable, "phone")


@bp.get("/evidence/<int:evidence_id>/file")
@allow(*Role)
def evidence_file(evidence_id: int) -> ResponseReturnValue:
    """Give the file that shows a skill to those who may see the student's name."""
    return attachment(service.evidence_file(db.session(), current_person(), evidence_id))
