"""Turning the profile on, with consent, and off, with one press."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models import Role
from talent.errors import InvalidError
from talent.extensions import db
from talent.guards import allow
from talent.students import bp, consent, forms
from talent.students.views.shared import me, status


@bp.route("/turn-on", methods=["GET", "POST"])
@allow(Role.STUDENT)
def turn_on() -> ResponseReturnValue:
    """Show what the student agrees to, and turn the profile on."""
    student, form = me(), forms.TurnOnForm(version=consent.CONSENT_VERSION)
    if form.validate_on_submit():
        agreed, version = bool(form.agreed.data), form.version.data or ""
        try:
            consent.turn_on(db.session(), student, agreed=agreed, version=version)
        except InvalidError as error:
            form.refuse(error)
        else:
            db.session.commit()
            flash(_("Your profile is on. Roles are matched with it from now."))
            return redirect(url_for("students.show"), 303)
    page = render_template(
        "students/turn_on.html", form=form, student=student, missing=consent.missing(student)
    )
    return page, status(form)


@bp.post("/turn-off")
@allow(Role.STUDENT)
def turn_off() -> ResponseReturnValue:
    """Turn the profile off."""
    consent.turn_off(db.session(), me())
    db.session.commit()
    flash(_("Your profile is off. No new employer sees it."))
    return redirect(url_for("students.show"), 303)
