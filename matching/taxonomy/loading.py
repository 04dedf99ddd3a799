"""Reading concept files: TOML or lines in, checked concepts out, or an error naming the place."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from matching.taxonomy.concept import LANGUAGES, OCCUPATION, SKILL_KINDS, Concept
from matching.taxonomy.errors import TaxonomyError

FOLDERS = ("skills", "occupations")
LINES = "concepts.jsonl"
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ISCO = re.compile(r"\d{4}")
SHARED_FIELDS = frozenset({"kind", "about", "broader", "related", *LANGUAGES})
OCCUPATION_FIELDS = frozenset({"isco", "essential", "useful"})
IMPORTED_FIELDS = frozenset({"uri", "same", "domain"})


def read_folder(folder: Path) -> tuple[dict[str, Concept], str]:
    """Read every concept file below a folder.

    Returns
    -------
    tuple
        The concepts by id, in order of id, and the hash of the files' bytes.
    """
    files = concept_files(folder)
    if not files:
        raise TaxonomyError(str(folder), "", f"skills/*.toml, occupations/*.toml or {LINES}")
    digest = hashlib.sha256()
    concepts: dict[str, Concept] = {}
    for file in files:
        data = file.read_bytes()
        digest.update(file.name.encode() + b"\0" + data)
        for concept in (read_lines if file.name == LINES else read_file)(data, file.name):
            if concept.id in concepts:
                raise TaxonomyError(file.name, concept.id, "an id that no other block has")
            concepts[concept.id] = concept
    return dict(sorted(concepts.items())), digest.hexdigest()[:16]


def concept_files(folder: Path) -> list[Path]:
    """Return the concept files of a folder in a stable order."""
    files = [file for name in FOLDERS for file in sorted((folder / name).glob("*.toml"))]
    return [*files, *folder.glob(LINES)]


def read_file(data: bytes, file: str) -> Iterator[Concept]:
    """Yield the concepts of one TOML file's bytes, one a block."""
    try:
        blocks = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TaxonomyError(file, "", f"UTF-8 TOML ({error})") from error
    for name, block in blocks.items():
        yield read_block(name, block, file, domain=file.removesuffix(".toml"))


def read_lines(data: bytes, file: str) -> Iterator[Concept]:
    """Yield the concepts of an imported set, one a line of JSON; one language is enough."""
    for number, line in enumerate(data.splitlines(), 1):
        try:
            block = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise TaxonomyError(file, f"line {number}", f"UTF-8 JSON ({error})") from error
        if not isinstance(block, dict) or not isinstance(block.get("id"), str):
            raise TaxonomyError(file, f"line {number}", "an object with an id")
        yield read_block(block.pop("id"), block, file, imported=True)


def read_block(
    name: str, block: object, file: str, *, imported: bool = False, domain: str = ""
) -> Concept:
    """Turn one block of fields into a concept."""
    if not isinstance(block, dict):
        raise TaxonomyError(file, name, "a block of fields")
    if not KEBAB.fullmatch(name):
        raise TaxonomyError(file, name, "an id in kebab-case ASCII")
    kind = block.get("kind")
    if kind != OCCUPATION and kind not in SKILL_KINDS:
        raise TaxonomyError(file, name, f"kind to be one of {sorted({*SKILL_KINDS, OCCUPATION})}")
    allowed = SHARED_FIELDS | (OCCUPATION_FIELDS if kind == OCCUPATION else frozenset())
    allowed |= IMPORTED_FIELDS if imported else frozenset()
    if unknown := sorted(set(block) - allowed):
        raise TaxonomyError(file, name, f"only the fields {sorted(allowed)}, not {unknown}")
    return Concept(
        id=name,
        kind=str(kind),
        labels=_labels(block, name, file, every=not imported),
        about=_about(block, name, file),
        broader=_strings(block, "broader", name, file),
        related=_strings(block, "related", name, file),
        isco=_isco(block, name, file),
        essential=_strings(block, "essential", name, file),
        useful=_strings(block, "useful", name, file),
        uri=_string(block, "uri", name, file),
        same=_strings(block, "same", name, file),
        domain=_string(block, "domain", name, file) or domain,
    )


def _labels(
    block: Mapping[str, Any], name: str, file: str, *, every: bool
) -> dict[str, tuple[str, ...]]:
    """Return the labels by language; ours need every language, an imported set needs one."""
    labels = {lang: _strings(block, lang, name, file) for lang in LANGUAGES}
    for lang in LANGUAGES if every else ():
        if not labels[lang]:
            raise TaxonomyError(file, name, f"at least one label in {lang}")
    if not any(labels.values()):
        raise TaxonomyError(file, name, "at least one label")
    return labels


def _strings(block: Mapping[str, Any], field: str, name: str, file: str) -> tuple[str, ...]:
    """Return a list of non-empty strings."""
    value = block.get(field, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise TaxonomyError(file, name, f"{field} to be a list of non-empty strings")
    return tuple(value)


def _string(block: Mapping[str, Any], field: str, name: str, file: str) -> str:
    """Return a string, empty where there is none."""
    value = block.get(field, "")
    if not isinstance(value, str):
        raise TaxonomyError(file, name, f"{field} to be a string")
    return value


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
