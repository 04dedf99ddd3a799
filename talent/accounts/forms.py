"""The forms of accounts."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import EmailField, PasswordField, RadioField, SelectField
from wtforms.validators import Email, InputRequired, Length

from models import LANGUAGES, Role
from talent.cleaning import clean_line
from talent.forms import Form, LineField, coerce_to
from talent.labels import label
from talent.locale import NAMES

_PASSWORD = [InputRequired(), Length(max=200)]


def _email() -> EmailField:
    return EmailField(
        _("E-mail address"),
        [InputRequired(), Email(), Length(max=254)],
        filters=[clean_line],
    )


def _language() -> SelectField:
    return SelectField(_("Language"), choices=[(code, NAMES[code]) for code in LANGUAGES])


class RegisterForm(Form):
    """Open an account."""

    role = RadioField(
        _("You are"),
        [InputRequired()],
        choices=[(role.value, label(role)) for role in (Role.STUDENT, Role.EMPLOYER)],
        coerce=coerce_to(Role),
    )
    name = LineField(_("Your name"), [InputRequired()], longest=120)
    email = _email()
    password = PasswordField(_("Password"), _PASSWORD)


class SignInForm(Form):
    """Sign in."""

    email = _email()
    password = PasswordField(_("Password"), _PASSWORD)


class ForgotForm(Form):
    """Ask for a new password."""

    email = _email()


class ResetForm(Form):
    """Choose a new password."""

    password = PasswordField(_("New password"), _PASSWORD)


class PasswordForm(Form):
    """Change one's own password."""

    old_password = PasswordField(_("Present password"), _PASSWORD)
    password = PasswordField(_("New password"), _PASSWORD)


class DetailsForm(Form):
    """Change one's own name and language."""

    name = LineField(_("Your name"), [InputRequired()], longest=120)
    language = _language()
