"""Files as forms bring them."""

from __future__ import annotations

from werkzeug.datastructures import FileStorage

from talent.downloads import files_folder
from talent.files import Upload


def upload_of(file: FileStorage | None) -> Upload | None:
    """Return what a file field brought, or None where nothing was chosen."""
    if file is None or not file.filename:
        return None
    return Upload(files_folder(), file.filename, file.read())
