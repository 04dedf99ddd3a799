"""Work that recurs: a feature says in its module ``jobs`` what is done and when."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from flask import Flask
from huey import crontab
from sqlalchemy.orm import Session

from talent.extensions import db

log = structlog.get_logger()
Work = Callable[[Session], int]

_WORK: dict[str, tuple[Work, str, str]] = {}


def every(*, hour: str = "*", minute: str = "0") -> Callable[[Work], Work]:
    """Do a piece of work at these times (UTC, as cron writes them), in one transaction.

    The function takes a session and returns how many things it did. It must bear being done
    twice: a worker may stop between its work and its note of it.

    Examples
    --------
    In ``talent/postings/jobs.py``::

        @every(hour="*", minute="5")
        def close_overdue(session: Session) -> int: ...
    """

    def decorate(work: Work) -> Work:
        _WORK[f"{work.__module__}.{work.__name__}"] = (work, hour, minute)
        return work

    return decorate


def init(app: Flask) -> None:
    """Give all recurring work to the queue; the features' modules are loaded by then."""
    queue = app.extensions["queue"]
    for name, (work, hour, minute) in _WORK.items():
        when = crontab(hour=hour, minute=minute)
        queue.periodic_task(when, name=name.replace(".", "_"))(_in_context(app, name, work))


def _in_context(app: Flask, name: str, work: Work) -> Callable[[], None]:
    def run() -> None:
        with app.app_context():
            done = work(db.session())
            db.session.commit()
            log.info("recurring work", name=name, done=done)
            if db.session().info.pop("mail", False):
                app.extensions["deliver_mail"]()

    return run
