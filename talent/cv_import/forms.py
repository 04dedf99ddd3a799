"""The forms of CV import: bringing a file, and checking what was found in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, DateField, FieldList, FormField, HiddenField, SelectField
from wtforms.validators import Optional, ValidationError

from models import CefrLevel, Degree, SkillLevel
from talent.cv_import.confirming import Chosen, RowError
from talent.cv_import.reading import PARTS
from talent.errors import InvalidError
from talent.forms import Form, LineField, TextField, choices, coerce_to
from talent.labels import LANGUAGE_LABELS

_DAYS = ["%Y-%m-%d", "%d.%m.%Y"]


class UploadForm(Form):
    """A CV to be read."""

    file = FileField(_("Your CV"), [FileRequired(_("Choose the file that holds your CV."))])


class Row(Form):
    """One thing that was found.

    It is kept if it is ticked; where the CV left something open (``asked``), it is kept as
    soon as that is filled in.
    """

    class Meta:
        """The form around the rows carries the token."""

        csrf = False

    once = None  # type: ignore[assignment]
    needed: ClassVar[dict[str, Any]] = {}

    source = HiddenField()
    asked = HiddenField()
    keep = BooleanField(_("Keep"))

    @property
    def open_fields(self) -> list[str]:
        """Return the names of the fields that the CV left open."""
        return [name for name in (self.asked.data or "").split() if name in self.needed]

    @property
    def kept(self) -> bool:
        """Whether the row goes into the profile."""
        if self.open_fields:
            return any(self[name].data for name in self.open_fields)
        return bool(self.keep.data)

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check a row that is kept; the others may stay as they are."""
        if not self.kept:
            return True
        fine = bool(super().validate(extra_validators))
        for name, message in self.needed.items():
            if not self[name].data and not self[name].errors:
                self[name].errors = [str(message)]
                fine = False
        return fine


class EducationRow(Row):
    """A study."""

    needed: ClassVar[dict[str, Any]] = {
        "institution": _("Enter where you study or studied."),
        "programme": _("Enter what you study or studied."),
        "degree": _("Choose the degree."),
    }
    institution = LineField(_("University, college or school"))
    programme = LineField(_("Programme"))
    degree = SelectField(
        _("Degree"), choices=choices(Degree, _("Choose the degree")), coerce=coerce_to(Degree)
    )
    graduation = DateField(_("Graduation"), [Optional()], format=_DAYS)


class ExperienceRow(Row):
    """A job."""

    needed: ClassVar[dict[str, Any]] = {"title": _("Enter what you were.")}
    title = LineField(_("What you were"))
    organisation = LineField(_("Organisation"))
    started = DateField(_("Beginning"), [Optional()], format=_DAYS)
    ended = DateField(_("End"), [Optional()], format=_DAYS)
    text = TextField(_("What you did"), longest=5000)


class LanguageRow(Row):
    """A language."""

    needed: ClassVar[dict[str, Any]] = {"cefr": _("Choose the level.")}
    code = HiddenField()
    cefr = SelectField(
        _("Level"), choices=choices(CefrLevel, _("Choose the level")), coerce=coerce_to(CefrLevel)
    )

    def validate_code(self, field: HiddenField) -> None:
        """Know the language."""
        if field.data not in LANGUAGE_LABELS:
            raise ValidationError(str(_("Choose a language from the list.")))


class SkillRow(Row):
    """A skill."""

    concept = HiddenField()
    level = SelectField(
        _("Level"), choices=choices(SkillLevel, _("No level")), coerce=coerce_to(SkillLevel)
    )


class CheckForm(Form):
    """Everything that was found in a CV, to be ticked and corrected."""

    keep_headline = BooleanField(_("Use this headline"))
    headline = LineField(_("Headline"), longest=120)
    keep_about = BooleanField(_("Use this text about me"))
    about = TextField(_("About you"), longest=3000)
    education = FieldList(FormField(EducationRow))
    experience = FieldList(FormField(ExperienceRow))
    languages = FieldList(FormField(LanguageRow))
    skills = FieldList(FormField(SkillRow))

    def chosen(self) -> Chosen:
        """Return what is kept."""
        rows = {part: self._kept(part) for part in PARTS}
        return Chosen(
            headline=str(self.headline.data) if self.keep_headline.data else "",
            about=str(self.about.data) if self.keep_about.data else "",
            **rows,
        )

    def _kept(self, part: str) -> list[dict[str, Any]]:
        entries = enumerate(self._entries(part))
        return [{**row.values(), "place": place} for place, row in entries if row.kept]

    def _entries(self, part: str) -> list[Row]:
        return [cast(Row, entry.form) for entry in self[part].entries]

    def held_skills(self) -> list[str]:
        """Return the skills that stand in the form."""
        return [str(row["concept"].data) for row in self._entries("skills")]

    def add_skill(self, concept: str) -> None:
        """Add a skill that the CV does not name; a second time changes nothing."""
        if concept not in self.held_skills():
            self.skills.append_entry({"concept": concept, "keep": True, "level": None})

    def refuse(self, error: InvalidError) -> None:
        """Show what the profile refused beside the row it names."""
        if not isinstance(error, RowError):
            super().refuse(error)
            return
        rows = self._entries(error.part)
        rows[error.place].refuse(error)
        self[error.part].errors = [row.errors for row in rows]
