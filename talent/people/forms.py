"""The forms of people, and the one of settings, made from their list."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as _p
from wtforms import EmailField, RadioField, SelectField, StringField
from wtforms import Form as PlainForm
from wtforms.validators import Email, InputRequired, Length

from models import LANGUAGES, Role
from talent.cleaning import clean_line
from talent.forms import Form, LineField, WholeField, choices, coerce_to
from talent.labels import label
from talent.locale import NAMES
from talent.settings import SETTINGS

STATES = {
    "active": _("May sign in"),
    "unconfirmed": _("Address not confirmed"),
    "disabled": _("Disabled"),
}
"""What an account can be, for the filter."""

MAIL_STATES = {
    "waiting": _("Waiting"),
    "failing": _("Not going out"),
    "sent": _("Sent"),
    "cancelled": _("Cancelled"),
}
"""Where a message stands."""


class InviteForm(Form):
    """Open an account for somebody and invite them."""

    name = LineField(_("Name"), [InputRequired()], longest=120)
    email = EmailField(
        _("E-mail address"),
        [InputRequired(), Email(), Length(max=254)],
        filters=[clean_line],
    )
    role = RadioField(
        _p("account", "Role"),
        [InputRequired()],
        choices=[(role.value, label(role)) for role in Role],
        coerce=coerce_to(Role),
    )
    language = SelectField(
        _("Language of the invitation"), choices=[(code, NAMES[code]) for code in LANGUAGES]
    )


class RoleForm(Form):
    """Change what somebody may be here."""

    role = SelectField(_p("account", "Role"), choices=choices(Role), coerce=coerce_to(Role))


class SettingsForm(Form):
    """Every setting; its fields come from the list of settings."""


for _key, _kind in SETTINGS.items():
    _hint = _("From %(least)s to %(most)s.", least=_kind.least, most=_kind.most)
    setattr(SettingsForm, _key, WholeField(_(_kind.words), [InputRequired()], description=_hint))


class PeopleFilters(PlainForm):
    """Narrow the list of people."""

    q = StringField(filters=[clean_line])
    role = SelectField(
        _p("account", "Role"), choices=choices(Role, _("Any role")), coerce=coerce_to(Role)
    )
    state = SelectField(_("State"), choices=[("", _("Any state")), *STATES.items()], default="")


class OutboxFilters(PlainForm):
    """Narrow the list of messages."""

    q = StringField(filters=[clean_line])
    state = SelectField(
        _("State"), choices=[("", _("Any state")), *MAIL_STATES.items()], default=""
    )
