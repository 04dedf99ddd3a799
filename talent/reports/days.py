"""The day in Kazakhstan of a stored moment, worked out by either database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Date
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class almaty_day(GenericFunction[Any]):  # noqa: N801 - reads as the SQL function it is
    """The date in Almaty (UTC+5) of a moment."""

    type = Date()
    inherit_cache = True


@compiles(almaty_day, "sqlite")
def _sqlite(element: almaty_day, compiler: SQLCompiler, **kw: Any) -> str:
    return f"date({compiler.process(element.clauses, **kw)}, '+5 hours')"


@compiles(almaty_day, "postgresql")
def _postgresql(element: almaty_day, compiler: SQLCompiler, **kw: Any) -> str:
    return f"CAST(timezone('Asia/Almaty', {compiler.process(element.clauses, **kw)}) AS DATE)"
