"""The pages of accounts."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models import Role, TokenPurpose
from talent.accounts import bp, forms, service, sessions, tokens
from talent.errors import InvalidError
from talent.extensions import db
from talent.forms import Form
from talent.guards import allow, anyone, current_person, signed_in
from talent.links import safe_next
from talent.locale import language

_HOMES = {
    Role.STUDENT: "students.show",
    Role.EMPLOYER: "employers.show",
    Role.STAFF: "reports.dashboard",
    Role.ADMIN: "people.index",
}


@bp.route("/register", methods=["GET", "POST"])
@anyone
def register() -> ResponseReturnValue:
    """Open an account; the answer is the same whether the address is known or not."""
    form = forms.RegisterForm(role=request.args.get("role"))
    if form.validate_on_submit():
        try:
            service.register(db.session(), language=language(), **form.values())
        except InvalidError as error:
            form.refuse(error)
        else:
            db.session.commit()
            flash(
                _("We have sent a message to %(email)s. Sign in to go on.", email=form.email.data)
            )
            return redirect(url_for("accounts.sign_in"), 303)
    return render_template("accounts/register.html", form=form), _status(form)


@bp.route("/sign-in", methods=["GET", "POST"])
@anyone
def sign_in() -> ResponseReturnValue:
    """Sign in."""
    form = forms.SignInForm()
    if form.validate_on_submit():
        address = request.remote_addr or ""
        user = service.sign_in(db.session(), address=address, **form.values())
        db.session.commit()
        if user:
            sessions.begin(user)
            db.session.commit()
            return redirect(safe_next(request.args.get("next"), url_for(_HOMES[user.role])), 303)
        form.form_errors.append(_("E-mail address and password do not fit together."))
    return render_template("accounts/sign_in.html", form=form), _status(form)


@bp.post("/sign-out")
@anyone
def sign_out() -> ResponseReturnValue:
    """Sign out."""
    sessions.end()
    return redirect(url_for("pages.home"), 303)


@bp.route("/confirm/<secret>", methods=["GET", "POST"])
@anyone
def confirm(secret: str) -> ResponseReturnValue:
    """Confirm the address; by a press, since mail scanners open links."""
    form = Form()
    tokens.look_up(db.session(), secret, TokenPurpose.CONFIRM)
    if form.validate_on_submit():
        service.confirm(db.session(), secret)
        db.session.commit()
        flash(_("Your e-mail address is confirmed."))
        return redirect(url_for("accounts.home"), 303)
    return render_template("accounts/confirm.html", form=form)


@bp.post("/confirm")
@allow(*Role)
def send_confirmation() -> ResponseReturnValue:
    """Send the confirmation again."""
    service.send_confirmation(db.session(), current_person())
    db.session.commit()
    flash(_("We have sent the message again."))
    return redirect(url_for("accounts.show"), 303)


@bp.route("/forgot", methods=["GET", "POST"])
@anyone
def forgot() -> ResponseReturnValue:
    """Ask for a link for a new password; the answer is the same for every address."""
    form = forms.ForgotForm()
    if form.validate_on_submit():
        service.forgot(db.session(), **form.values())
        db.session.commit()
        flash(_("If there is an account for this address, a message is on its way."))
        return redirect(url_for("accounts.sign_in"), 303)
    return render_template("accounts/forgot.html", form=form), _status(form)


@bp.route("/reset/<secret>", methods=["GET", "POST"], defaults={"purpose": TokenPurpose.RESET})
@bp.route("/invite/<secret>", methods=["GET", "POST"], defaults={"purpose": TokenPurpose.INVITE})
@anyone
def reset(secret: str, purpose: TokenPurpose) -> ResponseReturnValue:
    """Choose a password by a link from a message."""
    form = forms.ResetForm()
    tokens.look_up(db.session(), secret, purpose)
    if form.validate_on_submit():
        try:
            service.reset(db.session(), secret, purpose, **form.values())
        except InvalidError as error:
            form.refuse(error)
        else:
            db.session.commit()
            flash(_("Your password is set. Sign in with it."))
            return redirect(url_for("accounts.sign_in"), 303)
    return render_template("accounts/reset.html", form=form), _status(form)


@bp.get("/home")
@anyone
def home() -> ResponseReturnValue:
    """Lead a person to where their role begins."""
    user = signed_in()
    return redirect(url_for(_HOMES[user.role] if user else "accounts.sign_in"), 303)


@bp.get("")
@allow(*Role)
def show() -> ResponseReturnValue:
    """Show one's own account."""
    user = current_person()
    details = forms.DetailsForm(name=user.name, language=user.language)
    return _account(details, forms.PasswordForm())


@bp.post("/details")
@allow(*Role)
def change_details() -> ResponseReturnValue:
    """Change one's own name and language."""
    form = forms.DetailsForm()
    if not form.validate_on_submit():
        return _account(form, forms.PasswordForm())
    service.change_details(db.session(), current_person(), **form.values())
    session["language"] = form.language.data
    db.session.commit()
    flash(_("Your details are saved."))
    return redirect(url_for("accounts.show"), 303)


@bp.post("/password")
@allow(*Role)
def change_password() -> ResponseReturnValue:
    """Change one's own password."""
    user, form = current_person(), forms.PasswordForm()
    if form.validate_on_submit():
        try:
            service.change_password(db.session(), user, **form.values())
        except InvalidError as error:
            form.refuse(error)
        else:
            sessions.begin(user)
            db.session.commit()
            flash(_("Your password is changed. Other devices are signed out."))
            return redirect(url_for("accounts.show"), 303)
    return _account(forms.DetailsForm(name=user.name, language=user.language), form)


def _account(details: forms.DetailsForm, password: forms.PasswordForm) -> ResponseReturnValue:
    status = 422 if details.errors or password.errors else 200
    values = {"details": details, "password": password, "has_errors": status != 200}
    return render_template("accounts/show.html", user=current_person(), **values), status


def _status(form: Form) -> int:
    return 422 if form.errors else 200
