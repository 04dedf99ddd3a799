"""The forms of projects."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import Form as PlainForm
from wtforms import SelectField

from models import District, Sector
from talent import quarters
from talent.forms import coerce_to
from talent.labels import label
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
