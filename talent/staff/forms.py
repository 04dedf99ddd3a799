"""The forms of staff."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import DateField, HiddenField, SelectField, StringField
from wtforms import Form as PlainForm
from wtforms.validators import Optional

from models import Approval, Sector
from talent.cleaning import clean_line
from talent.forms import Form, TextField, choices, coerce_to

ROLE_STATUSES = {
    "submitted": _("Waiting for approval"),
    "published": _("Published"),
    "closed": _("Closed roles"),
    "posted": _("Published or closed"),
    "declined": _("Sent back"),
}
"""What the list of roles can be narrowed to; drafts are nobody's business yet."""


class OrganisationDecisionForm(Form):
    """Approve or decline an organisation."""

    version = HiddenField()
    decision = StringField()  # the button's; a hidden field would stand before it, empty
    note = TextField(
        _("Note to the organisation"),
        longest=2000,
        description=_("Needed when you decline: say what has to be mended."),
    )


class RoleDecisionForm(Form):
    """Publish a role or send it back."""

    version = HiddenField()
    note = TextField(
        _("Note to the organisation"),
        longest=2000,
        description=_("Needed when you send the role back: say what has to be changed."),
    )


class OrganisationFilters(PlainForm):
    """Narrow the list of organisations."""

    q = StringField(filters=[clean_line])
    status = SelectField(
        _("Status"), choices=choices(Approval, _("Any status")), coerce=coerce_to(Approval)
    )


class RoleFilters(PlainForm):
    """Narrow the list of roles."""

    q = StringField(filters=[clean_line])
    status = SelectField(_("Status"), choices=[("", _("Any status")), *ROLE_STATUSES.items()])
    sector = SelectField(
        _("Sector"), choices=choices(Sector, _("Any sector")), coerce=coerce_to(Sector)
    )
    project = SelectField(_("Project"), coerce=int, default=0)
    district = HiddenField()
    quarter = HiddenField()


class AuditFilters(PlainForm):
    """Narrow the audit trail."""

    q = StringField(filters=[clean_line])
    action = SelectField(_("What was done"), default="")
    subject = SelectField(_("To what"), default="")
    since = DateField(_("From"), [Optional()])
    until = DateField(_("To"), [Optional()])
    subject_id = HiddenField()
