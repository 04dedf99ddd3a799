"""Education, experience and languages: lists, forms, removals."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from models import Role
from talent.errors import InvalidError
from talent.extensions import db
from talent.guards import allow
from talent.students import bp, forms, past
from talent.students.rows import own
from talent.students.views.shared import me, removed, saved, status


@bp.get("/education")
@allow(Role.STUDENT)
def education() -> ResponseReturnValue:
    """List the student's studies."""
    return render_template("students/education.html", student=me())


@bp.route("/education/new", methods=["GET", "POST"], defaults={"education_id": None})
@bp.route("/education/<int:education_id>", methods=["GET", "POST"])
@allow(Role.STUDENT)
def edit_education(education_id: int | None) -> ResponseReturnValue:
    """Add a study, or change one."""
    student = me()
    row = own(student.education, education_id) if education_id else None
    form = forms.EducationForm(obj=row)
    if form.validate_on_submit():
        try:
            past.save_education(db.session(), student, education_id, **form.values())
        except InvalidError as error:
            form.refuse(error)
        else:
            return saved("students.education")
    return render_template("students/education_form.html", form=form, row=row), status(form)


@bp.post("/education/<int:education_id>/remove")
@allow(Role.STUDENT)
def remove_education(education_id: int) -> ResponseReturnValue:
    """Remove a study."""
    row = past.remove_education(db.session(), me(), education_id)
    return removed(row, "students.education")


@bp.get("/experience")
@allow(Role.STUDENT)
def experience() -> ResponseReturnValue:
    """List the student's jobs."""
    return render_template("students/experience.html", student=me())


@bp.route("/experience/new", methods=["GET", "POST"], defaults={"experience_id": None})
@bp.route("/experience/<int:experience_id>", methods=["GET", "POST"])
@allow(Role.STUDENT)
def edit_experience(experience_id: int | None) -> ResponseReturnValue:
    """Add a job, or change one."""
    student = me()
    row = own(student.experience, experience_id) if experience_id else None
    form = forms.ExperienceForm(obj=row)
    if form.validate_on_submit():
        try:
            past.save_experience(db.session(), student, experience_id, **form.values())
        except InvalidError as error:
            form.refuse(error)
        else:
            return saved("students.experience")
    return render_template("students/experience_form.html", form=form, row=row), status(form)


@bp.post("/experience/<int:experience_id>/remove")
@allow(Role.STUDENT)
def remove_experience(experience_id: int) -> ResponseReturnValue:
    """Remove a job."""
    row = past.remove_experience(db.session(), me(), experience_id)
    return removed(row, "students.experience")


@bp.get("/languages")
@allow(Role.STUDENT)
def languages() -> ResponseReturnValue:
    """List the student's languages."""
    return render_template("students/languages.html", student=me())


@bp.route("/languages/new", methods=["GET", "POST"], defaults={"language_id": None})
@bp.route("/languages/<int:language_id>", methods=["GET", "POST"])
@allow(Role.STUDENT)
def edit_language(language_id: int | None) -> ResponseReturnValue:
    """Add a language, or change one."""
    student = me()
    row = own(student.languages, language_id) if language_id else None
    form = forms.LanguageForm(obj=row)
    if form.validate_on_submit():
        try:
            past.save_language(db.session(), student, language_id, **form.values())
        except InvalidError as error:
            form.refuse(error)
        else:
            return saved("students.languages")
    return render_template("students/language_form.html", form=form, row=row), status(form)


@bp.post("/languages/<int:language_id>/remove")
@allow(Role.STUDENT)
def remove_language(language_id: int) -> ResponseReturnValue:
    """Remove a language."""
    row = past.remove_language(db.session(), me(), language_id)
    return removed(row, "students.languages")
