"""The rows of a classification's CSV files, each with its number, or an error that names it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from matching.taxonomy.errors import TaxonomyError


@dataclass(frozen=True, slots=True)
class Row:
    """One row; its number counts the first row, of column names, as 1."""

    file: str
    number: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "").strip()

    def error(self, expected: str) -> TaxonomyError:
        """Return the error that names this row."""
        return TaxonomyError(self.file, f"row {self.number}", expected)


def find_file(folder: Path, names: Sequence[str]) -> Path | None:
    """Return the first of several names that is a file in a folder."""
    return next((folder / name for name in names if (folder / name).is_file()), None)


def read_rows(file: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a CSV file that has at least some columns; others are kept too."""
    number = 0
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = [name.strip() for name in next(reader, [])]
            number = 1
            if missing := [name for name in columns if name not in header]:
                raise TaxonomyError(file.name, "row 1", f"the columns {missing}")
            for number, values in enumerate(reader, 2):
                row = Row(file.name, number, dict(zip(header, values, strict=False)))
                if values and len(values) != len(header):
                    raise row.error(f"{len(header)} values as in row 1, not {len(values)}")
                if values:
                    yield row
    except (csv.Error, UnicodeDecodeError) as error:
        raise TaxonomyError(file.name, f"row {number + 1}", f"UTF-8 CSV ({error})") from error
    except OSError as error:
        raise TaxonomyError(file.name, "", f"a readable file ({error.strerror})") from error
