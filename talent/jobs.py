"""Background work: what is put off and what recurs; each task calls a service."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, current_app
from huey import Huey, MemoryHuey, PostgresHuey, SqliteHuey, crontab
from huey.serializer import SignedSerializer
from sqlalchemy import event
from sqlalchemy.orm import Session

from models import Mail
from talent.config import Config
from talent.extensions import db
from talent.mail.delivery import deliver_due, transport


def make_queue(config: Config) -> Huey:
    """Return the queue: beside the database, or in memory and at once in tests."""
    if config.testing:
        return MemoryHuey("talent", immediate=True)
    serializer = SignedSerializer(secret=config.secret_key)
    if config.url.startswith("sqlite"):
        path = str(config.instance / "jobs.db")
        return SqliteHuey("talent", filename=path, serializer=serializer)
    dsn = config.url.replace("postgresql+psycopg://", "postgresql://")
    return PostgresHuey("talent", dsn=dsn, serializer=serializer)


def init(app: Flask, config: Config) -> None:
    """Register the tasks and send mail soon after the request that queued it."""
    queue = make_queue(config)
    app.extensions["queue"] = queue

    def deliver_mail() -> None:
        with app.app_context():
            deliver_due(db.session(), config, transport(config))

    def deliver_mail_regularly() -> None:
        deliver_mail()

    app.extensions["deliver_mail"] = queue.task()(deliver_mail)
    queue.periodic_task(crontab(minute="*"))(deliver_mail_regularly)
    event.listen(db.session, "after_flush", _note_mail)
    app.after_request(_send_soon)


def _note_mail(session: Session, _context: Any) -> None:
    if any(isinstance(row, Mail) for row in session.new):
        session.info["mail"] = True


def _send_soon(response: Response) -> Response:
    if db.session().info.pop("mail", False):
        db.session.remove()  # what the view read after its commit would hold SQLite's lock
        current_app.extensions["deliver_mail"]()
    return response
