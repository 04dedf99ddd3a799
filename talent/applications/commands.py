"""``flask talent applications``: what recurs with applications, by hand."""

from __future__ import annotations

import click

from talent.applications import reminding
from talent.cli import talent_group
from talent.extensions import db


@talent_group.group("applications")
def applications() -> None:
    """Look after applications."""


@applications.command("remind")
def remind() -> None:
    """Queue the reminders of today; a second time queues nothing twice."""
    session = db.session()
    count = reminding.remind(session)
    session.commit()
    click.echo(f"Reminders queued: {count}")
