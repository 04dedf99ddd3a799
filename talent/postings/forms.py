"""The forms of postings: the one-page form of a role, and the search."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as _p
from wtforms import (
    BooleanField,
    DateField,
    FieldList,
    FormField,
    HiddenField,
    SelectField,
    StringField,
)
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, NumberRange, Optional

from models import CefrLevel, Contract, Degree, RoleKind, SkillLevel
from talent.cleaning import clean_line
from talent.forms import Form, LineField, TextField, WholeField, choices, coerce_to
from talent.labels import LANGUAGE_LABELS, label
from talent.locale import NAMES
from talent.place_fields import PlaceField

_MOST_TENGE = 100_000_000
_LONGEST_VACANCY = 20_000


def _tenge(words: str) -> WholeField:
    return WholeField(words, [Optional(), NumberRange(min=1, max=_MOST_TENGE)])


def _whole(words: str, most: int) -> WholeField:
    return WholeField(words, [Optional(), NumberRange(min=0, max=most)])


def _id_or_none(value: object) -> int | None:
    return int(str(value)) if value not in {None, "", "None"} else None


_CEFR = [(c.value, label(c) if c is CefrLevel.NATIVE else c.value) for c in CefrLevel]
"""Three stand side by side: the bare codes fit, and employers know them."""


class SkillRow(PlainForm):
    """A skill that the role asks for."""

    concept = HiddenField(filters=[clean_line])
    words = HiddenField(filters=[clean_line])
    must = SelectField(
        _("Needed"),
        choices=[("1", _("Required")), ("", _("Nice to have"))],
        coerce=lambda value: value in {True, "1"},
    )
    level = SelectField(
        _("Level"), choices=choices(SkillLevel, _("Any level")), coerce=coerce_to(SkillLevel)
    )


class LanguageRow(PlainForm):
    """A language that the role asks for."""

    code = SelectField(_("Language"), choices=[("", _("None")), *LANGUAGE_LABELS.items()])
    cefr = SelectField(_("Level"), choices=_CEFR, coerce=coerce_to(CefrLevel))
    must = SelectField(
        _("Needed"),
        choices=[("1", _("Required")), ("", _("Nice to have"))],
        coerce=lambda value: value in {True, "1"},
    )
    reason = LineField(_("What it is needed for at work"))


class PostingForm(Form):
    """A role on one page. A draft may be incomplete; submitting looks at what is missing."""

    version = HiddenField(filters=[lambda value: str(value or "")])
    project_id = SelectField(_("Project"), [Optional()], coerce=_id_or_none)
    title = LineField(_("Name of the role"))
    text = TextField(_("Text of the vacancy"), longest=_LONGEST_VACANCY)
    language = SelectField(
        _("Language of the text"),
        choices=[("", _("Find out from the text")), *NAMES.items()],
        default="",
    )
    kind = SelectField(_("Kind of role"), choices=choices(RoleKind), coerce=coerce_to(RoleKind))
    skills = FieldList(FormField(SkillRow), max_entries=60)
    languages = FieldList(FormField(LanguageRow), max_entries=12)
    degree = SelectField(
        _("Education"), choices=choices(Degree, _("Not important")), coerce=coerce_to(Degree)
    )
    seats = WholeField(_("Seats"), [InputRequired(), NumberRange(min=1, max=5_000)], default=1)
    pay_min = _tenge(_("Pay from"))
    pay_max = _tenge(_("Pay to"))
    place = PlaceField(_("Place"))
    remote = BooleanField(_("May be done from home"))
    hours = _whole(_("Hours a week"), 168)
    contract = SelectField(
        _("Contract"), choices=choices(Contract, _("Choose")), coerce=coerce_to(Contract)
    )
    contract_months = _whole(_("Length of the contract"), 600)
    probation_months = _whole(_("Probation"), 60)
    start = DateField(_("First day"), [Optional()])
    deadline = DateField(_("Apply until"), [Optional()])

    def add_skill(self, concept: str, **row: Any) -> bool:
        """Add a row for a skill; False where the role has it already, or has too many."""
        full = len(self.skills.entries) >= (self.skills.max_entries or 0)
        if full or concept in self.held():
            return False
        self.skills.append_entry({"concept": concept, "must": True, "words": "", **row})
        return True

    def drop_skill(self, concept: str) -> None:
        """Take a skill's row away."""
        rows = self.skills.entries
        rows[:] = [row for row in rows if row.form.concept.data != concept]

    def held(self) -> list[str]:
        """Return the codes of the skills in the rows."""
        return [row.form.concept.data or "" for row in self.skills.entries]

    def add_language(self, code: str, **row: Any) -> bool:
        """Add a row for a language; False where the role has it already."""
        if code in [entry.form.code.data for entry in self.languages.entries]:
            return False
        self._drop_empty_languages()
        self.languages.append_entry({"code": code, "must": True, **row})
        return True

    def offer_a_language_row(self) -> None:
        """Let an empty row stand below the languages, for the next one."""
        self._drop_empty_languages()
        if len(self.languages.entries) < (self.languages.max_entries or 0):
            self.languages.append_entry({"code": "", "must": True, "cefr": CefrLevel.B2})

    def _drop_empty_languages(self) -> None:
        rows = self.languages.entries
        rows[:] = [row for row in rows if row.form.code.data]


_SORTS = (
    ("new", _("Newest first")),
    ("deadline", _("Closing soonest")),
    ("pay", _("Highest pay first")),
)


class SearchForm(PlainForm):
    """What the public search asks; everything lives in the address."""

    q = StringField()
    sector = SelectField(_("Sector"), default="")
    project = SelectField(_("Project"), coerce=_id_or_none)
    place = SelectField(_("Place"), default="")
    kind = SelectField(
        _("Kind of role"), choices=choices(RoleKind, _p("kind", "Any")), coerce=coerce_to(RoleKind)
    )
    pay = WholeField(_("Pay from"), [Optional(), NumberRange(min=1, max=_MOST_TENGE)])
    remote = BooleanField(_("May be done from home"))
    language = SelectField(
        _("Language of the text"),
        choices=[("", _p("language", "Any")), *NAMES.items()],
        default="",
    )
    skill = HiddenField()
    sort = SelectField(_("Order"), choices=_SORTS, default="new")
