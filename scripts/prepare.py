"""Migrates the database, loads the sample data into an empty one, and prints the sign-ins.

Three commands in one process: importing the application takes longer than any of them.
"""

import sys
from pathlib import Path

from flask.cli import ScriptInfo

sys.path.insert(0, str(Path(__file__).parent.parent))

STEPS = (
    ("Migrating the database", ["db", "upgrade"]),
    (
        "Loading the sample data if the database is empty",
        ["talent", "sample", "load", "--if-empty"],
    ),
    ("Sample sign-ins", ["talent", "sample", "people"]),
)


def main() -> None:
    """Run each step, saying it in one line first."""
    from wsgi import app

    info = ScriptInfo(create_app=lambda: app)
    for words, arguments in STEPS:
        print(f"\033[1m→\033[0m {words}", flush=True)
        app.cli.main(arguments, prog_name="flask", standalone_mode=False, obj=info)


if __name__ == "__main__":
    main()
