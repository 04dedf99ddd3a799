"""``flask talent postings``: what recurs in the life of roles."""

from __future__ import annotations

import click

from talent.cli import talent_group
from talent.extensions import db
from talent.postings import service


@talent_group.group("postings")
def postings() -> None:
    """Look after roles."""


@postings.command("close-overdue")
def close_overdue() -> None:
    """Close roles whose deadline has passed or whose seats are full."""
    session = db.session()
    count = service.close_overdue(session)
    session.commit()
    click.echo(f"Roles closed: {count}")
