"""The list of hires: its filters from the address, its values for the page, its download."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import District, Placement, User, now
from talent import quarters
from talent.audit import record
from talent.csv_files import csv_download
from talent.errors import N_, TalentError
from talent.extensions import db
from talent.filtered_lists import filtered_list
from talent.labels import label
from talent.placements import forms, queries, words
from talent.projects.words import project_choices, project_name, quarter_words

_LARGEST_DOWNLOAD = 50_000


def page_values() -> dict[str, Any]:
    """Return what the list's page shows."""
    session = db.session()
    form, wanted = _read(session)
    query = queries.hires(wanted)
    return filtered_list(session, query, form, "placements.index") | {
        "people": queries.people(session, query),
        "tones": words.TONES,
        "project_name": project_name,
        "now": now(),
    }


def _read(session: Session) -> tuple[forms.FilterForm, queries.Wanted]:
    form = forms.FilterForm(request.args)
    form.project.choices = [
        (0, _("Any project")),
        *project_choices(queries.projects(session)),
    ]
    form.quarter.choices = [("", _("Any quarter"))] + [
        (quarters.code_of(day), quarter_words(day)) for day in queries.start_quarters(session)
    ]
    status = form.status.data if form.status.data in words.FILTER_STATUSES else ""
    return form, queries.Wanted(
        q=form.q.data or "",
        status=status,
        sector=form.sector.data,
        district=_member(District, request.args.get("district")),
        project=form.project.data or 0,
        organisation=request.args.get("organisation", 0, int),
        quarter=quarters.read_quarter(form.quarter.data or ""),
    )


def _member(kind: type[District], value: str | None) -> District | None:
    return kind(value) if value in list(kind) else None


def download(session: Session, user: User) -> Response:
    """Return the listed hires as a CSV file, and note who took them.

    Raises
    ------
    TalentError
        If there are too many for one file.
    """
    _form, wanted = _read(session)
    query = queries.hires(wanted)
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    if total > _LARGEST_DOWNLOAD:
        raise TalentError(N_("This list is too long for one file. Narrow it by a filter first."))
    record(session, user.id, "placement.exported", user, rows=total)
    rows = [_row(placement) for placement in session.scalars(query)]
    return csv_download("hires.csv", _header(), rows)


def _header() -> list[str]:
    return [
        _("Number"),
        _("Name"),
        _("Role"),
        _("Organisation"),
        _("BIN or IIN"),
        _("Project"),
        _("Sector"),
        _("First working day"),
        _("Pay a month before tax"),
        _("Employment contract"),
        _("Evidence"),
        _("Status"),
        _("Recorded on"),
        _("Decided on"),
        _("Sample"),
    ]


def _row(placement: Placement) -> list[object]:
    return [
        placement.id,
        placement.student.user.name,
        placement.posting.title,
        placement.organisation.name,
        placement.organisation.bin,
        project_name(placement.project),
        label(placement.project.sector),
        placement.start.isoformat(),
        placement.pay,
        label(placement.contract),
        label(placement.evidence),
        label(placement.status),
        placement.created_at.date().isoformat(),
        placement.decided_at.date().isoformat() if placement.decided_at else "",
        _("yes") if placement.is_sample else "",
    ]
