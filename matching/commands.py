"""What the command line does; each command returns its exit status."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from matching.evaluation import evaluate, read_qrels
from matching.explain_json import as_json
from matching.extraction import SkillExtractor
from matching.recommender import Recommender
from matching.sources import Builder, Problem, items_in, read_openings, read_profiles
from matching.taxonomy import Concept, Taxonomy
from matching.types import Finding, Match, Opening, Profile


def rank(options: Namespace) -> int:
    """Rank profiles for each opening."""
    taxonomy = Taxonomy.load(options.taxonomy)
    read = _both(options.openings, options.profiles, Builder(taxonomy))
    if read is None:
        return 1
    openings, profiles = read
    recommender = Recommender(taxonomy).fit(profiles)
    with _writer(options.run) as run, _writer(options.explain, silent=True) as why:
        for opening in openings:
            matches = recommender.rank(opening, options.top)
            run.writelines(_run_lines(opening.id, matches))
            why.writelines(_json_line(as_json(match)) for match in matches)
    return 0


def extract(options: Namespace) -> int:
    """Find the skills that texts name, or with ``--soft`` come near to."""
    concepts = Taxonomy.load(options.taxonomy)
    extractor = SkillExtractor(concepts, soft=options.soft, least=options.least, top=options.top)
    done = 0
    with _writer(options.out) as out:
        for item in items_in(options.texts):
            if isinstance(item, Problem):
                _complain([item])
                continue
            line = item.line or {"text": item.text}
            text = str(line.get("text") or line.get("title") or "")
            found = extractor.extract(text, str(line.get("lang") or "") or None)
            findings = [_finding(one, concepts.get(one.concept)) for one in found]
            out.write(_json_line({"id": item.key, "findings": findings}))
            done += 1
    return 0 if done else 1


def measure(options: Namespace) -> int:
    """Rank every document for every query and print the figures."""
    taxonomy = Taxonomy.load(options.taxonomy)
    read = _both(options.queries, options.docs, Builder(taxonomy))
    if read is None:
        return 1
    queries, documents = read
    recommender = Recommender(taxonomy).fit(documents)
    runs = {query.id: recommender.scores(query) for query in queries}
    if options.run:
        with _writer(options.run) as out:
            for query, ranked in runs.items():
                out.writelines(
                    f"{query}\t{key}\t{place}\t{score:.9f}\n"
                    for place, (key, score) in enumerate(ranked, 1)
                )
    for figure in evaluate(runs, read_qrels(options.qrels)):
        line = f"{figure.name:8s} {figure.mean:.4f}  [{figure.low:.4f}, {figure.high:.4f}]"
        sys.stdout.write(f"{line}\n")
    return 0


def _both(
    openings: Path, profiles: Path, builder: Builder
) -> tuple[list[Opening], list[Profile]] | None:
    """Read both sides, name what is broken; None where a side holds nothing."""
    asked, wrong = read_openings(openings, builder)
    held, wrong_too = read_profiles(profiles, builder)
    _complain([*wrong, *wrong_too])
    for side, values in ((openings, asked), (profiles, held)):
        if not values:
            _complain([Problem(str(side), "nothing here could be read")])
    return (asked, held) if asked and held else None


def _complain(problems: Iterable[Problem]) -> None:
    """Name what could not be read."""
    for problem in problems:
        sys.stderr.write(f"{problem.where}: {problem.what}\n")


@contextmanager
def _writer(path: Path | None, *, silent: bool = False) -> Iterator[TextIO]:
    """Open a file to write, else standard output, or nothing at all."""
    if path is not None:
        with path.open("w", encoding="utf-8") as file:
            yield file
    elif silent:
        with Path("/dev/null").open("w", encoding="utf-8") as nowhere:
            yield nowhere
    else:
        yield sys.stdout


def _run_lines(query: str, matches: Sequence[Match]) -> Iterator[str]:
    """Yield the lines of a run."""
    for place, match in enumerate(matches, 1):
        yield f"{query}\t{match.profile}\t{place}\t{match.score:.6f}\n"


def _json_line(value: dict[str, Any]) -> str:
    """Return one line of JSON; half a letter, which no file can hold, is written as its code."""
    line = json.dumps(value, ensure_ascii=False)
    return line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _finding(finding: Finding, concept: Concept | None) -> dict[str, Any]:
    """Return a finding as plain values, with where an imported concept stands."""
    plain: dict[str, Any] = {
        "concept": finding.concept,
        "start": finding.start,
        "end": finding.end,
        "words": finding.words,
        "level": finding.level.name.lower() if finding.level else None,
        "must": finding.must,
        "confidence": round(finding.confidence, 4),
    }
    if concept is not None and concept.uris():
        plain |= {"label": concept.label("en"), "uris": list(concept.uris())}
    return plain
