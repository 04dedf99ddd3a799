"""The pages on which an administrator looks after people and settings."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models import Role, User
from talent import settings as kept
from talent.errors import InvalidError
from talent.extensions import db
from talent.filtered_lists import filtered_list
from talent.guards import allow, current_person, load
from talent.locale import language
from talent.notices import flash_with_undo
from talent.people import bp, forms, queries, service


@bp.get("")
@allow(Role.ADMIN)
def index() -> ResponseReturnValue:
    """List people, narrowed by the filters in the address."""
    form = forms.PeopleFilters(request.args)
    query = queries.people(form.q.data or "", form.role.data, form.state.data or "")
    values = filtered_list(db.session(), query, form, "people.index")
    return render_template("people/index.html", is_invited=service.is_invited, **values)


@bp.route("/invite", methods=["GET", "POST"])
@allow(Role.ADMIN)
def invite() -> ResponseReturnValue:
    """Invite somebody."""
    session, form = db.session(), forms.InviteForm(language=language())
    if form.validate_on_submit():
        try:
            user = service.invite(session, current_person(), **form.values())
        except InvalidError as error:
            form.refuse(error)
        else:
            session.commit()
            flash(_("The invitation to %(email)s is on its way.", email=user.email))
            return redirect(url_for("people.show", user_id=user.id), 303)
    return render_template("people/invite.html", form=form), 422 if form.errors else 200


@bp.get("/<int:user_id>")
@allow(Role.ADMIN)
def show(user_id: int) -> ResponseReturnValue:
    """Show somebody's account."""
    user = load(User, user_id)
    return _page(user, forms.RoleForm(role=user.role))


@bp.post("/<int:user_id>/role")
@allow(Role.ADMIN)
def change_role(user_id: int) -> ResponseReturnValue:
    """Change somebody's role."""
    session, user, form = db.session(), load(User, user_id), forms.RoleForm()
    if not form.validate_on_submit():
        return _page(user, form)
    service.change_role(session, current_person(), user, form.role.data)
    session.commit()
    flash(_("The role is saved. The person signs in anew."))
    return redirect(url_for("people.show", user_id=user.id), 303)


@bp.post("/<int:user_id>/disable")
@allow(Role.ADMIN)
def disable(user_id: int) -> ResponseReturnValue:
    """Keep somebody out."""
    session, user = db.session(), load(User, user_id)
    service.disable(session, current_person(), user)
    session.commit()
    text = _("The account of %(name)s is disabled.", name=user.name)
    flash_with_undo(text, url_for("people.enable", user_id=user.id))
    return redirect(url_for("people.show", user_id=user.id), 303)


@bp.post("/<int:user_id>/enable")
@allow(Role.ADMIN)
def enable(user_id: int) -> ResponseReturnValue:
    """Let somebody in again."""
    session, user = db.session(), load(User, user_id)
    service.enable(session, current_person(), user)
    session.commit()
    flash(_("%(name)s may sign in again.", name=user.name))
    return redirect(url_for("people.show", user_id=user.id), 303)


@bp.post("/<int:user_id>/invite")
@allow(Role.ADMIN)
def invite_again(user_id: int) -> ResponseReturnValue:
    """Send somebody's invitation once more."""
    session, user = db.session(), load(User, user_id)
    service.invite_again(session, current_person(), user)
    session.commit()
    flash(_("The invitation to %(email)s is on its way.", email=user.email))
    return redirect(url_for("people.show", user_id=user.id), 303)


@bp.route("/settings", methods=["GET", "POST"])
@allow(Role.ADMIN)
def settings() -> ResponseReturnValue:
    """Show and change the settings."""
    session, user = db.session(), current_person()
    before = kept.values(session)
    form = forms.SettingsForm(**before)
    if form.validate_on_submit():
        try:
            for key, new in form.values().items():
                if new != before[key]:
                    kept.change(session, user.id, key, new)
        except InvalidError as error:
            session.rollback()
            form.refuse(error)
        else:
            session.commit()
            flash(_("The settings are saved and hold from now on."))
            return redirect(url_for("people.settings"), 303)
    page = render_template("people/settings.html", form=form, keys=list(kept.SETTINGS))
    return page, 422 if form.errors else 200


def _page(user: User, form: forms.RoleForm) -> ResponseReturnValue:
    page = render_template(
        "people/show.html",
        person=user,
        form=form,
        is_oneself=user.id == current_person().id,
        is_invited=service.is_invited(user),
        organisation=queries.organisation_of(db.session(), user),
    )
    return page, 422 if form.errors else 200
