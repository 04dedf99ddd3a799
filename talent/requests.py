"""What happens around every request: its id, its unit of work, its line in the log."""

from __future__ import annotations

import secrets
import time

import structlog
from flask import Flask, Response, abort, g, request

from talent.audit import REQUEST_ID
from talent.database import READING
from talent.extensions import db

log = structlog.get_logger()
_SAFE = {"GET", "HEAD", "OPTIONS"}


def init(app: Flask) -> None:
    """Bind the steps; they come first, so that every other step finds them done."""
    app.before_request(_begin)
    app.after_request(_log)
    app.teardown_appcontext(_end)


def _begin() -> None:
    g.request_id = secrets.token_hex(8)
    g.started = time.perf_counter()
    REQUEST_ID.set(g.request_id)
    READING.set(request.method in _SAFE)
    _refuse_undecodable()


def _refuse_undecodable() -> None:
    # PostgreSQL refuses a NUL in text; nobody types one.
    values = [*request.args.values(), request.path]
    if any("\x00" in value or "\ufffd" in value for value in values):
        abort(400)


def _log(response: Response) -> Response:
    response.headers["X-Request-ID"] = g.get("request_id", "")
    if request.endpoint not in {"static", "pages.healthz"}:
        log.info(
            "request",
            id=g.get("request_id"),
            method=request.method,
            endpoint=request.endpoint,
            status=response.status_code,
            ms=round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000),
        )
    return response


def _end(_error: BaseException | None) -> None:
    db.session.remove()
    READING.set(False)
