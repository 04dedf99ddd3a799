"""The forms of employers."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import RadioField
from wtforms.validators import InputRequired

from models import OrganisationKind
from talent.forms import Form, LineField, LinkField, TextField, choices, coerce_to
from talent.place_fields import PlaceField


class OrganisationForm(Form):
    """An organisation. The number is fixed once staff have approved it."""

    kind = RadioField(
        _("It is"),
        [InputRequired()],
        choices=choices(OrganisationKind),
        coerce=coerce_to(OrganisationKind),
    )
    bin = LineField(_("BIN or IIN"), [InputRequired()], longest=20)
    name = LineField(_("Name of the organisation"), [InputRequired()])
    about = TextField(_("What it does"), longest=4_000)
    website = LinkField(_("Website"))
    place = PlaceField(_("Place"))
    title = LineField(_("Your position there"))
