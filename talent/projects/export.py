"""The portfolio as a sheet that can be imported again, and the empty template."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from models import Project
from talent import quarters
from talent.projects import service
from talent.projects.columns import COLUMNS, DISTRICTS, SECTORS, title

Cells = list[Any]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TEMPLATE_QUARTERS = 8


def portfolio(session: Session, language: str) -> tuple[Cells, list[Cells]]:
    """Return the header and a row for each project, in the words of a language."""
    query = select(Project).options(selectinload(Project.plan)).order_by(Project.id)
    projects = list(session.scalars(query))
    plans = [service.plan_of(project) for project in projects]
    days = sorted({quarter for plan in plans for quarter in plan})
    rows = [
        [*_fields(project, language), *(plan.get(day, "") for day in days)]
        for project, plan in zip(projects, plans, strict=True)
    ]
    return _header(language, days), rows


def template(language: str) -> tuple[Cells, list[Cells]]:
    """Return the header of a sheet to fill in, with the next two years' quarters."""
    days = [quarters.current()]
    while len(days) < _TEMPLATE_QUARTERS:
        days.append(quarters.after(days[-1]))
    return _header(language, days), []


def _header(language: str, days: Sequence[date]) -> Cells:
    return [*(title(name, language) for name in COLUMNS), *map(quarters.code_of, days)]


def _fields(project: Project, language: str) -> Cells:
    values = service.values_of(project)
    values["sector"] = SECTORS[project.sector][language][0] if project.sector else ""
    values["district"] = DISTRICTS[project.district][language][0] if project.district else ""
    return ["" if value is None else value for value in values.values()]


def xlsx(header: Cells, rows: list[Cells]) -> bytes:
    """Return a workbook; text stays text, whatever it begins with."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "bottom": 1})
        sheet.write_row(0, 0, header, bold)
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, row)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 9, 28)
    return out.getvalue()
