"""The pages of portfolio."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from models import Role
from talent.downloads import attachment
from talent.extensions import db
from talent.guards import allow, current_person
from talent.portfolio import bp
from talent.students.service import work_file


@bp.get("/<int:work_id>/file")
@allow(*Role)
def download(work_id: int) -> ResponseReturnValue:
    """Give a work's file to those who may see the student's name."""
    return attachment(work_file(db.session(), current_person(), work_id))
