"""The matcher from the command line: rank, extract, evaluate, taxonomy."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from matching.commands import extract, measure, rank, taxonomy
from matching.taxonomy import TaxonomyError


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    whole = argparse.ArgumentParser(prog="python -m matching", description=__doc__)
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    _rank(commands.add_parser("rank", help="rank profiles for each opening"))
    _extract(commands.add_parser("extract", help="find the skills that texts name"))
    _evaluate(commands.add_parser("evaluate", help="measure rankings against judgements"))
    shown = commands.add_parser("taxonomy", help="show what the taxonomy covers")
    shown.add_argument("--taxonomy", type=Path, help="folder of concept files (default: our own)")
    shown.set_defaults(run_command=taxonomy)
    return whole


def _rank(command: argparse.ArgumentParser) -> None:
    """Describe ``rank``."""
    command.add_argument("--openings", type=Path, required=True, metavar="FILE_OR_DIR")
    command.add_argument("--profiles", type=Path, required=True, metavar="FILE_OR_DIR")
    command.add_argument("--top", type=int, default=20)
    command.add_argument("--run", type=Path, metavar="RUN.tsv", help="default: standard output")
    command.add_argument("--explain", type=Path, metavar="WHY.jsonl")
    command.add_argument("--taxonomy", type=Path)
    command.set_defaults(run_command=rank)


def _extract(command: argparse.ArgumentParser) -> None:
    """Describe ``extract``."""
    command.add_argument("--texts", type=Path, required=True, metavar="FILE_OR_DIR")
    command.add_argument("--out", type=Path, metavar="OUT.jsonl", help="default: standard output")
    command.add_argument("--taxonomy", type=Path)
    command.set_defaults(run_command=extract)


def _evaluate(command: argparse.ArgumentParser) -> None:
    """Describe ``evaluate``."""
    command.add_argument("--queries", type=Path, required=True, metavar="Q.jsonl")
    command.add_argument("--docs", type=Path, required=True, metavar="D.jsonl")
    command.add_argument("--qrels", type=Path, required=True, metavar="QRELS.tsv")
    command.add_argument("--run", type=Path, metavar="RUN.tsv", help="also write the ranking")
    command.add_argument("--taxonomy", type=Path)
    command.set_defaults(run_command=measure)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the status is 0, or 1 where nothing could be read, or 2 for bad usage."""
    options = parser().parse_args(arguments)
    try:
        return int(options.run_command(options))
    except TaxonomyError as error:
        sys.stderr.write(f"{error}\n")
        return 1
