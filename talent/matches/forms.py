"""The filters of the pages of matches, which live in the address, and what staff decide."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, Form, HiddenField, SelectField, StringField

from matching.types import Band
from models import RoleKind
from talent.forms import Form as PostedForm
from talent.forms import LineField, TextField, WholeField, choices, coerce_to
from talent.matches.filtering import ANY

_BANDS = ((Band.STRONG, _("Strong match")), (Band.GOOD, _("Good match or better")))


class OpeningFilter(Form):
    """Which of a student's roles are shown."""

    q = LineField(_("Role or organisation"))
    kind = SelectField(
        _("Kind of work"),
        choices=choices(RoleKind, _("Any")),
        coerce=coerce_to(RoleKind),
        validate_choice=False,
    )
    pay = WholeField(_("Pay from"))
    remote = BooleanField(_("Remote work possible"))
    band = SelectField(
        _("How well it fits"),
        choices=[
            *((code.value, words) for code, words in _BANDS),
            ("", _("Partial match or better")),
            (ANY, _("Any")),
        ],
        default="",
        validate_choice=False,
    )


class CandidateFilter(Form):
    """Which of a role's graduates are shown."""

    band = SelectField(
        _("How well they fit"),
        choices=[("", _("Any")), *((code.value, words) for code, words in _BANDS)],
        default="",
        validate_choice=False,
    )
    who = SelectField(
        _("Who"),
        choices=[
            ("", _("Everybody")),
            ("applied", _("Those who applied")),
            ("others", _("Those who have not applied")),
        ],
        default="",
        validate_choice=False,
    )


class ModelDecisionForm(PostedForm):
    """Put a matching model into use, or refuse it."""

    against = HiddenField()
    decision = StringField()  # the button's; a hidden field would stand before it, empty
    reason = TextField(
        _("Why"),
        longest=2000,
        description=_("Needed when you refuse it. Staff see it on this page."),
    )
