"""Migrations go up, down and up again on both databases, and leave what the models say."""

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from models import Base
from talent.cli import alembic_config
from talent.extensions import db

pytestmark = pytest.mark.both_databases


def tables():
    """Return the names of the tables that are in the database now."""
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def test_they_build_every_table_of_the_models(app):
    assert tables() == set(Base.metadata.tables)


def test_they_leave_no_difference_to_the_models(app):
    with app.app_context():
        command.check(alembic_config())


def test_they_go_down_to_nothing_and_up_again(app):
    with app.app_context():
        command.downgrade(alembic_config(), "base")
        assert tables() == set()
        command.upgrade(alembic_config(), "head")
    assert tables() == set(Base.metadata.tables)


def test_they_go_up_one_by_one_and_each_can_be_taken_back(app):
    with app.app_context():
        command.downgrade(alembic_config(), "base")
        for script in reversed(
            list(ScriptDirectory.from_config(alembic_config()).walk_revisions())
        ):
            command.upgrade(alembic_config(), script.revision)
            command.downgrade(alembic_config(), "-1")
            command.upgrade(alembic_config(), script.revision)
