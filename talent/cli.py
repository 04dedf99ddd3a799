"""Commands: ``flask db`` for migrations, ``flask talent`` for everything else."""

from __future__ import annotations

import click
from alembic import command
from alembic.config import Config as AlembicConfig
from flask import Flask, current_app
from flask.cli import AppGroup

from talent.config import ROOT
from talent.extensions import db

db_group = AppGroup("db", help="Migrate the database.")
talent_group = AppGroup("talent", help="Run and look after Talent.")


def alembic_config() -> AlembicConfig:
    """Return Alembic's settings; the database comes from the application."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    return config


@db_group.command("upgrade")
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the database to a revision, the newest by default.

    What the matcher must have seen of each profile and role before the first page of matches
    is then written too, where it is missing.
    """
    command.upgrade(alembic_config(), revision)
    if revision == "head":
        _make_documents()


@db_group.command("downgrade")
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Take the database back to a revision."""
    command.downgrade(alembic_config(), revision)


@db_group.command("revision")
@click.argument("message")
def revision(message: str) -> None:
    """Write a migration from the difference between the models and the database."""
    command.revision(alembic_config(), message, autogenerate=True)


@db_group.command("check")
def check() -> None:
    """Fail where the models and the database differ."""
    command.check(alembic_config())


@talent_group.command("worker")
def worker() -> None:
    """Do the background work (mail, reminders, closing) until stopped."""
    queue = current_app.extensions["queue"]
    consumer = queue.create_consumer(workers=1, periodic=True, initial_delay=0.1, max_delay=1)
    consumer.run()


def _make_documents() -> None:
    from talent.matches import documents

    session = db.session()
    if not documents.is_wanting(session):
        return
    written = sum(new for _, _, new in documents.make_missing(session))
    if written:
        click.echo(f"Documents of profiles and roles written for the matcher: {written}")


def init(app: Flask) -> None:
    """Register the commands."""
    from talent.sample.commands import sample_group

    talent_group.add_command(sample_group)
    app.cli.add_command(db_group)
    app.cli.add_command(talent_group)
