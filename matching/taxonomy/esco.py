"""Importing ESCO, the European Commission's classification, from its own CSV files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from matching.taxonomy.concept import OCCUPATION, Concept
from matching.taxonomy.errors import TaxonomyError
from matching.taxonomy.loading import ISCO
from matching.taxonomy.rows import Row, find_file, read_rows

STATEMENT = "This service uses the ESCO classification of the European Commission"
# Versions differ in the names of the files and in columns that are not read here.
FILES = {
    "skills": ("skills_en.csv", "skills.csv"),
    "occupations": ("occupations_en.csv", "occupations.csv"),
    "needs": ("occupationSkillRelations_en.csv", "occupationSkillRelations.csv"),
    "broader": ("broaderRelationsSkillPillar_en.csv", "broaderRelationsSkillPillar.csv"),
    "broader roles": ("broaderRelationsOccPillar_en.csv", "broaderRelationsOccPillar.csv"),
    "related": ("skillSkillRelations_en.csv", "skillSkillRelations.csv"),
}
OPTIONAL = frozenset({"broader roles", "related"})
_URI = re.compile(r"https?://data\.europa\.eu/esco/(?:skill|occupation)/([A-Za-z0-9-]+)")
_LANGUAGES = "skill-language-groups"


@dataclass
class Imported:
    """What was read: concepts, and how many relations lead to what the files do not hold."""

    concepts: list[Concept]
    loose: int = 0


@dataclass
class _Links:
    """The relations of the set by the URI they start from."""

    essential: dict[str, list[str]] = field(default_factory=dict)
    useful: dict[str, list[str]] = field(default_factory=dict)
    broader: dict[str, list[str]] = field(default_factory=dict)
    related: dict[str, list[str]] = field(default_factory=dict)


def read_esco(folder: Path) -> Imported:
    """Read a folder of ESCO's CSV files in English.

    Raises
    ------
    TaxonomyError
        If a file is missing or a row is broken; it names both, and what was expected.
    """
    files = _files(folder)
    rows: dict[str, Row] = {}
    for row in _released(files["skills"], ("conceptUri", "skillType", "preferredLabel")):
        _enter(row, rows)
    skills = set(rows)
    for row in _released(files["occupations"], ("conceptUri", "iscoGroup", "preferredLabel")):
        if not ISCO.fullmatch(row["iscoGroup"]):
            raise row.error(f"iscoGroup to be four digits, not {row['iscoGroup']!r}")
        _enter(row, rows)
    links, loose = _links(files, set(rows))
    return Imported([_concept(uri, rows[uri], links, skills) for uri in sorted(rows)], loose)


def _files(folder: Path) -> dict[str, Path]:
    """Return the files of the set, or name the first that is missing."""
    if not folder.is_dir():
        raise TaxonomyError(str(folder), "", "a folder with ESCO's CSV files")
    found = {part: find_file(folder, names) for part, names in FILES.items()}
    for part, file in found.items():
        if file is None and part not in OPTIONAL:
            raise TaxonomyError(str(folder), "", f"the file {' or '.join(FILES[part])}")
    return {part: file for part, file in found.items() if file is not None}


def _released(file: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of concepts that are in force."""
    return (row for row in read_rows(file, columns) if row["status"] in {"", "released"})


def _enter(row: Row, rows: dict[str, Row]) -> None:
    """Keep a row by its URI, which no other row has."""
    uri = _uri(row, "conceptUri")
    if not row["preferredLabel"]:
        raise row.error("a preferredLabel")
    if uri in rows:
        raise row.error(f"a conceptUri that no other row has, not {uri}")
    rows[uri] = row


def _uri(row: Row, column: str) -> str:
    """Return a column that must hold the URI of a concept."""
    if not _URI.fullmatch(row[column]):
        raise row.error(f"{column} to be an ESCO address, not {row[column]!r}")
    return row[column]


def _links(files: dict[str, Path], known: set[str]) -> tuple[_Links, int]:
    """Return the relations between known concepts, and the number of others."""
    links = _Links()
    loose = 0
    for kind, row, start, end in _relations(files):
        table = getattr(links, kind)
        one, other = _uri(row, start), _uri(row, end)
        if one in known and other in known:
            table.setdefault(one, []).append(other)
        else:
            loose += 1
    return links, loose


def _relations(files: dict[str, Path]) -> Iterator[tuple[str, Row, str, str]]:
    """Yield the kind of each relation, its row, and the columns it leads from and to."""
    for row in read_rows(files["needs"], ("occupationUri", "relationType", "skillUri")):
        if row["relationType"] not in {"essential", "optional"}:
            raise row.error("relationType to be essential or optional")
        kind = "essential" if row["relationType"] == "essential" else "useful"
        yield kind, row, "occupationUri", "skillUri"
    for part in ("broader", "broader roles"):
        for row in read_rows(files[part], _BROADER) if part in files else ():
            # Groups of skills and of occupations are headings, nothing a person holds.
            if not row["broaderType"].endswith("Group") and not row["conceptType"].endswith(
                "Group"
            ):
                yield "broader", row, "conceptUri", "broaderUri"
    if "related" in files:
        for row in read_rows(files["related"], ("originalSkillUri", "relatedSkillUri")):
            yield "related", row, "originalSkillUri", "relatedSkillUri"


_BROADER = ("conceptType", "conceptUri", "broaderType", "broaderUri")


def _concept(uri: str, row: Row, links: _Links, skills: set[str]) -> Concept:
    """Return one row as a concept of ours."""

    def ids(table: dict[str, list[str]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(concept_id(other) for other in table.get(uri, ())))

    about = " ".join((row["description"] or row["definition"]).split())
    return Concept(
        id=concept_id(uri),
        kind=_kind(row) if uri in skills else OCCUPATION,
        labels={"en": _labels(row)},
        about={"en": about} if about else {},
        broader=ids(links.broader),
        related=ids(links.related),
        isco="" if uri in skills else row["iscoGroup"],
        essential=ids(links.essential),
        useful=ids(links.useful),
        uri=uri,
        domain="esco",
    )


def concept_id(uri: str) -> str:
    """Return the id of an ESCO address: its last part, marked as ESCO's.

    Examples
    --------
    >>> concept_id("http://data.europa.eu/esco/skill/0005c151-5b5a-4a66-8aac-60e734beb1ab")
    'esco-0005c151-5b5a-4a66-8aac-60e734beb1ab'
    """
    return "esco-" + uri.rsplit("/", 1)[1].lower()


def _kind(row: Row) -> str:
    """Return what kind of skill a row is; ESCO does not tell tools apart."""
    if _LANGUAGES in row["inScheme"]:
        return "language"
    if row["reuseLevel"] == "transversal":
        return "transversal"
    return "knowledge" if row["skillType"] == "knowledge" else "skill"


def _labels(row: Row) -> tuple[str, ...]:
    """Return the preferred label and the alternatives, each once."""
    once: dict[str, str] = {}
    for label in (row["preferredLabel"], *re.split(r"[\n|]", row["altLabels"])):
        plain = " ".join(label.split())
        once.setdefault(plain.casefold(), plain)
    return tuple(label for label in once.values() if label)
