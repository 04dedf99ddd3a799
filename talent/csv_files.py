"""Lists as CSV files that open well in a spreadsheet and run nothing there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from flask import Response

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_download(name: str, header: Sequence[object], rows: Iterable[Sequence[object]]) -> Response:
    """Return rows as a download in UTF-8 with its mark, which Excel needs to read Cyrillic."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_cell(value) for value in header])
    writer.writerows([_cell(value) for value in row] for row in rows)
    response = Response(out.getvalue().encode("utf-8-sig"), mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _cell(value: object) -> object:
    """Return a value whose text a spreadsheet does not take for a formula."""
    if not isinstance(value, int | float) and str(value).startswith(_FORMULA):
        return f"'{value}"
    return value
