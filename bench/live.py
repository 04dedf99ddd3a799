"""``python -m bench.live``: the live index at the size of a city, made, asked and changed."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine, insert
from sqlalchemy.orm import Session

from bench.made_up import Market
from matching.packing import VERSION, pack, squeeze
from matching.types import Opening, Profile
from models import Base, DocumentKind, MatchDocument
from talent.database import READING, make_engine
from talent.matches.champion import KEPT
from talent.matches.index import Held, Index, Shelf
from tests.support.postgres import Cluster

PROFILES, OPENINGS = 100_000, 30_000
ROUNDS, TOP = 40, 50
_PAGE = 4096


def main() -> None:
    """Fill databases with documents, and measure an index on each."""
    parser = ArgumentParser(prog="python -m bench.live", description=__doc__)
    parser.add_argument("--profiles", type=int, default=PROFILES)
    parser.add_argument("--openings", type=int, default=OPENINGS)
    parser.add_argument("--databases", nargs="+", default=["postgresql", "sqlite"])
    options = parser.parse_args()
    for kind in options.databases:
        with _url(kind) as url:
            print(f"{kind}: {options.profiles:,} profiles, {options.openings:,} openings")
            # In processes of their own: memory of one must not be counted with another's.
            _apart(lambda url=url: _fill(url, options.profiles, options.openings))
            _apart(lambda url=url: _measure(url))


def _apart(work: Callable[[], None]) -> None:
    sys.stdout.flush()
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    try:
        work()
    finally:
        sys.stdout.flush()
        os._exit(0)


@contextmanager
def _url(kind: str) -> Iterator[str]:
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{Path(folder) / 'bench.db'}"
        return
    cluster = Cluster()
    cluster.start()
    try:
        yield cluster.url("postgres").replace("postgresql://", "postgresql+psycopg://")
    finally:
        cluster.stop()


def _fill(url: str, profiles: int, openings: int) -> None:
    engine = make_engine(url)
    Base.metadata.create_all(engine)
    market = Market()
    with Session(engine) as session:
        for some in _batches(market.profiles(profiles)):
            session.execute(
                insert(MatchDocument), [_row(DocumentKind.PROFILE, one) for one in some]
            )
        for some in _batches(market.openings(openings)):
            session.execute(
                insert(MatchDocument), [_row(DocumentKind.OPENING, one) for one in some]
            )
        session.commit()
    engine.dispose()


def _batches(documents: Iterable[Opening | Profile]) -> Iterator[list[Opening | Profile]]:
    rest = iter(documents)
    while some := list(islice(rest, 5_000)):
        yield some


def _row(kind: DocumentKind, document: Opening | Profile) -> dict[str, object]:
    packed = pack(document)
    return {
        "kind": kind,
        "owner_id": int(document.id),
        "matched": True,
        "packing": VERSION,
        "digest": hashlib.sha256(packed).hexdigest(),
        "body": squeeze(packed),
    }


def _measure(url: str) -> None:
    begun = time.perf_counter()
    KEPT.prior.score(Opening("", title="-", text="-"), Profile("", title="-", text="-"))
    _say("the library loaded", f"{_since(begun):.1f} s", f"{_resident():.0f} MB")
    engine, index = make_engine(url), Index()
    READING.set(True)
    begun, processor = time.perf_counter(), time.process_time()
    held = _look(engine, index)
    used = time.process_time() - processor
    _say("the index made", f"{_since(begun):.1f} s", f"{_resident():.0f} MB")
    _say("... of which this process had the processor", f"{used:.1f} s")
    people, roles = _some(held.profiles), _some(held.openings)
    _rank("one profile against all openings, the best 50 explained", held.openings, people)
    _rank("one opening against all profiles, the best 50 explained", held.profiles, roles)
    _say("a look without news", *_times(lambda: _look(engine, index)))
    READING.set(False)
    _say("from the commit of an edit to its being ranked", *_edits(engine, index, held))
    _say("afterwards", f"{_resident():.0f} MB")
    engine.dispose()


def _look(engine: Engine, index: Index) -> Held:
    with Session(engine) as session:
        return index.look(session)


def _some(shelf: Shelf) -> list[Opening | Profile]:
    keys = shelf.recommender.ids()
    found = (shelf.recommender.document(key) for key in keys[:: max(1, len(keys) // ROUNDS)])
    return [one for one in found if one is not None][:ROUNDS]


def _rank(name: str, shelf: Shelf, queries: list[Opening | Profile]) -> None:
    rest = iter(queries)
    shelf.recommender.rank(queries[0], TOP)
    _say(name, *_times(lambda: shelf.recommender.rank(next(rest), TOP), len(queries)))


def _edits(engine: Engine, index: Index, held: Held) -> tuple[str, str]:
    """Change profiles one after the other; ask for the best after each."""
    people, (role, *_) = _some(held.profiles), _some(held.openings)
    rest = iter(people)

    def edit() -> None:
        person = next(rest)
        with Session(engine) as session:
            row = _row(DocumentKind.PROFILE, replace(person, title="Welder"))
            session.execute(insert(MatchDocument), [row])
            session.commit()
        begun = time.perf_counter()
        found = _look(engine, index).profiles.recommender.document(person.id)
        took.append(_since(begun) * 1000)
        if not (isinstance(found, Profile) and found.title == "Welder"):
            raise RuntimeError("an edit was not seen at the next look")

    took: list[float] = []
    for _ in people:
        edit()
    _rank(
        "an opening against all profiles after these edits", _look(engine, index).profiles, [role]
    )
    return _figures(took)


def _times(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[str, str]:
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        took.append(_since(begun) * 1000)
    return _figures(took)


def _figures(took: list[float]) -> tuple[str, str]:
    """Return the median and the 95th percentile of milliseconds."""
    ordered = sorted(took)
    return f"{ordered[len(took) // 2]:.1f} ms", f"{ordered[int(len(took) * 0.95)]:.1f} ms"


def _since(begun: float) -> float:
    return time.perf_counter() - begun


def _resident() -> float:
    """Return the memory of this process in megabytes."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE / 1e6


def _say(name: str, *figures: str) -> None:
    print(f"  {name:58}", *(f"{figure:>12}" for figure in figures), flush=True)


if __name__ == "__main__":
    main()
