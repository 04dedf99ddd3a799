"""The forms of portfolio."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms.validators import DataRequired

from talent.forms import Form, LineField, LinkField, TextField


class WorkForm(Form):
    """A work."""

    title = LineField(_("Title"), [DataRequired()])
    text = TextField(_("What it is and what you did"), longest=3000)
    url = LinkField(_("Link"))
    file = FileField(_("File"))
