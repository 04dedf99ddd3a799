"""What the matcher saw of profiles and roles, and the receipt of an application's score.

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the table, and the column of receipts."""
    op.create_table(
        "match_document",
        sa.Column(
            "kind",
            sa.Enum("profile", "opening", name="documentkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("owner_id", ID, nullable=False),
        sa.Column("matched", sa.Boolean(), nullable=False),
        sa.Column("packing", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_document")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_match_document_kind_owner_id_id",
        "match_document",
        ["kind", "owner_id", "id"],
        unique=False,
    )
    op.add_column(
        "application",
        sa.Column("receipt", sa.String(length=100), server_default="", nullable=False),
    )


def downgrade() -> None:
    """Take both away."""
    # Not as a batch: SQLite would make the table anew, and lose what hangs on it.
    op.drop_column("application", "receipt")
    op.drop_table("match_document")
