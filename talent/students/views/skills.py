"""Skills: finding and adding them, their levels, and what shows each."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models import Role, SkillLevel, Student
from talent.errors import InvalidError
from talent.extensions import db
from talent.forms import Form
from talent.guards import allow
from talent.locale import language
from talent.skills.service import name, pick, suggest
from talent.students import bp, forms
from talent.students import skills as service
from talent.students.rows import own
from talent.students.views.shared import me, removed, saved, status
from talent.uploads import upload_of


@bp.get("/skills")
@allow(Role.STUDENT)
def skills() -> ResponseReturnValue:
    """List the skills with their levels, and find more."""
    return _skills(me(), Form())


def _skills(student: Student, form: Form) -> ResponseReturnValue:
    held = [skill.concept for skill in student.skills]
    page = render_template(
        "students/skills.html",
        student=student,
        form=form,
        levels=list(SkillLevel),
        picker=pick(request.args.get("skill_query", ""), language(), held),
        near=suggest(held, language()),
    )
    return page, status(form)


@bp.post("/skills")
@allow(Role.STUDENT)
def add_skill() -> ResponseReturnValue:
    """Add a skill."""
    student, form = me(), Form()
    concept = request.form.get("add_skill", "")
    try:
        service.add_skill(db.session(), student, concept)
    except InvalidError as error:
        form.refuse(error)
        return _skills(student, form)
    db.session.commit()
    flash(_("%(skill)s is in your profile. Choose how well you know it.", skill=_name(concept)))
    return redirect(url_for("students.skills", _anchor="held"), 303)


def _name(concept: str) -> str:
    return name(concept, language())


@bp.post("/skills/levels")
@allow(Role.STUDENT)
def set_levels() -> ResponseReturnValue:
    """Set the levels of all skills."""
    student = me()
    service.set_levels(db.session(), student, forms.levels_in(request.form))
    return saved("students.skills")


@bp.route("/skills/<int:skill_id>", methods=["GET", "POST"])
@allow(Role.STUDENT)
def skill(skill_id: int) -> ResponseReturnValue:
    """Show what shows a skill, and add to it."""
    student = me()
    row, form = own(student.skills, skill_id), forms.EvidenceForm()
    if form.validate_on_submit():
        values = form.values() | {"upload": upload_of(form.file.data)}
        values.pop("file")
        try:
            service.add_evidence(db.session(), student, skill_id, **values)
        except InvalidError as error:
            form.refuse(error)
        else:
            return saved("students.skill", skill_id=skill_id)
    return render_template("students/skill.html", skill=row, form=form), status(form)


@bp.post("/skills/<int:skill_id>/remove")
@allow(Role.STUDENT)
def remove_skill(skill_id: int) -> ResponseReturnValue:
    """Remove a skill with its evidence."""
    row = service.remove_skill(db.session(), me(), skill_id)
    return removed(row, "students.skills")


@bp.post("/skills/<int:skill_id>/evidence/<int:evidence_id>/remove")
@allow(Role.STUDENT)
def remove_evidence(skill_id: int, evidence_id: int) -> ResponseReturnValue:
    """Remove a thing that shows a skill."""
    row = service.remove_evidence(db.session(), me(), skill_id, evidence_id)
    return removed(row, "students.skill", skill_id=skill_id)
