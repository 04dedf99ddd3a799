"""The pages of cv import."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from models import CvState, CvUpload, Role, Student
from talent.cv_import import bp, service
from talent.cv_import.confirming import Chosen, confirm, take_back
from talent.cv_import.forms import CheckForm, UploadForm
from talent.cv_import.proposing import propose
from talent.cv_import.reading import nothing_found, used_lines
from talent.downloads import attachment, files_folder
from talent.errors import InvalidError
from talent.extensions import db
from talent.guards import allow, current_person, current_student
from talent.locale import language
from talent.notices import flash_with_undo
from talent.skills.service import check as check_skill
from talent.skills.service import pick
from talent.students import service as students


@bp.route("", methods=["GET", "POST"])
@allow(Role.STUDENT)
def new() -> ResponseReturnValue:
    """Bring a CV; earlier ones are listed."""
    form = UploadForm()
    if form.validate_on_submit():
        try:
            upload = _bring(form)
        except InvalidError as error:
            form.refuse(error)
        else:
            return redirect(url_for("cv_import.check", upload_id=upload.id), 303)
    earlier = service.brought(db.session(), current_student().id)
    page = render_template("cv_import/new.html", form=form, earlier=earlier)
    return page, 422 if form.errors else 200


def _bring(form: UploadForm) -> CvUpload:
    # Reading takes seconds, and a transaction would keep everybody else from writing meanwhile.
    db.session.rollback()
    cv = service.read_file(form.file.data.filename, form.file.data.read())
    session, student = db.session(), current_student()
    waiting = service.waiting(session, student, cv.data)
    if waiting:  # a second press while the first was reading: there is nothing to write
        return waiting
    upload = service.keep(session, student, files_folder(), cv)
    session.commit()
    return upload


@bp.route("/<int:upload_id>", methods=["GET", "POST"])
@allow(Role.STUDENT)
def check(upload_id: int) -> ResponseReturnValue:
    """Check what was found, correct it, and confirm."""
    student = _me()
    brought = service.own(db.session(), student.id, upload_id)
    if request.method == "GET" and brought.upload.state is not CvState.READ:
        return redirect(url_for("cv_import.new"), 303)
    proposal = propose(brought.upload.reading, student)
    form = CheckForm(data=proposal.rows)
    if _looks_for_a_skill(form):
        return _check_page(form, brought, student, proposal.held)
    if form.validate_on_submit():
        try:
            return _confirmed(student, brought.upload, form.chosen())
        except InvalidError as error:
            form.refuse(error)
    return _check_page(form, brought, student, proposal.held)


def _me() -> Student:
    return students.whole_of_user(db.session(), current_person().id)


def _looks_for_a_skill(form: CheckForm) -> bool:
    """Whether the picker's buttons were pressed; a skill that was picked joins the form."""
    concept = request.form.get("add_skill")
    if concept:
        form.add_skill(check_skill(concept))
    return bool(concept) or "find_skill" in request.form


def _check_page(
    form: CheckForm, brought: service.Brought, student: Student, held: dict[str, int]
) -> ResponseReturnValue:
    reading = brought.upload.reading
    known = [*form.held_skills(), *(skill.concept for skill in student.skills)]
    query = "" if "add_skill" in request.form else request.form.get("skill_query", "")
    page = render_template(
        "cv_import/check.html",
        form=form,
        brought=brought,
        reading=reading,
        student=student,
        held=held,
        missing=nothing_found(reading),
        lines=brought.upload.text.split("\n"),
        used=used_lines(reading),
        picker=pick(query, language(), known),
    )
    return page, 422 if form.errors else 200


def _confirmed(student: Student, upload: CvUpload, chosen: Chosen) -> ResponseReturnValue:
    written = confirm(db.session(), student, upload, chosen)
    db.session.commit()
    _say_what_came(upload, written.count())
    return redirect(url_for("students.show"), 303)


def _say_what_came(upload: CvUpload, count: int) -> None:
    if not count:
        flash(_("Nothing new from your CV: your profile has it all, or you kept nothing."))
        return
    text = ngettext(
        "%(num)s entry from your CV is in your profile now.",
        "%(num)s entries from your CV are in your profile now.",
        count,
    )
    flash_with_undo(text, url_for("cv_import.undo", upload_id=upload.id))


@bp.post("/<int:upload_id>/undo")
@allow(Role.STUDENT)
def undo(upload_id: int) -> ResponseReturnValue:
    """Take out of the profile what came from this CV a moment ago."""
    student = _me()
    take_back(db.session(), student, service.own(db.session(), student.id, upload_id).upload)
    db.session.commit()
    flash(_("What came from your CV is out of your profile again."))
    return redirect(url_for("cv_import.check", upload_id=upload_id), 303)


@bp.post("/<int:upload_id>/discard")
@allow(Role.STUDENT)
def discard(upload_id: int) -> ResponseReturnValue:
    """Take nothing from this CV."""
    student = current_student()
    service.discard(db.session(), student, service.own(db.session(), student.id, upload_id).upload)
    db.session.commit()
    undo = url_for("cv_import.take_up_again", upload_id=upload_id)
    flash_with_undo(_("Nothing was taken from this CV."), undo)
    return redirect(url_for("cv_import.new"), 303)


@bp.post("/<int:upload_id>/again")
@allow(Role.STUDENT)
def take_up_again(upload_id: int) -> ResponseReturnValue:
    """Check a CV that was set aside."""
    student = current_student()
    brought = service.own(db.session(), student.id, upload_id)
    service.take_up_again(db.session(), student, brought.upload)
    db.session.commit()
    return redirect(url_for("cv_import.check", upload_id=upload_id), 303)


@bp.post("/<int:upload_id>/delete")
@allow(Role.STUDENT)
def delete(upload_id: int) -> ResponseReturnValue:
    """Delete a CV with its file; the profile stays as it is."""
    student = current_student()
    brought = service.own(db.session(), student.id, upload_id)
    removed = service.delete(db.session(), student, brought.upload)
    db.session.commit()
    undo = url_for("cv_import.bring_back", removed_id=removed.id)
    flash_with_undo(_("Your CV is deleted. Your profile stays as it is."), undo)
    return redirect(url_for("cv_import.new"), 303)


@bp.post("/deleted/<int:removed_id>")
@allow(Role.STUDENT)
def bring_back(removed_id: int) -> ResponseReturnValue:
    """Bring back a CV that was deleted a moment ago."""
    service.bring_back(db.session(), current_student(), removed_id)
    db.session.commit()
    flash(_("Your CV is back."))
    return redirect(url_for("cv_import.new"), 303)


@bp.get("/<int:upload_id>/file")
@allow(Role.STUDENT)
def file(upload_id: int) -> ResponseReturnValue:
    """Give the student's own CV back."""
    student = current_student()
    return attachment(service.own(db.session(), student.id, upload_id).file)
