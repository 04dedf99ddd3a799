"""Matching models that were trained, with what staff decided about them.

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATUSES = ("challenger", "champion", "retired", "refused")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "match_model",
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column(
            "status",
            sa.Enum(*STATUSES, name="modelstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("file", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("card", sa.JSON(), nullable=False),
        sa.Column("trained_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("trained_by", sa.String(length=200), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite")),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("replaced_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite")),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["user_account.id"],
            name=op.f("fk_match_model_decided_by_id_user_account"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["replaced_id"],
            ["match_model.id"],
            name=op.f("fk_match_model_replaced_id_match_model"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_model")),
        sa.UniqueConstraint("version", name=op.f("uq_match_model_version")),
    )
    op.create_index(op.f("ix_match_model_is_sample"), "match_model", ["is_sample"], unique=False)
    op.create_index(
        "uq_match_model_champion",
        "match_model",
        ["status"],
        unique=True,
        sqlite_where=sa.text("status = 'champion'"),
        postgresql_where=sa.text("status = 'champion'"),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("match_model")
