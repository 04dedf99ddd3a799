"""Files as forms bring them."""

from __future__ import annotations

from werkzeug.datastructures import FileStorage

from talent.downloads import files_folder
from talent.files import Upload


def upload_of(file: object) -> Upload | None:
    """Return what a file field brought, or None where nothing was chosen.

    A field of a form made from a row still holds the row's file then.
    """
    if not isinstance(file, FileStorage) or not file.filename:
        return None
    return Upload(files_folder(), file.filename, file.read())
