"""``python -m bench [--data DIR] [--small]``: one table of quality and speed."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from bench import extraction, quality, retrieval, speed

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def main() -> None:
    """Measure and print."""
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--data", type=Path, default=_DATA, help="folder of the labelled sets")
    parser.add_argument("--small", action="store_true", help="a tenth of the rows")
    options = parser.parse_args()
    data = options.data
    print(f"{'quality (higher is better)':52}", *(f"{name:>12}" for name in quality.METHODS))
    table = quality.rows(data)
    for name, figures in table:
        print(f"{name:52}", *(f"{figures[method]:12.3f}" for method in quality.METHODS))
    if not table:
        print(f"not measured: no labelled set in {data}")
    print(f"\n{'reading texts (the half that was not looked at)':64}")
    for name, figure in extraction.rows(data):
        print(f"{name:64} {figure:>12}")
    print(f"\n{'speed (processor time; queries: median / 95th percentile)':60}")
    for name, figure in speed.rows(speed.SMALL if options.small else speed.FULL):
        print(f"{name:60} {figure:>12}")
    size = retrieval.SMALL if options.small else retrieval.FULL
    title = f"retrieval, {size.queries:,} × {size.documents:,}, top {retrieval.TOP}"
    heads = ("seconds", "ratio", "processor", "agreement")
    print(f"\n{title:52}", *(f"{head:>12}" for head in heads))
    for name, *figures in retrieval.rows(size):
        print(f"{name:52}", *(f"{figure:>12}" for figure in figures))


if __name__ == "__main__":
    main()
