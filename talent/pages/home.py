"""The home page's values: the count towards the goal, its parts, its sectors."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from models import Role, Sector
from talent.access import OFFICE
from talent.errors import N_
from talent.extensions import db
from talent.guards import signed_in
from talent.labels import label
from talent.reports import service
from talent.reports.service import Tally

# The programme's row of a migrated database names its source in English; translators see it here.
SOURCE = N_("Development council of Alatau City, 3 February 2026")
_ICONS = {
    Sector.INDUSTRY: "building-factory-2",
    Sector.LOGISTICS: "truck",
    Sector.AGRO: "plant-2",
    Sector.SERVICES: "building",
    Sector.CREATIVE: "palette",
}


def values() -> dict[str, Any]:
    """Return what the home page shows. Two SELECTs."""
    session = db.session()
    programme = service.programme(session)
    lines = service.tallies(session, "sector")
    whole = service.total(lines.values())
    user = signed_in()
    return {
        "programme": programme,
        "source": _(programme.source),
        "whole": whole,
        "parts": _parts(whole),
        "sectors": [_sector(sector, lines.get(sector, Tally())) for sector in Sector],
        "without_sector": lines.get(None, Tally()),
        "for_office": user is not None and user.role in OFFICE,
        "student_url": _student_url(user.role if user else None),
        "employer_url": _employer_url(user.role if user else None),
    }


def _parts(whole: Tally) -> list[dict[str, Any]]:
    parts = [
        {"label": _("verified"), "value": whole.verified, "tone": "good"},
        {"label": _("awaiting proof"), "value": whole.awaiting, "tone": "gold"},
    ]
    if whole.planned:
        planned = {"label": _("planned, not filled yet"), "value": whole.open, "tone": "planned"}
        parts.append(planned)
    return parts


def _sector(sector: Sector, line: Tally) -> dict[str, Any]:
    return {
        "label": label(sector),
        "icon": _ICONS[sector],
        "url": url_for("postings.index", sector=sector.value),
        "line": line,
        "filled_percent": _percent(line.filled, line.planned),
        "verified_percent": _percent(line.verified, line.planned),
    }


def _percent(part: int, whole: int) -> float:
    return min(round(100 * part / whole, 1), 100) if whole else 0


def _student_url(role: Role | None) -> str | None:
    if role is None:
        return url_for("accounts.register", role=Role.STUDENT.value)
    return url_for("students.show") if role is Role.STUDENT else None


def _employer_url(role: Role | None) -> str | None:
    if role is None:
        return url_for("accounts.register", role=Role.EMPLOYER.value)
    return url_for("employers.show") if role is Role.EMPLOYER else None
