"""How well texts find each other, beside the plain baselines of scikit-learn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from bench import sets
from matching.evaluation import METRICS, evaluate, read_qrels
from matching.recommender import Recommender
from matching.sources import Builder, read_openings, read_profiles
from matching.taxonomy import Taxonomy
from matching.types import Opening, Profile

Runs = dict[str, list[tuple[str, float]]]
Method = Callable[[Sequence[Opening], Sequence[Profile]], Runs]
_LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True)
class Task:
    """Queries, documents and which belong together; ``metric`` is the one to report."""

    name: str
    queries: Path
    documents: Path
    qrels: Path
    metric: str = "MAP"


def tasks(data: Path, made: Path) -> list[Task]:
    """Return the tasks whose files are there; those of tables are written into ``made``."""
    parallel, titles = data / "kz_parallel_dev", data / "titles_en_dev"
    pairs = [(a, b) for a in _LANGUAGES for b in _LANGUAGES if a != b]
    found = [
        Task(
            f"course {queries} → {documents}, {a}→{b}", *_files(parallel, queries, a, documents, b)
        )
        for queries, documents in (("title", "desc"), ("full", "full"))
        for a, b in pairs
    ]
    english = Task(
        "job titles, en", titles / "queries.jsonl", titles / "docs.jsonl", titles / "qrels.tsv"
    )
    weak = data / "kz_professions_weak"
    professions = [
        Task(
            f"profession names, {a}→{b}",
            weak / f"{a}.jsonl",
            weak / f"{b}.jsonl",
            weak / f"qrels_{a}-{b}.tsv",
            "MRR",
        )
        for a, b in pairs
    ]
    nouns, vacancies = sets.inflected_nouns(data, made), sets.vacancy_titles(data, made)
    tables = [
        *([Task("inflected noun → lemma, kk", *nouns, "P@1")] if nouns else []),
        *([Task("vacancy title → ESCO occupation, en", *vacancies, "MRR")] if vacancies else []),
    ]
    return [task for task in [*found, english, *professions, *tables] if task.qrels.exists()]


def _files(folder: Path, queries: str, a: str, documents: str, b: str) -> tuple[Path, Path, Path]:
    return folder / f"{queries}_{a}.jsonl", folder / f"{documents}_{b}.jsonl", folder / "qrels.tsv"


def by_matcher(openings: Sequence[Opening], profiles: Sequence[Profile]) -> Runs:
    """Rank with the matcher as the web application does."""
    recommender = Recommender(Taxonomy.load()).fit(profiles)
    return {opening.id: list(recommender.scores(opening)) for opening in openings}


def by_tfidf(analyzer: str, ngrams: tuple[int, int]) -> Method:
    """Return a baseline: cosine of TF-IDF over words or over letter groups."""

    def rank(openings: Sequence[Opening], profiles: Sequence[Profile]) -> Runs:
        from sklearn.feature_extraction.text import TfidfVectorizer

        held = [_text(profile) for profile in profiles]
        vectors = TfidfVectorizer(analyzer=analyzer, ngram_range=ngrams, sublinear_tf=True)
        documents = vectors.fit_transform(held)
        scores = vectors.transform([_text(opening) for opening in openings]) @ documents.T
        ids = [profile.id for profile in profiles]
        return {
            opening.id: list(zip(ids, row, strict=True))
            for opening, row in zip(openings, scores.toarray().tolist(), strict=True)
        }

    return rank


METHODS: dict[str, Method] = {
    "matcher": by_matcher,
    "word TF-IDF": by_tfidf("word", (1, 1)),
    "char TF-IDF": by_tfidf("char_wb", (2, 4)),
}


def _text(side: Opening | Profile) -> str:
    return f"{side.title} {side.text}"


def measure(task: Task) -> dict[str, float]:
    """Return the figure of each method for a task."""
    builder = Builder(Taxonomy.load())
    openings, _ = read_openings(task.queries, builder)
    profiles, _ = read_profiles(task.documents, builder)
    qrels = read_qrels(task.qrels)
    place = METRICS.index(task.metric)
    return {
        name: evaluate(method(openings, profiles), qrels)[place].mean
        for name, method in METHODS.items()
    }


def rows(data: Path) -> list[tuple[str, dict[str, float]]]:
    """Return the table: each task, and the mean of each group of six directions."""
    table: list[tuple[str, dict[str, float]]] = []
    groups: dict[str, list[dict[str, float]]] = {}
    with TemporaryDirectory() as made:
        measured = [(task, measure(task)) for task in tasks(data, Path(made))]
    for task, figures in measured:
        table.append((f"{task.name} ({task.metric})", figures))
        groups.setdefault(task.name.partition(",")[0].rsplit(",", 1)[0], []).append(figures)
    for name, many in groups.items():
        if len(many) > 1:
            means = {method: mean(one[method] for one in many) for method in METHODS}
            table.append((f"{name}, mean of {len(many)}", means))
    return table
