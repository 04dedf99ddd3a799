"""The pages of portfolio."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models import Role, Student
from talent.downloads import attachment
from talent.errors import InvalidError
from talent.extensions import db
from talent.guards import allow, current_person
from talent.notices import flash_with_undo
from talent.portfolio import bp, service
from talent.portfolio.forms import WorkForm
from talent.students.rows import own
from talent.students.service import whole_of_user, work_file
from talent.uploads import upload_of


def _me() -> Student:
    return whole_of_user(db.session(), current_person().id)


@bp.get("")
@allow(Role.STUDENT)
def index() -> ResponseReturnValue:
    """List the student's works."""
    return render_template("portfolio/index.html", student=_me())


@bp.route("/new", methods=["GET", "POST"], defaults={"work_id": None})
@bp.route("/<int:work_id>", methods=["GET", "POST"])
@allow(Role.STUDENT)
def edit(work_id: int | None) -> ResponseReturnValue:
    """Add a work, or change one."""
    student = _me()
    row = own(student.works, work_id) if work_id else None
    form = WorkForm(obj=row)
    if form.validate_on_submit():
        values = form.values()
        upload = upload_of(values.pop("file"))
        try:
            service.save_work(db.session(), student, work_id, upload=upload, **values)
        except InvalidError as error:
            form.refuse(error)
        else:
            db.session.commit()
            flash(_("Saved."))
            return redirect(url_for("portfolio.index"), 303)
    status = 422 if form.errors else 200
    return render_template("portfolio/form.html", form=form, row=row), status


@bp.post("/<int:work_id>/remove")
@allow(Role.STUDENT)
def remove(work_id: int) -> ResponseReturnValue:
    """Remove a work."""
    row = service.remove_work(db.session(), _me(), work_id)
    db.session.commit()
    undo = url_for("students.undo", removed_id=row.id, back=url_for("portfolio.index"))
    flash_with_undo(_("Removed."), undo)
    return redirect(url_for("portfolio.index"), 303)


@bp.get("/<int:work_id>/file")
@allow(*Role)
def download(work_id: int) -> ResponseReturnValue:
    """Give a work's file to those who may see the student's name."""
    return attachment(work_file(db.session(), current_person(), work_id))
