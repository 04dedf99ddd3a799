"""Runs Alembic over the application's own engine."""

from alembic import context

from models import Base
from models.base import UtcDateTime
from talent.extensions import db


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """Write our own column type as the plain one it stands on: a migration imports no models."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run() -> None:
    """Migrate in one transaction; SQLite rebuilds tables for what it cannot alter."""
    with db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            compare_type=True,
            render_item=render_item,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
