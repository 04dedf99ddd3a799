"""The forms of projects."""

from __future__ import annotations

from typing import Any, cast

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
)
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, NumberRange, Optional, Regexp
from wtforms.widgets import HiddenInput

from models import District, Project, Sector
from talent import quarters
from talent.forms import Form, LineField, TextField, WholeField, choices, coerce_to
from talent.labels import label
from talent.projects import service
from talent.projects.amounts import MOST_JOBS, UnreadableError, read_amount
from talent.projects.columns import COLUMNS
from talent.projects.queries import UNKNOWN
from talent.projects.words import quarter_words


def _known(kind: Any) -> list[tuple[str, Any]]:
    members: list[tuple[str, Any]] = [(member.value, label(member)) for member in kind]
    return [("", _("All")), *members, (UNKNOWN, _("Not published"))]


def _quarters() -> list[tuple[str, Any]]:
    year = quarters.current().year
    days = [quarters.first_day(y, n) for y in range(year - 2, year + 6) for n in range(1, 5)]
    return [("", _("All")), *((quarters.code_of(day), quarter_words(day)) for day in days)]


class FilterForm(PlainForm):
    """Narrow the list of projects; lives in the address."""

    sector = SelectField(_("Sector"), choices=lambda: _known(Sector))
    district = SelectField(_("District"), choices=lambda: _known(District))
    quarter = SelectField(_("Quarter"), choices=_quarters)
    sort = SelectField(
        _("Order"),
        choices=[
            ("", _("By name")),
            ("investment", _("Largest investment first")),
            ("planned", _("Most planned jobs first")),
            ("filled", _("Most filled jobs first")),
        ],
    )

    def values(self) -> dict[str, Any]:
        """Return what was asked for; what no list holds is left out."""
        return {
            "sector": _asked(self.sector.data, Sector),
            "district": _asked(self.district.data, District),
            "quarter": quarters.read_quarter(self.quarter.data or ""),
            "sort": self.sort.data or "",
        }


def _asked(value: str | None, kind: Any) -> Any:
    if value == UNKNOWN:
        return value
    return coerce_to(kind)(value) if value in {member.value for member in kind} else None


class AmountField(StringField):
    """A sum of tenge as people write it; empty where it is not published."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the sum; what cannot be read stays in the field."""
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if text:
            try:
                self.data = cast(Any, read_amount(text))
            except UnreadableError as error:
                raise ValueError(gettext(error.message)) from error

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data:,}".replace(",", " ")


def _jobs(label: Any) -> WholeField:
    return WholeField(label, [Optional(), NumberRange(min=0, max=MOST_JOBS)])


class YearForm(PlainForm):
    """A year of the plan: the jobs of its four quarters."""

    year = IntegerField(
        widget=HiddenInput(),
        validators=[NumberRange(min=quarters.EARLIEST, max=quarters.LATEST)],
    )
    q1 = _jobs(_("Q1"))
    q2 = _jobs(_("Q2"))
    q3 = _jobs(_("Q3"))
    q4 = _jobs(_("Q4"))


class ProjectForm(Form):
    """Add or change a project."""

    version = HiddenField()
    code = LineField(
        _("Code"),
        [InputRequired(), Regexp(r"[^/\\?#]+$", message=_("Use no slashes, ? or # in a code."))],
        longest=50,
        description=_("A short name that does not change, such as P-017."),
    )
    name_kk = LineField(_("Name in Kazakh"), [InputRequired()])
    name_ru = LineField(_("Name in Russian"), [InputRequired()])
    name_en = LineField(_("Name in English"), [InputRequired()])
    about_kk = TextField(_("What it is, in Kazakh"), [Optional()])
    about_ru = TextField(_("What it is, in Russian"), [Optional()])
    about_en = TextField(_("What it is, in English"), [Optional()])
    sector = SelectField(
        _("Sector"),
        [Optional()],
        choices=lambda: choices(Sector, _("Not published")),
        coerce=coerce_to(Sector),
    )
    district = SelectField(
        _("District"),
        [Optional()],
        choices=lambda: choices(District, _("Not published")),
        coerce=coerce_to(District),
    )
    investment = AmountField(_("Investment"), [Optional()])
    plan = FieldList(FormField(YearForm), _("Jobs planned by quarter"))

    def project_values(self) -> dict[str, Any]:
        """Return the project's own fields."""
        return {name: self[name].data for name in COLUMNS}

    def project_plan(self) -> service.Plan:
        """Return the plan: jobs by quarter, without empty ones."""
        return {
            quarters.first_day(int(year["year"]), number): int(year[f"q{number}"])
            for year in self.plan.data
            for number in range(1, 5)
            if year[f"q{number}"]
        }

    def add_year(self) -> None:
        """Add the year after the last one to the plan."""
        last = max((int(year["year"] or 0) for year in self.plan.data), default=0)
        self.plan.append_entry({"year": min(last + 1, quarters.LATEST)})


_AT_LEAST_UNTIL = 2030


def for_project(project: Project | None = None) -> ProjectForm:
    """Return the form filled with a project, or empty; a posted form keeps what was typed."""
    values = service.values_of(project) if project else {}
    plan = service.plan_of(project) if project else {}
    version = project.version if project else ""
    return ProjectForm(**values, version=version, plan=_years(plan))


def _years(plan: service.Plan) -> list[dict[str, Any]]:
    named = {quarter.year for quarter in plan} | {quarters.current().year, _AT_LEAST_UNTIL}
    return [
        {"year": year} | {f"q{n}": plan.get(quarters.first_day(year, n)) for n in range(1, 5)}
        for year in range(min(named), max(named) + 1)
    ]


class UploadForm(Form):
    """Bring a sheet."""

    file = FileField(_("Sheet (CSV or XLSX)"), [FileRequired()])
