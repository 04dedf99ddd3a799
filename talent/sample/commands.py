"""``flask talent sample``: load, remove, people."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from talent.errors import ConflictError
from talent.extensions import db
from talent.sample import people, removal, service

sample_group = AppGroup("sample", help="Load, list or remove the invented sample data.")


def _instance() -> Path:
    folder: Path = current_app.extensions["talent"].instance
    return folder


@sample_group.command("load")
@click.option("--if-empty", is_flag=True, help="Only into a database without accounts.")
@click.option("--seed", default=1, show_default=True, help="Another seed, another city.")
def load(*, if_empty: bool, seed: int) -> None:
    """Load the sample data."""
    session = db.session()
    if if_empty and not service.is_empty(session):
        click.echo("The database has accounts; nothing was loaded.")
        return
    try:
        doors = service.load(session, _instance(), seed)
    except ConflictError as error:
        raise click.ClickException(str(error)) from error
    session.commit()
    people.write(_instance(), doors)
    found = service.counts(session)
    click.echo("Loaded " + ", ".join(f"{count} {name}" for name, count in found.items()))


@sample_group.command("remove")
def remove() -> None:
    """Remove the sample data and everything that hangs on it."""
    session = db.session()
    gone = removal.remove(session, _instance())
    session.commit()
    click.echo("Removed " + ", ".join(f"{count} {name}" for name, count in gone.items() if count))


@sample_group.command("people")
def show_people() -> None:
    """Print the sample sign-ins."""
    doors = people.read_back(_instance())
    for door in doors:
        click.echo(f"  {door.role:9} {door.language}  {door.email:42} {door.password}")
    if not doors:
        click.echo("There is no sample data here.")
