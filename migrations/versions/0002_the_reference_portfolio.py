"""The programme's published totals and its two named projects; nothing else is public.

Stated by the development council of Alatau City on 3 February 2026.

Revision: 0002, after 0001.
"""

from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PROGRAMME = sa.table(
    "programme",
    sa.column("projects", sa.Integer),
    sa.column("investment", sa.BigInteger),
    sa.column("jobs", sa.Integer),
    sa.column("stated_on", sa.Date),
    sa.column("source", sa.Text),
)
PROJECT = sa.table(
    "project",
    *(
        sa.column(name, sa.String)
        for name in ("code", "name_kk", "name_ru", "name_en", "about_kk", "about_ru", "about_en")
    ),
    sa.column("is_sample", sa.Boolean),
    sa.column("version", sa.Integer),
    sa.column("created_at", sa.DateTime(timezone=True)),
)
NAMED = [
    {
        "code": "iconic-complex",
        "name_kk": "Iconic Complex",
        "name_ru": "Iconic Complex",
        "name_en": "Iconic Complex",
        "about_kk": "Қаланың сәулет және іскерлік өзегі.",
        "about_ru": "Архитектурное и деловое ядро города.",
        "about_en": "The architectural and business core of the city.",
    },
    {
        "code": "kaist-kazakhstan",
        "name_kk": "KAIST Kazakhstan",
        "name_ru": "KAIST Kazakhstan",
        "name_en": "KAIST Kazakhstan",
        "about_kk": "Жоғары білікті мамандар даярлайтын технологиялық университет, озық "
        "технологиялар орталығы.",
        "about_ru": "Технологический университет, который готовит высококвалифицированных "
        "специалистов, центр передовых технологий.",
        "about_en": "A technological university that trains highly qualified specialists; a "
        "centre of advanced technology.",
    },
]


def upgrade() -> None:
    """Add the facts."""
    op.bulk_insert(
        PROGRAMME,
        [
            {
                "projects": 44,
                "investment": 1_800_000_000_000,
                "jobs": 30_000,
                "stated_on": date(2026, 2, 3),
                "source": "Development council of Alatau City, 3 February 2026",
            }
        ],
    )
    base = {"is_sample": False, "version": 1, "created_at": datetime(2026, 2, 3, tzinfo=UTC)}
    op.bulk_insert(PROJECT, [project | base for project in NAMED])


def downgrade() -> None:
    """Take the facts away."""
    op.execute(PROGRAMME.delete())
    op.execute(PROJECT.delete().where(PROJECT.c.code.in_([p["code"] for p in NAMED])))
