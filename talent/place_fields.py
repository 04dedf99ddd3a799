"""Places at the edges: the field they are typed into, and their names for the reader."""

from __future__ import annotations

from typing import Any

from flask import Flask
from markupsafe import Markup
from wtforms import Field
from wtforms.widgets import TextInput

from talent.forms import LineField
from talent.locale import language
from talent.places import PLACES, place_code, place_name


def place_label(stored: str) -> str:
    """Return a stored place's name in the reader's language."""
    return place_name(stored, language())


class PlaceWidget(TextInput):
    """A text box that offers the known places in the reader's language."""

    def __call__(self, field: Field, **attributes: Any) -> Markup:
        """Draw the box and the list it draws on."""
        listed = f"{field.id}-places"
        options = Markup("").join(
            Markup('<option value="{}"></option>').format(place_label(code)) for code in PLACES
        )
        box = super().__call__(field, list=listed, **attributes)
        return box + Markup('<datalist id="{}">{}</datalist>').format(listed, options)


class PlaceField(LineField):
    """A place: typed in any language, kept as a code where it is known."""

    widget = PlaceWidget()

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed."""
        super().process_formdata(valuelist)
        if self.data:
            self.data = place_code(self.data)

    def _value(self) -> str:
        return place_label(self.data) if self.data else ""


def init(app: Flask) -> None:
    """Offer the name of a stored place to templates: ``{{ posting.place|place }}``."""
    app.add_template_filter(place_label, "place")
