"""Fails where the migrations have no head or more than one."""

import sys
from pathlib import Path

from alembic.script import ScriptDirectory

MIGRATIONS = Path(__file__).parent.parent / "migrations"


def main() -> int:
    """Print the heads where there is not exactly one."""
    heads = ScriptDirectory(str(MIGRATIONS)).get_heads()
    if len(heads) == 1:
        return 0
    print(f"migrations/ has {len(heads)} heads: {', '.join(heads) or 'none'}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
