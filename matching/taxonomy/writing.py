"""Writing an imported set as a folder of concepts: all of it, or nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from matching.taxonomy.concept import LANGUAGES, Concept
from matching.taxonomy.errors import TaxonomyError
from matching.taxonomy.loading import LINES

NOTICE = "NOTICE.txt"
_LISTS = ("broader", "related", "essential", "useful", "same")
_STRINGS = ("isco", "uri", "domain")


def write_folder(concepts: Iterable[Concept], notice: str, folder: Path) -> None:
    """Write concepts as lines of JSON beside a notice.

    The folder appears only when it is complete. An imported set that is there already is
    replaced; a folder that holds anything else is left alone.

    Raises
    ------
    TaxonomyError
        If the folder holds something else, or cannot be written.
    """
    if folder.exists() and not _replaceable(folder):
        raise TaxonomyError(str(folder), "", "a new or empty folder, or one that was imported")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        whole = Path(mkdtemp(prefix=".importing-", dir=folder.parent))
    except OSError as error:
        raise TaxonomyError(str(folder), "", f"a place to write ({error.strerror})") from error
    try:
        lines = (json.dumps(_block(one), ensure_ascii=False) + "\n" for one in concepts)
        with (whole / LINES).open("w", encoding="utf-8") as out:
            out.writelines(lines)
        (whole / NOTICE).write_text(notice + "\n", "utf-8")
        whole.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        whole.rename(folder)
    finally:
        shutil.rmtree(whole, ignore_errors=True)


def _replaceable(folder: Path) -> bool:
    """Whether a folder is empty, or an imported set and nothing else."""
    return folder.is_dir() and {one.name for one in folder.iterdir()} <= {LINES, NOTICE}


def _block(concept: Concept) -> dict[str, Any]:
    """Return a concept as plain values, without what is empty."""
    labels = {lang: list(concept.labels.get(lang, ())) for lang in LANGUAGES}
    links = {name: list(getattr(concept, name)) for name in _LISTS}
    plain = {name: getattr(concept, name) for name in _STRINGS}
    rest = {**labels, "about": dict(concept.about), **links, **plain}
    return {"id": concept.id, "kind": concept.kind} | {
        name: value for name, value in rest.items() if value
    }
