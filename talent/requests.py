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
    given = [text for pair in request.args.items(multi=True) for text in pair]
    if any("\x00" in text or "\ufffd" in text for text in (*given, request.path)):
        abort(400)
    # No page sends JSON, and forms would read it without the limits and types of theirs.
    if request.is_json:
        abort(415)


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
