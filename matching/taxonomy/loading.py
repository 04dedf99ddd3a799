"""Reading concept files: TOML in, checked concepts out, or an error that names the place."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from matching.taxonomy.concept import LANGUAGES, OCCUPATION, SKILL_KINDS, Concept

FOLDERS = ("skills", "occupations")
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ISCO = re.compile(r"\d{4}")
SHARED_FIELDS = frozenset({"kind", "about", "broader", "related", *LANGUAGES})
OCCUPATION_FIELDS = frozenset({"isco", "essential", "useful"})


class TaxonomyError(ValueError):
    """A concept file cannot be used; the message names file, block and what was expected."""

    def __init__(self, file: str, block: str, expected: str) -> None:
        self.file, self.block, self.expected = file, block, expected
        where = f"{file} [{block}]" if block else file
        super().__init__(f"{where}: expected {expected}")


def read_folder(folder: Path) -> tuple[dict[str, Concept], str]:
    """Read every concept file below a folder.

    Returns
    -------
    tuple
        The concepts by id, in order of id, and the hash of the files' bytes.
    """
    files = concept_files(folder)
    if not files:
        raise TaxonomyError(str(folder), "", "skills/*.toml or occupations/*.toml")
    digest = hashlib.sha256()
    concepts: dict[str, Concept] = {}
    for file in files:
        data = file.read_bytes()
        digest.update(file.name.encode() + b"\0" + data)
        for concept in read_file(data, file.name):
            if concept.id in concepts:
                raise TaxonomyError(file.name, concept.id, "an id that no other block has")
            concepts[concept.id] = concept
    return dict(sorted(concepts.items())), digest.hexdigest()[:16]


def concept_files(folder: Path) -> list[Path]:
    """Return the concept files of a folder in a stable order."""
    return [file for name in FOLDERS for file in sorted((folder / name).glob("*.toml"))]


def read_file(data: bytes, file: str) -> Iterator[Concept]:
    """Yield the concepts of one file's bytes."""
    try:
        blocks = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TaxonomyError(file, "", f"UTF-8 TOML ({error})") from error
    for name, block in blocks.items():
        yield read_block(name, block, file)


def read_block(name: str, block: object, file: str) -> Concept:
    """Turn one TOML block into a concept."""
    if not isinstance(block, dict):
        raise TaxonomyError(file, name, "a block of fields")
    if not KEBAB.fullmatch(name):
        raise TaxonomyError(file, name, "an id in kebab-case ASCII")
    kind = block.get("kind")
    if kind != OCCUPATION and kind not in SKILL_KINDS:
        raise TaxonomyError(file, name, f"kind to be one of {sorted({*SKILL_KINDS, OCCUPATION})}")
    allowed = SHARED_FIELDS | OCCUPATION_FIELDS if kind == OCCUPATION else SHARED_FIELDS
    if unknown := sorted(set(block) - allowed):
        raise TaxonomyError(file, name, f"only the fields {sorted(allowed)}, not {unknown}")
    return Concept(
        id=name,
        kind=str(kind),
        labels={lang: _labels(block, lang, name, file) for lang in LANGUAGES},
        about=_about(block, name, file),
        broader=_strings(block, "broader", name, file),
        related=_strings(block, "related", name, file),
        isco=_isco(block, name, file),
        essential=_strings(block, "essential", name, file),
        useful=_strings(block, "useful", name, file),
    )


def _labels(block: Mapping[str, Any], lang: str, name: str, file: str) -> tuple[str, ...]:
    """Return the labels of one language; at least one is needed."""
    labels = _strings(block, lang, name, file)
    if not labels:
        raise TaxonomyError(file, name, f"at least one label in {lang}")
    return labels


def _strings(block: Mapping[str, Any], field: str, name: str, file: str) -> tuple[str, ...]:
    """Return a list of non-empty strings."""
    value = block.get(field, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise TaxonomyError(file, name, f"{field} to be a list of non-empty strings")
    return tuple(value)


def _about(block: Mapping[str, Any], name: str, file: str) -> dict[str, str]:
    """Return the descriptions by language."""
    about = block.get("about", {})
    if not isinstance(about, dict) or not all(isinstance(v, str) for v in about.values()):
        raise TaxonomyError(file, name, "about to be a table of one line a language")
    return dict(about)


def _isco(block: Mapping[str, Any], name: str, file: str) -> str:
    """Return the ISCO-08 unit group, which every occupation needs."""
    isco = block.get("isco", "")
    if block["kind"] == OCCUPATION and not (isinstance(isco, str) and ISCO.fullmatch(isco)):
        raise TaxonomyError(file, name, "isco to be four digits")
    return str(isco)
