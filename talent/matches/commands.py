"""``flask talent matches``: models, the documents they rank, and receipts of their scores."""

from __future__ import annotations

import getpass
from collections import Counter
from datetime import datetime

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from matching import prior
from matching.learning import TooLittleError
from models import DocumentKind, MatchModel
from talent.cli import talent_group
from talent.errors import TalentError
from talent.extensions import db
from talent.matches import decisions, documents, receipts, repeating, training
from talent.matches.queries import models

matches_group = AppGroup("matches", help="Look after the matching model.")
talent_group.add_command(matches_group)


@matches_group.command("train")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Learn from decisions of this day and later; from all without it.",
)
def train(since: datetime | None) -> None:
    """Train a model on decided applications; it waits for staff to put it into use."""
    session = db.session()
    try:
        found = training.make_challenger(session, getpass.getuser(), since and since.date())
    except (TooLittleError, TalentError) as error:
        raise click.ClickException(str(error)) from error
    session.commit()
    if not found.is_new:
        click.echo(f"Nothing new to learn: this is model {found.model.version} again.")
    click.echo(_told(found.model))
    click.echo(f"Compare and decide: {current_app.extensions['talent'].public_url}/staff/matching")


@matches_group.command("models")
def show_models() -> None:
    """List the models, the newest first, and say which is in use."""
    session = db.session()
    for model in models(session):
        click.echo(f"{model.version:14}{model.status:12}{model.trained_at:%Y-%m-%d %H:%M}")
    click.echo(f"In use: {_in_use(session)}")


@matches_group.command("rollback")
def rollback() -> None:
    """Go back to the model before the one in use, or to the weights set by hand."""
    session = db.session()
    try:
        version = decisions.rollback(session, None)
    except TalentError as error:
        raise click.ClickException(str(error)) from error
    session.commit()
    click.echo(f"In use: {_worded(version)}")


@matches_group.command("documents")
def make_documents() -> None:
    """Write what the matcher sees of each profile and role, where that is missing."""
    session = db.session()
    looked, written = Counter[DocumentKind](), Counter[DocumentKind]()
    for kind, owners, new in documents.make_missing(session):
        looked[kind] += owners
        written[kind] += new
        click.echo(f"{kind.value}: {looked[kind]} looked at, {written[kind]} documents written")
    if not looked:
        click.echo("There are no profiles and no roles yet.")


@matches_group.command("receipt")
@click.argument("receipt")
def repeat_receipt(receipt: str) -> None:
    """Calculate the score of a receipt again and print all that made it."""
    try:
        found = receipts.read(receipt, str(current_app.config["SECRET_KEY"]))
        click.echo(_repeated(repeating.repeat(db.session(), found)))
    except TalentError as error:
        raise click.ClickException(str(error)) from error


def _repeated(one: repeating.Repeated) -> str:
    """Return a repeated calculation in lines."""
    sides = [
        f"{name:10}document {number} of {name} {side.owner_id}, {side.made_at}\n"
        f"{'':10}sha256 {side.digest}"
        for name, number, side in (
            ("profile", one.receipt.profile, one.profile),
            ("opening", one.receipt.opening, one.opening),
        )
    ]
    parts = [
        f"  {part.feature:12}value {_exact(part.value):>20}   points {part.points:>10.6f} "
        f"of {part.most:.6f}"
        for part in one.match.contributions
    ]
    same = "the same" if one.same else f"NOT the receipt’s {one.receipt.score:.6f}"
    return "\n".join(
        [
            f"Receipt   {one.receipt}",
            *sides,
            f"model     {one.receipt.model}, method {one.receipt.method}",
            f"skills    {one.taxonomy}",
            "Features:",
            *parts,
            f"Score     {one.match.score:.6f}, {one.match.band.value}: {same}",
        ]
    )


def _exact(value: float | None) -> str:
    return "not asked for" if value is None else repr(value)


def _in_use(session: Session) -> str:
    return _worded(decisions.version_of(decisions.in_use(session)))


def _worded(version: str) -> str:
    return f"{version} (weights set by hand)" if version == prior.VERSION else version


def _told(model: MatchModel) -> str:
    """Return a model's card in a few lines."""
    card, counts, window = model.card, model.card["counts"], model.card["window"]
    head = f"Model {model.version} ({model.status})"
    learned = f"from {counts['decisions']} decisions on {counts['openings']} roles"
    days = f"{window['since']} to {window['until']}; invented: {window['invented']}"
    lines = [
        f"{head}, {learned}, {days}",
        "Measured on decisions held out (95 % intervals):",
    ]
    lines += [
        f"  {one['version']:14}AUC {_figure(one['auc'])}  nDCG {_figure(one['ndcg'])}  "
        f"Brier {_figure(one['brier'])}"
        for one in card["measured"]
    ]
    return "\n".join(lines)


def _figure(interval: dict[str, float] | None) -> str:
    if interval is None:
        return "–"
    return "{value:.3f} ({low:.3f} to {high:.3f})".format_map(interval)
