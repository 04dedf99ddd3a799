"""The filters of the dashboard."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import Form as PlainForm
from wtforms import SelectField

from models import District, Sector
from talent.forms import choices, coerce_to
from talent.quarters import read_quarter
from talent.reports.service import Scope


class ScopeForm(PlainForm):
    """Narrow the numbers; lives in the address. Projects and quarters are filled in by the page."""

    sector = SelectField(_("Sector"), choices=lambda: choices(Sector, _("All")))
    district = SelectField(_("District"), choices=lambda: choices(District, _("All")))
    project = SelectField(_("Project"), choices=[])
    quarter = SelectField(_("Quarter"), choices=[])

    def scope(self) -> Scope:
        """Return what was asked for; what does not exist is left out."""
        project = self.project.data or ""
        return Scope(
            sector=_member(Sector, self.sector.data),
            district=_member(District, self.district.data),
            project=int(project) if project.isdecimal() and len(project) < 10 else None,
            quarter=read_quarter(self.quarter.data or ""),
        )


def _member(kind: Any, value: str | None) -> Any:
    return coerce_to(kind)(value) if value in {member.value for member in kind} else None
