"""How well concepts are read out of texts that nobody here wrote; half of each set is reported.

The other half is the one that was looked at while the method was chosen.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from statistics import mean
from zlib import crc32

from matching.extraction import SkillExtractor
from matching.taxonomy import LANGUAGES, Taxonomy
from matching.taxonomy.esco import read_esco
from matching.text import stem

_NO_LABEL = frozenset({"LABEL NOT PRESENT", "UNDERSPECIFIED"})
_TOP = 5
_SURE = 0.5
_LIKELY = 0.35
_ENOUGH = 3
Row = tuple[str, str]
Spans = list[tuple[int, int]]


def rows(data: Path) -> list[Row]:
    """Return each figure whose set is there, or say that it is not."""
    measures: list[tuple[str, Callable[[Path], list[Row]]]] = [
        ("unimorph_kaz/kaz.noun.tsv", lemma_rows),
        ("skills_en_dev", sentence_rows),
        ("skillspan_dev/dev.json", span_rows),
        ("kaznerd_dev/kaznerd_valid.txt", position_rows),
        ("kz_parallel_dev", record_rows),
    ]
    found: list[Row] = []
    for name, measure in measures:
        there = (data / name).exists()
        found += measure(data) if there else [(name, "not there")]
    return found


def reported(key: str) -> bool:
    """Whether something is in the half that is reported."""
    return bool(crc32(key.encode()) & 1)


def lemma_rows(data: Path) -> list[Row]:
    """Find the lemma of each inflected Kazakh noun among all: same stem, then alike letters."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    lines = (data / "unimorph_kaz" / "kaz.noun.tsv").read_text("utf-8").splitlines()
    pairs = [line.split("\t")[:2] for line in lines if line]
    lemmas = sorted({lemma for lemma, _ in pairs})
    forms = [(lemma, form) for lemma, form in pairs if reported(lemma)]
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
    known = letters.fit_transform(lemmas)
    stems = [stem(lemma, "kk") for lemma in lemmas]
    places: dict[str, list[int]] = {}
    for place, one in enumerate(stems):
        places.setdefault(one, []).append(place)
    right = same = 0
    like = letters.transform([form for _, form in forms]) @ known.T
    for number, (lemma, form) in enumerate(forms):
        row = like[[number]].toarray().ravel()
        row[places.get(stem(form, "kk"), [])] += 1
        right += lemmas[int(row.argmax())] == lemma
        same += stem(form, "kk") == stem(lemma, "kk")
    return [
        ("Kazakh nouns, lemma first among 1,641 (R@1)", f"{right / len(forms):.3f}"),
        ("Kazakh nouns that share their lemma's stem", f"{same / len(forms):.3f}"),
    ]


def _esco(data: Path) -> Taxonomy | None:
    """Return ESCO, where its files are there."""
    folder = data / "esco_v1.1.1"
    if not folder.is_dir():
        return None
    return Taxonomy({one.id: one for one in read_esco(folder).concepts})


def sentence_rows(data: Path) -> list[Row]:
    """Name the ESCO skills of a sentence: R-precision at 5."""
    taxonomy = _esco(data)
    if taxonomy is None:
        return [("skills_en_dev", "not there: esco_v1.1.1")]
    extractor = SkillExtractor(taxonomy, soft=True, top=_TOP)
    found = []
    for name in ("tech", "house"):
        gold = _labelled(data / "skills_en_dev" / f"{name}_validation_annotations.csv")
        figures = []
        for sentence, labels in gold.items():
            said = [taxonomy.label(one.concept, "en") for one in extractor.extract(sentence)]
            right = sum(label in labels for label in said)
            figures.append(right / min(_TOP, len(labels)))
        title = f"ESCO skills in {len(gold)} sentences, {name.upper()} (RP@5)"
        found.append((title, f"{mean(figures):.3f}"))
    return found


def _labelled(file: Path) -> dict[str, set[str]]:
    """Return the labels of each sentence of the half that is reported."""
    gold: dict[str, set[str]] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["label"] not in _NO_LABEL and reported(row["sentence"]):
                gold.setdefault(row["sentence"], set()).add(row["label"])
    return gold


def span_rows(data: Path) -> list[Row]:
    """Overlap the skill and knowledge spans of English job advertisements."""
    sentences = list(_tagged(data / "skillspan_dev" / "dev.json"))
    marked = [(text, spans) for text, spans in sentences if reported(text)]
    esco = _esco(data)
    found = [("with our concepts, named", SkillExtractor())]
    if esco is not None:
        found.append(("with ESCO, named", SkillExtractor(esco)))
        found.append(("with ESCO, likely", SkillExtractor(esco, soft=True, least=_SURE)))
    return [
        (f"SkillSpan, {name} (recall, precision)", _overlap(marked, one)) for name, one in found
    ]


def _tagged(file: Path) -> Iterator[tuple[str, Spans]]:
    """Yield the text and the spans of each line that has tags."""
    for line in file.read_text("utf-8").splitlines():
        one = json.loads(line)
        for tags in (one["tags_skill"], one["tags_knowledge"]):
            yield _joined(one["tokens"], tags)


def _joined(tokens: list[str], tags: list[str]) -> tuple[str, Spans]:
    """Return tokens as a text, with where the tagged spans lie in it."""
    spans: Spans = []
    place = 0
    for token, tag in zip(tokens, tags, strict=True):
        if tag.startswith("B"):
            spans.append((place, place + len(token)))
        elif tag.startswith("I") and spans:
            spans[-1] = (spans[-1][0], place + len(token))
        place += len(token) + 1
    return " ".join(tokens), spans


def _overlap(marked: list[tuple[str, Spans]], extractor: SkillExtractor) -> str:
    """Return the share of spans that a finding overlaps, and of findings that overlap one."""
    whole: dict[str, Spans] = {}
    for text, spans in marked:
        whole.setdefault(text, []).extend(spans)
    hit = asked = right = given = 0
    for text, spans in whole.items():
        said = [(one.start, one.end) for one in extractor.extract(text)]
        hit += sum(any(a < d and c < b for c, d in said) for a, b in spans)
        right += sum(any(a < d and c < b for c, d in spans) for a, b in said)
        asked, given = asked + len(spans), given + len(said)
    return f"{hit / asked:.3f}, {right / max(1, given):.3f}"


def position_rows(data: Path) -> list[Row]:
    """Find the job titles of Kazakh news as occupations."""
    marked = []
    for block in (data / "kaznerd_dev" / "kaznerd_valid.txt").read_text("utf-8").split("\n\n"):
        pairs = [line.split() for line in block.splitlines() if len(line.split()) == 2]
        tags = [tag if tag.endswith("-POSITION") else "O" for _, tag in pairs]
        text, spans = _joined([token for token, _ in pairs], tags)
        if reported(text):
            marked.append((text, spans))
    figures = _overlap(marked, SkillExtractor(occupations=True))
    return [("KazNERD job titles (recall, precision)", figures)]


def record_rows(data: Path) -> list[Row]:
    """Find the same concepts in the three languages of one course record."""
    ways = [
        ("named", SkillExtractor()),
        ("named or likely", SkillExtractor(soft=True, least=_LIKELY)),
    ]
    return [row for name, one in ways for row in _agreement(data / "kz_parallel_dev", name, one)]


def _agreement(folder: Path, name: str, extractor: SkillExtractor) -> list[Row]:
    """Return how far three languages agree, and how many records give three concepts."""
    found: dict[str, list[set[str]]] = {}
    for lang in LANGUAGES:
        for line in map(
            json.loads, (folder / f"full_{lang}.jsonl").read_text("utf-8").splitlines()
        ):
            if reported(str(line["id"])):
                said = extractor.extract(line["text"], lang)
                found.setdefault(line["id"], []).append({one.concept for one in said})
    pairs = [pair for record in found.values() for pair in combinations(record, 2)]
    alike = [len(a & b) / len(a | b) for a, b in pairs if a | b]
    enough = [[len(one) >= _ENOUGH for one in record] for record in found.values()]
    return [
        (f"course records, {name}: mean Jaccard over kk, ru, en", f"{mean(alike):.3f}"),
        (
            f"course records, {name}: 3 or more in one language, in each",
            f"{mean(map(any, enough)):.3f}, {mean(map(all, enough)):.3f}",
        ),
    ]
