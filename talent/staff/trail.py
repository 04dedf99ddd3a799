"""Reading the audit trail: its filters from the address, its lines in words with their links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models import AuditEntry, Role, User
from models.base import ALMATY
from talent.finding import contains
from talent.guards import current_person
from talent.paging import Page
from talent.staff import forms, words

_SIZE = 50
_LINKS = {
    "match_model": ("matches.model", "match_model_id"),
    "organisation": ("staff.organisation", "organisation_id"),
    "placement": ("placements.show", "placement_id"),
    "posting": ("staff.posting", "posting_id"),
    "project": ("projects.show", "project_id"),
}


@dataclass(frozen=True)
class Line:
    """One act in words."""

    at: datetime
    who: str
    action: str
    subject: str
    url: str
    detail: str
    request_id: str


def read(arguments: Any) -> tuple[forms.AuditFilters, list[ColumnElement[bool]]]:
    """Return the filter form and the conditions it asks for."""
    form = forms.AuditFilters(arguments)
    form.action.choices = [("", _("Everything")), *_sorted(words.ACTIONS)]
    form.subject.choices = [("", _("Anything")), *_sorted(words.SUBJECTS)]
    found = [
        column == value
        for column, value in (
            (AuditEntry.action, form.action.data),
            (AuditEntry.subject, form.subject.data),
            (AuditEntry.subject_id, words.number(form.subject_id.data)),
        )
        if value
    ]
    if form.q.data:
        found.append(contains(form.q.data, User.name, User.email))
    if form.since.data:
        found.append(AuditEntry.at >= _begin(form.since.data))
    if form.until.data:
        found.append(AuditEntry.at < _begin(form.until.data + timedelta(days=1)))
    return form, found


def _sorted(codes: Mapping[str, Any]) -> list[tuple[str, str]]:
    worded = [(code, str(text)) for code, text in codes.items()]
    return sorted(worded, key=lambda pair: pair[1].casefold())


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), ALMATY).astimezone(UTC)


def lines(session: Session, wanted: list[ColumnElement[bool]], number: int) -> Page[Line]:
    """Return one page of the trail, newest first. Two SELECTs."""
    query = (
        select(AuditEntry, User.name)
        .join(User, User.id == AuditEntry.actor_id, isouter=True)
        .where(*wanted)
    )
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    number = min(max(number, 1), max(1, -(-total // _SIZE)))
    newest = query.order_by(AuditEntry.id.desc()).limit(_SIZE).offset((number - 1) * _SIZE)
    return Page([_line(*row) for row in session.execute(newest)], number, _SIZE, total)


def _line(entry: AuditEntry, name: str | None) -> Line:
    return Line(
        at=entry.at,
        who=name or _("Talent itself"),
        action=str(words.action(entry.action)),
        subject=words.subject(entry),
        url=_url(entry),
        detail=words.detail(entry),
        request_id=entry.request_id,
    )


def _url(entry: AuditEntry) -> str:
    if entry.subject == "user_account" and current_person().role is Role.ADMIN:
        return url_for("people.show", user_id=entry.subject_id)
    endpoint, argument = _LINKS.get(entry.subject, ("", ""))
    return url_for(endpoint, **{argument: entry.subject_id}) if endpoint else ""  # type: ignore[arg-type]
