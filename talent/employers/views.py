"""The pages of an organisation."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import joinedload

from models import Member, Role
from talent.employers import bp, queries, service
from talent.employers.forms import OrganisationForm
from talent.errors import InvalidError
from talent.extensions import db
from talent.guards import allow, current_member, current_person, membership


@bp.get("")
@allow(Role.EMPLOYER)
def show() -> ResponseReturnValue:
    """Show the organisation's home; without one, where it begins."""
    session, member = db.session(), membership(joinedload(Member.organisation))
    if member is None:
        return render_template("employers/start.html")
    organisation = member.organisation
    stages = queries.by_stage(session, organisation.id)
    values = {
        "organisation": organisation,
        "roles": queries.latest_roles(session, organisation.id),
        "counts": queries.by_status(session, organisation.id),
        "stages": stages,
        "waiting": queries.waiting(stages),
    }
    return render_template("employers/show.html", **values)


@bp.route("/register", methods=["GET", "POST"])
@allow(Role.EMPLOYER)
def new() -> ResponseReturnValue:
    """Register an organisation."""
    form = OrganisationForm()
    if form.validate_on_submit():
        try:
            service.register(db.session(), current_person(), **form.values())
        except InvalidError as error:
            db.session.rollback()
            form.refuse(error)
        else:
            db.session.commit()
            flash(_("Your organisation is registered. You can draft roles while staff look at it."))
            return redirect(url_for("employers.show"), 303)
    return _form(form, None)


@bp.route("/edit", methods=["GET", "POST"])
@allow(Role.EMPLOYER)
def edit() -> ResponseReturnValue:
    """Change one's own organisation."""
    member = current_member(joinedload(Member.organisation))
    form = OrganisationForm(obj=member.organisation, title=member.title)
    if form.validate_on_submit():
        try:
            service.change(db.session(), member, **form.values())
        except InvalidError as error:
            db.session.rollback()
            form.refuse(error)
            member = current_member(joinedload(Member.organisation))
        else:
            db.session.commit()
            flash(_("Your organisation’s details are saved."))
            return redirect(url_for("employers.show"), 303)
    return _form(form, member)


def _form(form: OrganisationForm, member: Member | None) -> ResponseReturnValue:
    organisation = member.organisation if member else None
    page = render_template("employers/form.html", form=form, organisation=organisation)
    return page, 422 if form.errors else 200
