"""The profile as a task list, who the student is, what they want, and how others read it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models import Role
from talent.downloads import attachment
from talent.errors import InvalidError
from talent.extensions import db
from talent.guards import allow, current_person
from talent.links import safe_next
from talent.matches.service import skills_that_open
from talent.matches.words import skill_names
from talent.students import bp, consent, forms, phones, rows, service, tasks, wishes
from talent.students.profile import view_of
from talent.students.views.shared import me, saved, status


@bp.record_once
def _offer_filter(state: BlueprintSetupState) -> None:
    state.app.add_template_filter(phones.readable, "phone")


@bp.get("")
@allow(Role.STUDENT)
def show() -> ResponseReturnValue:
    """Show the profile as a list of tasks."""
    student = me()
    advice = skills_that_open(db.session(), student)
    return render_template(
        "students/show.html",
        student=student,
        list=tasks.task_list(student),
        missing=consent.missing(student),
        advice=skill_names(advice.skills),
        advice_count=len(advice.opens),
    )


@bp.route("/about", methods=["GET", "POST"])
@allow(Role.STUDENT)
def about() -> ResponseReturnValue:
    """Change what stands on top of the profile."""
    student = me()
    form = forms.AboutForm(obj=student)
    if form.validate_on_submit():
        try:
            wishes.change_about(db.session(), student, **form.values())
        except InvalidError as error:
            form.refuse(error)
        else:
            return saved("students.show")
    return render_template("students/about.html", form=form), status(form)


@bp.route("/wishes", methods=["GET", "POST"])
@allow(Role.STUDENT)
def wish() -> ResponseReturnValue:
    """Change what the student wants."""
    student = me()
    form = forms.WishForm(data=forms.wish_values(student.wish))
    if form.validate_on_submit():
        try:
            wishes.change_wish(db.session(), student, **form.values())
        except InvalidError as error:
            form.refuse(error)
        else:
            return saved("students.show")
    return render_template("students/wish.html", form=form), status(form)


@bp.get("/preview")
@allow(Role.STUDENT)
def preview() -> ResponseReturnValue:
    """Show the profile as an employer reads it, before or after they see the name."""
    named = request.args.get("named") == "1"
    profile = view_of(me(), named=named)
    return render_template("students/preview.html", profile=profile, named=named)


@bp.post("/undo/<int:removed_id>")
@allow(Role.STUDENT)
def undo(removed_id: int) -> ResponseReturnValue:
    """Bring back what was removed."""
    rows.bring_back(db.session(), me(), removed_id)
    db.session.commit()
    flash(_("It is back in your profile."))
    return redirect(safe_next(request.args.get("back"), url_for("students.show")), 303)


@bp.get("/evidence/<int:evidence_id>/file")
@allow(*Role)
def evidence_file(evidence_id: int) -> ResponseReturnValue:
    """Give the file that shows a skill to those who may see the student's name."""
    return attachment(service.evidence_file(db.session(), current_person(), evidence_id))
