"""Commands for the people of a deployment."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import AppGroup

from models import LANGUAGES
from talent.cli import talent_group
from talent.errors import InvalidError
from talent.extensions import db
from talent.people import service

people_group = AppGroup("people", help="Look after the people of a deployment.")
talent_group.add_command(people_group)


@people_group.command("create-admin")
@click.argument("email")
@click.option("--name", default="", help="Their name; the address by default.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en")
def create_admin(email: str, name: str, language: str) -> None:
    """Open an administrator's account and print the link with which a password is chosen."""
    if "@" not in email:
        raise click.BadParameter("this is not an e-mail address", param_hint="EMAIL")
    session = db.session()
    try:
        path = service.create_admin(session, email, name or email, language)
    except InvalidError as error:
        raise click.ClickException(error.message) from error
    session.commit()
    click.echo(current_app.extensions["talent"].public_url + path)
