"""The forms of applications."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, DateField, SelectField, SelectMultipleField, TimeField
from wtforms.validators import InputRequired, NumberRange

from models import Stage
from models.application import BULK_STAGES
from models.base import ALMATY
from talent.forms import Form, LineField, TextField, WholeField, coerce_to
from talent.labels import label


class ApplyForm(Form):
    """Apply for a role."""

    message = TextField(_("Message to the employer"), longest=2000)


class InterviewForm(Form):
    """Set an interview."""

    day = DateField(_("Day"), [InputRequired()])
    hour = TimeField(_("Time in Almaty"), [InputRequired()])
    minutes = WholeField(_("How long"), [InputRequired(), NumberRange(5, 480)], default=45)
    place = LineField(_("Place or link"), [InputRequired()], longest=500)
    note = TextField(_("Note to the graduate"), longest=2000)

    def values(self) -> dict[str, Any]:
        """Return the values, day and hour as one moment."""
        given = super().values()
        day, hour = given.pop("day"), given.pop("hour")
        return {**given, "starts_at": datetime.combine(day, hour, ALMATY)}


class OfferForm(Form):
    """Make an offer."""

    pay = WholeField(
        _("Pay a month before tax"), [InputRequired(), NumberRange(min=1, max=100_000_000)]
    )
    start = DateField(_("First day of work"), [InputRequired()])
    answer_by = DateField(_("Answer by"), [InputRequired()])
    text = TextField(_("What else you offer"), longest=4000)
    lower_pay_meant = BooleanField(_("The pay is meant to be lower than the role promises"))


class MoveForm(Form):
    """Move one or many applications."""

    to = SelectField(
        _("Move to"),
        [InputRequired()],
        choices=[(stage.value, label(stage)) for stage in BULK_STAGES],
        coerce=coerce_to(Stage),
    )
    chosen = SelectMultipleField(_("Applications"), coerce=int, validate_choice=False)
