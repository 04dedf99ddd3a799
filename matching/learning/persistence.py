"""The file of a model: written by skops, and read only where nothing about it is doubtful."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from matching.explain import Bands
from matching.learning.errors import (
    ChangedModelError,
    DamagedModelError,
    MissingModelError,
    ModelError,
    OtherVersionError,
    UntrustedModelError,
)
from matching.learning.model import METHOD, TrainedModel
from matching.learning.shapes import Shape
from matching.prior import NAMES

KIND = "a matching model of Talent"
TRUSTED = frozenset({"sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor"})
"""What a classifier holds besides what skops trusts by itself; the model around it, nothing."""
LARGEST = 50_000_000
_UNREADABLE = (
    *(AttributeError, BadZipFile, EOFError, ImportError, KeyError, NotImplementedError),
    *(OSError, RecursionError, TypeError, ValueError),
)


def save(model: TrainedModel, folder: Path) -> tuple[Path, str]:
    """Write a model durably and return its file and the file's SHA-256.

    Parameters
    ----------
    model
        The model.
    folder
        Where to; it is made where it is not there.
    """
    import skops.io

    data = skops.io.dumps(
        {
            "kind": KIND,
            "method": METHOD,
            "version": model.version,
            "model": json.dumps(_plain(model), ensure_ascii=False),
            "classifier": model.classifier,
        }
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{model.version}.skops"
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    return path, hashlib.sha256(data).hexdigest()


def load(path: Path, sha256: str | None = None) -> TrainedModel:
    """Read a model.

    Parameters
    ----------
    path
        The file.
    sha256
        What its hash must be; not looked at where it is None.

    Raises
    ------
    MissingModelError
        If there is no such file.
    ChangedModelError
        If its hash is another.
    UntrustedModelError
        If it holds types that no model needs.
    OtherVersionError
        If it was made by another version of the method.
    DamagedModelError
        If it cannot be read as a model.
    """
    with _readable(path):
        state = _state(path, _bytes(path, sha256))
        model = _model(json.loads(state["model"]), state["classifier"])
        if model.version != state["version"]:
            raise DamagedModelError(f"{path.name} holds another model than it names")
    return model


def load_classifier(path: Path, sha256: str | None = None) -> Any:
    """Read the classifier that a model was taken from; raises as ``load`` does.

    Only here is it opened: a model scores without it, whatever scikit-learn has become.
    """
    import skops.io

    with _readable(path):
        data = load(path, sha256).classifier
        _refuse_foreign_types(path, data, TRUSTED)
        return skops.io.loads(data, trusted=sorted(TRUSTED))


def _plain(model: TrainedModel) -> dict[str, Any]:
    """Return what a model is made of as plain values."""
    return {
        "shapes": [asdict(shape) for shape in model.shapes],
        "bias": model.bias,
        "bands": list(model.bands),
        "taxonomy": model.taxonomy,
        "card": model.card,
    }


def _model(plain: Mapping[str, Any], classifier: bytes) -> TrainedModel:
    """Return the model that plain values stand for."""
    shapes = tuple(
        Shape(one["feature"], tuple(one["edges"]), tuple(one["rises"]), one["unasked"])
        for one in plain["shapes"]
    )
    if tuple(shape.feature for shape in shapes) != NAMES:
        raise ValueError("its features are others")
    bands, taxonomy = Bands(*plain["bands"]), plain["taxonomy"]
    return TrainedModel(shapes, plain["bias"], bands, taxonomy, plain["card"], bytes(classifier))


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Say of whatever cannot be read that the file is damaged."""
    try:
        yield
    except ModelError:
        raise
    except _UNREADABLE as error:
        raise DamagedModelError(f"{path.name} cannot be read as a model: {error}") from error


def _state(path: Path, data: bytes) -> Mapping[str, Any]:
    """Return what the file holds, once its types and version are right."""
    import skops.io

    _refuse_foreign_types(path, data, frozenset())
    state = skops.io.loads(data)
    if not isinstance(state, dict) or state.get("kind") != KIND:
        raise DamagedModelError(f"{path.name} is no matching model")
    if state.get("method") != METHOD:
        made = state.get("method")
        raise OtherVersionError(f"{path.name} was made by method {made}, this is {METHOD}")
    return state


def _bytes(path: Path, sha256: str | None) -> bytes:
    """Return a file's bytes, once they are those that were saved."""
    if not path.is_file():
        raise MissingModelError(f"{path.name} is missing")
    if path.stat().st_size > LARGEST:
        raise DamagedModelError(f"{path.name} is too large for a model")
    data = path.read_bytes()
    if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
        raise ChangedModelError(f"{path.name} is not the file that was saved")
    return data


def _refuse_foreign_types(path: Path, data: bytes, trusted: frozenset[str]) -> None:
    """Refuse types that are not trusted, before any is made."""
    import skops.io

    found = set(skops.io.get_untrusted_types(data=data)) - trusted
    if found:
        raise UntrustedModelError(f"{path.name} holds types that are not trusted: {sorted(found)}")
