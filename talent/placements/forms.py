"""The forms of placements."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import DateField, HiddenField, RadioField, SelectField, StringField
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, NumberRange

from models import Contract, Sector
from talent.cleaning import clean_line
from talent.forms import Form, LineField, TextField, WholeField, choices, coerce_to
from talent.labels import label
from talent.placements.words import EVIDENCE_HINTS, FILTER_STATUSES

HIGHEST_PAY = 100_000_000


class HireForm(Form):
    """Record a hire, or correct what was recorded."""

    start = DateField(_("First working day"), [InputRequired()])
    pay = WholeField(
        _("Pay a month before tax"),
        [
            InputRequired(),
            NumberRange(1, HIGHEST_PAY, _("Enter the pay in tenge, from 1 to 100 million.")),
        ],
    )
    contract = RadioField(
        _("Employment contract"),
        [InputRequired()],
        choices=choices(Contract),
        coerce=coerce_to(Contract),
    )
    evidence = RadioField(
        _("What proves the hire"),
        [InputRequired()],
        choices=[(kind.value, label(kind)) for kind in EVIDENCE_HINTS],
        coerce=coerce_to(next(iter(EVIDENCE_HINTS)).__class__),
    )
    evidence_reference = LineField(
        _("Number of the document"), description=_("The contract or the extract, if it has one.")
    )
    file = FileField(
        _("The document"),
        description=_("PDF, PNG or JPEG, up to 10 MB. Needed for an extract or a contract."),
    )


class DecisionForm(Form):
    """Verify or refuse a hire."""

    version = HiddenField()
    decision = StringField()  # the button's; a hidden field would stand before it, empty
    note = TextField(
        _("Note to the employer and the graduate"),
        longest=2000,
        description=_("Needed when you refuse: say what is missing. Both of them read it."),
    )


class DisputeForm(Form):
    """Tell staff that a hire is not as it was recorded."""

    note = TextField(_("What is not right"), [InputRequired()], longest=2000)


class FilterForm(PlainForm):
    """Narrow the list of hires."""

    q = StringField(filters=[clean_line])
    status = SelectField(
        _("Status"), choices=[("", _("Any status")), *FILTER_STATUSES.items()], default=""
    )
    sector = SelectField(
        _("Sector"), choices=choices(Sector, _("Any sector")), coerce=coerce_to(Sector)
    )
    project = SelectField(_("Project"), coerce=int, default=0)
    quarter = SelectField(_("Quarter of the first day"), default="")
    organisation = HiddenField()
    district = HiddenField()
