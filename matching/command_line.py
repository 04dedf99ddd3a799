"""The matcher from the command line: rank, extract, evaluate, taxonomy."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from matching.commands import extract, measure, rank
from matching.taxonomy import TaxonomyError
from matching.taxonomy.commands import import_esco, show


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    whole = argparse.ArgumentParser(prog="python -m matching", description=__doc__)
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    _rank(commands.add_parser("rank", help="rank profiles for each opening"))
    _extract(commands.add_parser("extract", help="find the skills that texts name"))
    _evaluate(commands.add_parser("evaluate", help="measure rankings against judgements"))
    _taxonomy(commands.add_parser("taxonomy", help="show, check or import concepts"))
    return whole


def _rank(command: argparse.ArgumentParser) -> None:
    """Describe ``rank``."""
    command.add_argument("--openings", type=Path, required=True, metavar="FILE_OR_DIR")
    command.add_argument("--profiles", type=Path, required=True, metavar="FILE_OR_DIR")
    command.add_argument("--top", type=int, default=20)
    command.add_argument("--run", type=Path, metavar="RUN.tsv", help="default: standard output")
    command.add_argument("--explain", type=Path, metavar="WHY.jsonl")
    _concepts(command)
    command.set_defaults(run_command=rank)


def _extract(command: argparse.ArgumentParser) -> None:
    """Describe ``extract``."""
    command.add_argument("--texts", type=Path, required=True, metavar="FILE_OR_DIR")
    command.add_argument("--out", type=Path, metavar="OUT.jsonl", help="default: standard output")
    _concepts(command)
    command.add_argument("--soft", action="store_true", help="also what a text comes near to")
    command.add_argument("--top", type=_count, help="the surest concepts of each text, so many")
    command.add_argument("--least", type=_share, default=0.0, help="least confidence, 0 to 1")
    command.set_defaults(run_command=extract)


def _evaluate(command: argparse.ArgumentParser) -> None:
    """Describe ``evaluate``."""
    command.add_argument("--queries", type=Path, required=True, metavar="Q.jsonl")
    command.add_argument("--docs", type=Path, required=True, metavar="D.jsonl")
    command.add_argument("--qrels", type=Path, required=True, metavar="QRELS.tsv")
    command.add_argument("--run", type=Path, metavar="RUN.tsv", help="also write the ranking")
    _concepts(command)
    command.set_defaults(run_command=measure)


def _taxonomy(command: argparse.ArgumentParser) -> None:
    """Describe ``taxonomy``."""
    _concepts(command)
    command.add_argument("--check", action="store_true", help="also say what is wrong")
    command.set_defaults(run_command=show)
    more = command.add_subparsers(metavar="import-esco")
    esco = more.add_parser("import-esco", help="read ESCO's own CSV files")
    esco.add_argument("folder", type=Path, metavar="DIR", help="where skills_en.csv lies")
    esco.add_argument("--out", type=Path, default=Path("esco"), metavar="FOLDER")
    esco.set_defaults(run_command=import_esco)


def _concepts(command: argparse.ArgumentParser) -> None:
    """Describe ``--taxonomy``."""
    command.add_argument(
        "--taxonomy",
        action="append",
        metavar="FOLDER",
        help="folder of concepts instead of our own; given twice, they stand beside each other, "
        "the first before the second; the word 'own' stands for our own",
    )


def _count(value: str) -> int:
    """Return a number of 1 or more."""
    if not value.isdigit() or int(value) < 1:
        raise argparse.ArgumentTypeError("expected a whole number of 1 or more")
    return int(value)


def _share(value: str) -> float:
    """Return a number from 0 to 1."""
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError("expected a number from 0 to 1")
    return share


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the status is 0, or 1 where nothing could be read, or 2 for bad usage."""
    options = parser().parse_args(arguments)
    try:
        return int(options.run_command(options))
    except TaxonomyError as error:
        sys.stderr.write(f"{error}\n")
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}\n")
    return 1
