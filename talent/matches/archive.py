"""Every taxonomy that ever scored, kept in the instance folder, so that scores can be repeated."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import structlog

from matching.taxonomy import Taxonomy
from matching.taxonomy.errors import TaxonomyError
from matching.taxonomy.taxonomy import DATA

FOLDER = "taxonomies"

log = structlog.get_logger()


def keep(instance: Path) -> Path:
    """Copy our own taxonomy into the instance folder, unless its version is there already.

    Returns
    -------
    Path
        Where it lies.
    """
    kept = instance / FOLDER / Taxonomy.load().version
    if kept.exists():
        return kept
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as unfinished:
        copy = Path(unfinished) / "copy"
        shutil.copytree(DATA, copy)
        try:
            copy.rename(kept)
        except OSError:  # another worker was first
            if not kept.exists():
                raise
    return kept


def find(instance: Path, version: str) -> Taxonomy | None:
    """Return a taxonomy by the first digits of its version: ours, or a kept one, or None."""
    own = Taxonomy.load()
    if own.version.startswith(version):
        return own
    kept = sorted((instance / FOLDER).glob(f"{version}*"))
    for folder in kept:
        try:
            taxonomy = Taxonomy.load(folder)
        except TaxonomyError as error:
            log.warning("kept taxonomy unreadable", folder=folder.name, error=str(error))
            continue
        if taxonomy.version == folder.name:
            return taxonomy
    return None
