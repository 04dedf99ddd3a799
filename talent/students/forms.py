"""The forms of students."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    DateField,
    DecimalField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    TelField,
)
from wtforms.validators import DataRequired, InputRequired, Optional

from models import CefrLevel, Degree, EvidenceKind, GradeScale, RoleKind, SkillLevel, Wish
from talent.cleaning import clean_line
from talent.forms import (
    Form,
    LineField,
    LinkField,
    TextField,
    WholeField,
    choices,
    coerce_to,
)
from talent.labels import LANGUAGE_LABELS
from talent.place_fields import PlaceField, place_label
from talent.places import PLACES, place_code

NEAR = tuple(PLACES)[:9]
_MANY_DIGITS = 19  # a BIGINT has no more


class DayField(DateField):
    """An optional date: as browsers send it, or day.month.year as people type it."""

    def __init__(self, label: Any = None, **kw: Any) -> None:
        super().__init__(label, [Optional()], format=["%Y-%m-%d", "%d.%m.%Y"], **kw)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the date."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(str(_("Enter a date such as 30.06.2027."))) from error


class GradeField(DecimalField):
    """A grade, with a point or a comma."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number."""
        text = valuelist[0].strip().replace(",", ".") if valuelist else ""
        self.data = None
        if not text:
            return
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or abs(number) >= 1000:
            raise ValueError(str(_("Enter the grade as a number, such as 3.7.")))
        self.data = round(number, 2)


class LinesField(TextField):
    """Several short values, one a line; empty lines do not count."""

    def lines(self) -> list[str]:
        """Return the values without repeats."""
        lines = map(clean_line, (self.data or "").splitlines())
        return list(dict.fromkeys(filter(None, lines)))


class AboutForm(Form):
    """Who the student is at a glance."""

    headline = LineField(_("Headline"), [DataRequired()], longest=120)
    place = PlaceField(_("Where you live"), [DataRequired()])
    phone = TelField(_("Phone"), filters=[clean_line])
    about = TextField(_("About you"), longest=3000)


class EducationForm(Form):
    """A study."""

    institution = LineField(_("University, college or school"), [DataRequired()])
    programme = LineField(_("Programme"), [DataRequired()])
    degree = SelectField(
        _("Degree"), [InputRequired()], choices=choices(Degree), coerce=coerce_to(Degree)
    )
    started = DayField(_("Beginning"))
    graduation = DayField(_("Graduation"))
    grade = GradeField(_("Grade"), [Optional()])
    grade_scale = SelectField(
        _("Scale of the grade"),
        choices=choices(GradeScale, _("No grade")),
        coerce=coerce_to(GradeScale),
    )


class ExperienceForm(Form):
    """A job."""

    title = LineField(_("What you were"), [DataRequired()])
    organisation = LineField(_("Organisation"))
    place = PlaceField(_("Place"))
    started = DayField(_("Beginning"))
    ended = DayField(_("End"))
    text = TextField(_("What you did"), longest=5000)


class LanguageForm(Form):
    """A language."""

    code = SelectField(
        _("Language"), [InputRequired()], choices=lambda: list(LANGUAGE_LABELS.items())
    )
    cefr = SelectField(
        _("Level"), [InputRequired()], choices=choices(CefrLevel), coerce=coerce_to(CefrLevel)
    )
    certificate = LineField(_("Certificate"))
    certified_on = DayField(_("Date of the certificate"))


class EvidenceForm(Form):
    """A thing that shows a skill."""

    kind = RadioField(
        _("What it is"),
        [InputRequired()],
        choices=choices(EvidenceKind),
        coerce=coerce_to(EvidenceKind),
    )
    title = LineField(_("Title"), [DataRequired()])
    url = LinkField(_("Link"))
    file = FileField(_("File"))


class WishForm(Form):
    """What the student wants."""

    kinds = SelectMultipleField(_("Kind of role"), choices=choices(RoleKind))
    titles = LinesField(_("Titles you look for"), longest=1100)
    places = SelectMultipleField(
        _("Places"), choices=lambda: [(code, place_label(code)) for code in NEAR]
    )
    other_places = LineField(_("Other places"), longest=500)
    remote = BooleanField(_("Remote work is fine"))
    start = DayField(_("You can start from"))
    hours = WholeField(_("Hours a week"), [Optional()])
    pay = WholeField(_("Pay from, a month before tax"), [Optional()])

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        values = super().values()
        others = map(place_code, filter(None, map(clean_line, split(values.pop("other_places")))))
        return values | {
            "kinds": [RoleKind(kind) for kind in self.kinds.data or ()],
            "titles": self.titles.lines(),
            "places": list(dict.fromkeys([*(self.places.data or ()), *others])),
        }


class TurnOnForm(Form):
    """The consent."""

    version = HiddenField()
    agreed = BooleanField(_("I agree that my profile is used as described here"))


def split(text: str | None) -> Iterable[str]:
    """Return the parts of a text between commas and semicolons."""
    return (text or "").replace(";", ",").split(",")


def wish_values(wish: Wish | None) -> dict[str, Any]:
    """Return a stored wish as the form's values."""
    if wish is None:
        return {}
    return {
        "kinds": wish.kinds,
        "titles": "\n".join(wish.titles),
        "places": [place for place in wish.places if place in NEAR],
        "other_places": ", ".join(place_label(p) for p in wish.places if p not in NEAR),
        "remote": wish.remote,
        "start": wish.start,
        "hours": wish.hours,
        "pay": wish.pay,
    }


def levels_in(values: Mapping[str, str]) -> dict[int, SkillLevel | None]:
    """Return the levels by skill id in a posted form: ``level-12=3``, empty for none."""
    found: dict[int, SkillLevel | None] = {}
    for key, level in values.items():
        skill_id = key.removeprefix("level-")
        if key != skill_id and skill_id.isdecimal() and len(skill_id) < _MANY_DIGITS:
            known = level in {str(member.value) for member in SkillLevel}
            found[int(skill_id)] = SkillLevel(int(level)) if known else None
    return found
