"""Importing a sheet: kept as it was read, previewed, imported row by row, undone as a whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session, selectinload

from models import District, ImportBatch, ImportState, Project, Sector, now
from talent.audit import record
from talent.cleaning import clean_line
from talent.errors import N_, ConflictError, InvalidError
from talent.projects import service
from talent.projects.columns import guess
from talent.projects.comparing import Outcome, Row, compare
from talent.projects.reading import NAMES, Reading, read_row
from talent.projects.sheets import read_sheet
from talent.quarters import read_quarter


@dataclass(frozen=True)
class Undone:
    """What undoing did: how many rows it took back, and the projects it left alone."""

    restored: int
    kept: list[dict[str, str]]


def upload(session: Session, actor_id: int, name: str, data: bytes) -> ImportBatch:
    """Keep a sheet for its preview; nothing of the portfolio changes yet.

    Raises
    ------
    InvalidError
        If the file cannot be read.
    """
    sheet = read_sheet(name, data)
    batch = ImportBatch(
        name=clean_line(name.replace("\\", "/").rpartition("/")[2])[-200:],
        created_by_id=actor_id,
        rows=[{"row": number, "cells": cells} for number, cells in sheet.rows],
        before={"header": sheet.header, "columns": guess(sheet.header)},
    )
    session.add(batch)
    record(session, actor_id, "import.uploaded", batch, rows=len(sheet.rows))
    return batch


def map_columns(session: Session, actor_id: int, batch: ImportBatch, columns: list[str]) -> None:
    """Say what each column holds.

    Raises
    ------
    InvalidError
        If two columns hold the same, or none names the project.
    ConflictError
        If the sheet is imported already.
    """
    _expect(batch, ImportState.PREVIEW)
    chosen = [column for column in columns if column]
    if len(chosen) != len(set(chosen)):
        raise InvalidError(N_("Two columns hold the same. Choose what one of them holds anew."))
    if not {"code", *NAMES} & set(chosen):
        raise InvalidError(N_("Choose a column that holds the code or the name of the projects."))
    batch.before = {**batch.before, "columns": columns}
    record(session, actor_id, "import.columns_chosen", batch, columns=chosen)


def readings(batch: ImportBatch) -> list[Reading]:
    """Return what the sheet's rows say under the columns chosen."""
    header, columns = batch.before["header"], batch.before["columns"]
    return [read_row(row["row"], row["cells"], header, columns) for row in batch.rows]


def preview(session: Session, batch: ImportBatch) -> list[Row]:
    """Return what importing would do now. Two SELECTs."""
    return compare(session, readings(batch))


def apply(session: Session, actor_id: int, batch: ImportBatch) -> int:
    """Import the rows that can be used; return how many projects are new or changed.

    Raises
    ------
    ConflictError
        If the sheet was imported already, or brings nothing new.
    """
    rows = [row for row in preview(session, batch) if row.outcome in _WRITTEN]
    if not rows:
        raise ConflictError(N_("No row of this sheet changes the portfolio."))
    _move(session, batch, ImportState.PREVIEW, ImportState.IMPORTED)
    loaded = _load(session, [row.project_id for row in rows if row.project_id])
    codes = set(session.scalars(select(Project.code)))
    written = [_WRITTEN[row.outcome](session, row, loaded, codes) for row in rows]
    session.flush()
    applied = [
        {"id": project.id, "version": project.version, "was": was} for project, was in written
    ]
    batch.before = {**batch.before, "applied": applied}
    batch.imported_at = now()
    record(session, actor_id, "import.imported", batch, projects=len(applied))
    return len(applied)


def undo(session: Session, actor_id: int, batch: ImportBatch) -> Undone:
    """Bring back what was before the import; what has changed since stays as it is.

    Raises
    ------
    ConflictError
        If the sheet is not imported, or was undone already.
    """
    _move(session, batch, ImportState.IMPORTED, ImportState.UNDONE)
    applied = batch.before["applied"]
    ids = [one["id"] for one in applied]
    loaded, busy = _load(session, ids), service.in_use(session, ids)
    kept = [refusal for one in applied if (refusal := _take_back(session, one, loaded, busy))]
    batch.before = {**batch.before, "kept": kept}
    batch.undone_at = now()
    done = Undone(len(applied) - len(kept), kept)
    record(session, actor_id, "import.undone", batch, projects=done.restored, kept=len(kept))
    return done


def discard(session: Session, actor_id: int, batch: ImportBatch) -> None:
    """Forget a sheet that was not imported.

    Raises
    ------
    ConflictError
        If it was.
    """
    _expect(batch, ImportState.PREVIEW)
    record(session, actor_id, "import.discarded", batch)
    session.delete(batch)


def recent(session: Session) -> list[ImportBatch]:
    """Return the latest sheets, newest first."""
    query = select(ImportBatch).order_by(ImportBatch.id.desc()).limit(20)
    return list(session.scalars(query))


def _expect(batch: ImportBatch, state: ImportState) -> None:
    if batch.state is not state:
        raise ConflictError(N_("This sheet was imported or undone already. Upload it again."))


def _move(session: Session, batch: ImportBatch, old: ImportState, new: ImportState) -> None:
    change = update(ImportBatch).where(ImportBatch.id == batch.id, ImportBatch.state == old)
    moved = cast("CursorResult[Any]", session.execute(change.values(state=new)))
    if moved.rowcount != 1:
        raise ConflictError(N_("This sheet was imported or undone already. Upload it again."))
    session.refresh(batch)


def _load(session: Session, ids: list[int]) -> dict[int, Project]:
    query = select(Project).where(Project.id.in_(ids)).options(selectinload(Project.plan))
    found = session.scalars(query.execution_options(populate_existing=True))
    return {project.id: project for project in found}


Written = tuple[Project, dict[str, Any] | None]


def _add(session: Session, row: Row, _loaded: dict[int, Project], codes: set[str]) -> Written:
    values = dict(row.reading.values)
    values["code"] = values.get("code") or _new_code(row.reading.names, codes)
    codes.add(values["code"])
    # A name that is not given is taken over from a language that has it.
    first = row.reading.names[0]
    project = Project(**dict.fromkeys(NAMES, first) | values)
    project.plan = []
    service.set_plan(project, row.reading.plan)
    session.add(project)
    return project, None


def _change(_session: Session, row: Row, loaded: dict[int, Project], _codes: set[str]) -> Written:
    project = loaded[cast(int, row.project_id)]
    was = _written(project)
    values = {name: value for name, value in row.reading.values.items() if name != "code"}
    service.put(project, values, service.plan_of(project) | row.reading.plan)
    return project, was


_WRITTEN: dict[Outcome, Callable[..., Written]] = {Outcome.NEW: _add, Outcome.CHANGED: _change}


def _new_code(names: list[str], codes: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", names[-1]).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "project"
    numbered = (f"{stem}-{number}" for number in range(2, len(codes) + 3))
    return next(code for code in (stem, *numbered) if code not in codes)


def _written(project: Project) -> dict[str, Any]:
    plan = {quarter.isoformat(): jobs for quarter, jobs in service.plan_of(project).items()}
    return {**service.values_of(project), "plan": plan}


def _take_back(
    session: Session, one: dict[str, Any], loaded: dict[int, Project], busy: set[int]
) -> dict[str, str] | None:
    project, was = loaded.get(one["id"]), one["was"]
    if project is None:
        return {"code": was["code"] if was else str(one["id"]), "why": "gone"}
    if project.version != one["version"]:
        return {"code": project.code, "why": "changed"}
    if was is None and project.id in busy:
        return {"code": project.code, "why": "in_use"}
    if was is None:
        session.delete(project)
    else:
        service.put(project, _read_back(was), _plan_back(was["plan"]))
    return None


def _read_back(was: dict[str, Any]) -> dict[str, Any]:
    values = {name: value for name, value in was.items() if name != "plan"}
    values["sector"] = Sector(was["sector"]) if was["sector"] else None
    values["district"] = District(was["district"]) if was["district"] else None
    return values


def _plan_back(plan: dict[str, int]) -> dict[date, int]:
    return {quarter: n for day, n in plan.items() if (quarter := read_quarter(day))}
