"""The pages of staff: what waits for them, numbers about students, the audit trail."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from models import now
from talent.access import OFFICE
from talent.extensions import db
from talent.filtered_lists import narrowed_by
from talent.guards import allow
from talent.staff import bp, queries, trail, words


@bp.get("")
@allow(*OFFICE)
def todo() -> ResponseReturnValue:
    """Show what waits for a decision, the oldest of each kind first."""
    session = db.session()
    return render_template(
        "staff/todo.html",
        organisations=queries.waiting_organisations(session),
        roles=queries.waiting_roles(session),
        hires=queries.waiting_hires(session),
        disputes=queries.waiting_hires(session, disputed=True),
        waiting_model=queries.model_waits(session),
        age=words.age,
        now=now(),
    )


@bp.get("/students")
@allow(*OFFICE)
def students() -> ResponseReturnValue:
    """Show how many students have come how far; nobody is named."""
    return render_template("staff/students.html", numbers=queries.students(db.session()))


@bp.get("/audit")
@allow(*OFFICE)
def audit() -> ResponseReturnValue:
    """Show the audit trail, narrowed by the filters in the address."""
    session = db.session()
    form, wanted = trail.read(request.args)
    page = trail.lines(session, wanted, request.args.get("page", 1, int))
    return render_template("staff/audit.html", page=page, **narrowed_by(form, "staff.audit"))
