"""Uploaded sheets, CSV or XLSX, into a header and rows of text; each kind of bad file is named."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from talent.errors import N_, InvalidError
from talent.files import LARGEST

MOST_ROWS = 5_000
MOST_COLUMNS = 200
_MOST_UNPACKED = 20 * 1024 * 1024  # reading takes about a second for each 3 MB
_MOST_PARTS = 500
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Sheet:
    """A sheet's header, and its rows with the number that a spreadsheet shows beside them."""

    header: list[str]
    rows: list[tuple[int, list[str]]]


def read_sheet(name: str, data: bytes) -> Sheet:
    """Return what an uploaded file holds; empty rows are passed over.

    Raises
    ------
    InvalidError
        If the file is empty, too large, of another kind, damaged, or has no rows to read.
    """
    if not data:
        raise _refused(N_("This file is empty. Choose another one."))
    if len(data) > LARGEST:
        raise _refused(N_("A file may be up to 10 MB. Choose a smaller one and try again."))
    ending = Path(name).suffix.lower()
    if data.startswith(_OLD_OFFICE):
        raise _refused(
            N_("This file is an old .xls or has a password. Save it as .xlsx without a password.")
        )
    if ending == ".xlsx":
        return _sheet(_xlsx_rows(data))
    if ending in {".csv", ".tsv", ".txt"}:
        return _sheet(_csv_rows(data))
    raise _refused(N_("Choose a CSV or XLSX file."))


def _refused(message: str) -> InvalidError:
    return InvalidError(message, field="file")


def _sheet(lines: Iterable[list[str]]) -> Sheet:
    numbered = ((n, line) for n, line in enumerate(lines, 1) if any(c.strip() for c in line))
    _number, header = next(numbered, (0, []))
    header = [" ".join(title.split()) for title in header]
    while header and not header[-1]:
        header.pop()
    if len(header) < 2:
        raise _refused(
            N_("No columns were found. The first row must name them, as in the template.")
        )
    if len(header) > MOST_COLUMNS:
        raise _refused(N_("The sheet has more than 200 columns. Leave only those that are needed."))
    rows: list[tuple[int, list[str]]] = []
    for number, cells in numbered:
        if len(rows) == MOST_ROWS:
            raise _refused(
                N_("The sheet has more than 5,000 rows. Divide it and import the parts.")
            )
        rows.append((number, (cells + [""] * len(header))[: len(header)]))
    if not rows:
        raise _refused(N_("There are no rows below the header. Choose another file."))
    return Sheet(header, rows)


def _csv_rows(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";\t,", key=lambda mark: len(next(csv.reader([first], delimiter=mark))))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise _refused(N_("This file is damaged. Save it again and try once more.")) from error


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data:  # in UTF-16, where a separator's other byte is zero
        encodings = ["utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"]
    else:
        # KZ-1048 is Windows-1251 with the Kazakh letters where that has Serbian ones.
        encodings = ["utf-8-sig", "kz1048"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and not _is_binary(text):
            return text
    raise _refused(N_("This file is no table of text. Save it as CSV in UTF-8 and try again."))


def _is_binary(text: str) -> bool:
    control = sum(1 for letter in text[:10_000] if letter < " " and letter not in "\t\r\n")
    return control > 5


def _xlsx_rows(data: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    _check_archive(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for line in book.worksheets[0].iter_rows(max_col=MOST_COLUMNS + 1, values_only=True):
            yield [_cell(value) for value in line]
    except InvalidError:
        raise
    except Exception as error:  # the library raises whatever the damage makes of its parts
        raise _refused(N_("This file is damaged. Save it again and try once more.")) from error


def _check_archive(data: bytes) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile as error:
        raise _refused(
            N_("This file is not what its name says. Save it again as .xlsx and try again.")
        ) from error
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED:
        raise _refused(N_("This file unpacks to far too much. Choose another one."))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    return str(value)
