"""Labelled sets that come as tables, written as the plain lines that ``evaluate`` reads."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

SEED = 0
FORMS, VACANCIES = 2_000, 1_500


def inflected_nouns(data: Path, out: Path) -> tuple[Path, Path, Path] | None:
    """Write inflected Kazakh nouns as queries and all lemmas as documents; None without the set."""
    source = data / "unimorph_kaz" / "kaz.noun.tsv"
    if not source.exists():
        return None
    rows = [line.split("\t") for line in source.read_text("utf-8").splitlines() if line]
    place = {lemma: number for number, lemma in enumerate(sorted({row[0] for row in rows}))}
    inflected = [row for row in rows if row[0] != row[1]]
    drawn = random.Random(SEED).sample(inflected, FORMS)
    return _written(
        out / "nouns",
        [{"lang": "kk", "text": form} for _, form, _ in drawn],
        [{"lang": "kk", "text": lemma} for lemma in place],
        [place[lemma] for lemma, _, _ in drawn],
    )


def vacancy_titles(data: Path, out: Path) -> tuple[Path, Path, Path] | None:
    """Write vacancy titles as queries and ESCO's occupations as documents; None without them."""
    titles = data / "jobbert_dev" / "titles.csv"
    esco = data / "esco_v1.1.1" / "occupations_en.csv"
    if not (titles.exists() and esco.exists()):
        return None
    occupations = _table(esco)
    place = {row["conceptUri"]: number for number, row in enumerate(occupations)}
    known = [row for row in _table(titles) if row["conceptUri"] in place]
    drawn = random.Random(SEED).sample(known, VACANCIES)
    return _written(
        out / "vacancies",
        [{"lang": "en", "text": row["vacancyTitle"]} for row in drawn],
        [
            {
                "lang": "en",
                "title": row["preferredLabel"],
                "text": f"{row['altLabels'].replace(chr(10), '; ')}. {row['description']}",
            }
            for row in occupations
        ],
        [place[row["conceptUri"]] for row in drawn],
    )


def _table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _written(
    out: Path, queries: Iterable[Mapping[str, Any]], documents: Iterable[Mapping[str, Any]],
    right: Iterable[int],
) -> tuple[Path, Path, Path]:  # fmt: skip
    """Write queries, documents and which document is right for each query."""
    out.mkdir(parents=True)
    for name, letter, lines in (("queries", "q", queries), ("docs", "d", documents)):
        text = "".join(
            json.dumps({"id": f"{letter}{number}", **line}, ensure_ascii=False) + "\n"
            for number, line in enumerate(lines)
        )
        (out / f"{name}.jsonl").write_text(text, "utf-8")
    judged = "".join(f"q{number}\t0\td{place}\t1\n" for number, place in enumerate(right))
    (out / "qrels.tsv").write_text(judged, "utf-8")
    return out / "queries.jsonl", out / "docs.jsonl", out / "qrels.tsv"
