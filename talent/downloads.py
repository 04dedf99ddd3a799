"""Giving stored files back: always as attachments, never run by the browser."""

from __future__ import annotations

from pathlib import Path

from flask import Response, current_app, send_file

from models import StoredFile
from talent.files import path_of


def files_folder() -> Path:
    """Return the folder of this deployment's stored files."""
    folder: Path = current_app.extensions["talent"].instance / "files"
    return folder


def attachment(file: StoredFile) -> Response:
    """Return a file as a download that no browser will open in place."""
    response = send_file(
        path_of(files_folder(), file),
        mimetype=file.media_type,
        as_attachment=True,
        download_name=file.name,
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
