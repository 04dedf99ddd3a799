"""How errors reach a person: one page in their language, with the request id."""

from __future__ import annotations

import structlog
from flask import Flask, g, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from talent.accounts import sessions
from talent.errors import ConflictError, TalentError
from talent.extensions import db

log = structlog.get_logger()


def init(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(TalentError, _domain_error)
    app.register_error_handler(CSRFError, _csrf_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(StaleDataError, _conflict)
    app.register_error_handler(IntegrityError, _conflict)
    app.register_error_handler(DataError, _beyond_the_database)
    app.register_error_handler(OverflowError, _beyond_the_database)
    app.register_error_handler(OperationalError, _unavailable)
    app.register_error_handler(PoolTimeoutError, _unavailable)
    app.register_error_handler(Exception, _unexpected)


def words(error: TalentError) -> str:
    """Return an error's message in the reader's language."""
    return str(_(error.message, **error.values))


def _page(status: int, title: str, text: str) -> ResponseReturnValue:
    db.session.rollback()
    page = render_template(
        "errors/error.html",
        status=status,
        title=title,
        text=text,
        request_id=g.get("request_id"),
    )
    headers = {"Retry-After": "5"} if status == 503 else {}
    return page, status, headers


def _titles() -> dict[int, str]:
    return {
        400: _("This request cannot be understood"),
        403: _("You cannot do this"),
        404: _("Page not found"),
        405: _("This cannot be opened this way"),
        409: _("This has changed in the meantime"),
        410: _("This is no longer here"),
        413: _("This file is too large"),
        422: _("Something needs to be corrected"),
        429: _("Too many attempts"),
        503: _("The service is busy"),
    }


def _texts() -> dict[int, str]:
    return {
        404: _("This page does not exist, or it is not open to you."),
        405: _("Go back, and use the button on the page."),
        413: _("A file may be up to 10 MB. Choose a smaller one and try again."),
        503: _("Your work is safe. Wait a few seconds and try again."),
    }


def _http_error(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:  # a redirect raised as an exception
        return error.get_response()
    title = _titles().get(status, _("This request cannot be understood"))
    return _page(status, title, _texts().get(status, _("Go back and try again.")))


def _domain_error(error: TalentError) -> ResponseReturnValue:
    title = _titles().get(error.status, _("This cannot be done"))
    return _page(error.status, title, words(error))


def _csrf_error(error: CSRFError) -> ResponseReturnValue:
    log.info("csrf refused", reason=error.description)
    text = _("The page was open for too long. Go back, load it again and press the button again.")
    return _page(400, _("This page has expired"), text)


def _conflict(error: Exception) -> ResponseReturnValue:
    log.info("conflict", kind=type(error).__name__)
    return _page(409, _titles()[409], _(ConflictError.message))


def _beyond_the_database(error: Exception) -> ResponseReturnValue:
    # A number or a text that no column holds: only somebody who tries addresses brings one.
    log.warning("value refused by the database", kind=type(error).__name__)
    return _page(400, _titles()[400], _("Go back and try again."))


def _unavailable(error: Exception) -> ResponseReturnValue:
    cause = str(getattr(error, "orig", error)).splitlines()[0]
    log.error("database unavailable", kind=type(error).__name__, cause=cause)
    sessions.forget()  # the page's menu must not ask the database who is reading
    return _page(503, _titles()[503], _texts()[503])


def _unexpected(error: Exception) -> ResponseReturnValue:
    log.error("unexpected error", exc_info=error)
    sessions.forget()  # if the database is what failed, the page must not ask it again
    text = _("This is our fault. It has been noted; try again in a few minutes.")
    return _page(500, _("Something went wrong"), text)
