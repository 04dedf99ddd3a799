"""A model's file: it comes back as it was saved, and nothing doubtful is ever used."""

import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
import skops.io

from matching.learning import (
    ChangedModelError,
    DamagedModelError,
    MissingModelError,
    OtherVersionError,
    UntrustedModelError,
    load,
    load_classifier,
    persistence,
    save,
)
from tests.matching.decisions import learned


@pytest.fixture
def saved(tmp_path):
    return save(learned(), tmp_path / "models")


def rewrite(path, **changes):
    """Write a file like the saved one with something else in it."""
    state = skops.io.load(path) | changes
    path.write_bytes(skops.io.dumps(state))


def test_it_comes_back_as_it_was(saved):
    path, sha256 = saved
    model = load(path, sha256)
    assert model == learned()
    assert model.card == json.loads(json.dumps(learned().card))
    assert model.version == learned().version == path.stem
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(MissingModelError, match=r"gone\.skops is missing"):
        load(tmp_path / "gone.skops")


def test_a_changed_file_is_refused(saved):
    path, sha256 = saved
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(ChangedModelError, match="not the file that was saved"):
        load(path, sha256)


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_a_damaged_file_is_refused(saved, data):
    path, _ = saved
    path.write_bytes(data)
    with pytest.raises(DamagedModelError):
        load(path)


def test_a_file_without_one_of_its_parts_is_refused(saved):
    path, _ = saved
    with ZipFile(path) as archive:
        schema = archive.read("schema.json")
    with ZipFile(path, "w") as archive:
        archive.writestr("schema.json", schema)
    with pytest.raises(DamagedModelError, match="cannot be read"):
        load(path)


def test_half_a_file_is_refused(saved):
    path, _ = saved
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(DamagedModelError):
        load(path)


def test_a_file_of_another_version_is_refused(saved):
    path, _ = saved
    rewrite(path, method="steps-0")
    with pytest.raises(OtherVersionError, match="made by method steps-0, this is steps-1"):
        load(path)


def test_a_file_with_foreign_types_is_refused(saved):
    path, _ = saved
    rewrite(path, more=timedelta(1))
    with pytest.raises(UntrustedModelError, match="timedelta"):
        load(path)


def test_a_classifier_with_foreign_types_is_refused(saved):
    path, _ = saved
    rewrite(path, classifier=skops.io.dumps(timedelta(1)))
    with pytest.raises(UntrustedModelError, match="timedelta"):
        load_classifier(path)


def test_a_classifier_that_is_none_is_refused(saved):
    path, _ = saved
    rewrite(path, classifier=b"none")
    with pytest.raises(DamagedModelError, match="cannot be read"):
        load_classifier(path)
    assert load(path) == learned()  # it scores without its classifier


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "something else"},
        {"version": "000000000000"},
        {"model": "{}"},
        {"model": "no JSON"},
        {"model": 7},
    ],
)
def test_a_file_that_holds_something_else_is_refused(saved, changes):
    path, _ = saved
    rewrite(path, **changes)
    with pytest.raises(DamagedModelError):
        load(path)


def test_an_archive_of_something_else_is_refused(saved):
    path, _ = saved
    path.write_bytes(skops.io.dumps([1, 2]))
    with pytest.raises(DamagedModelError, match="no matching model"):
        load(path)


def test_a_model_of_other_features_is_refused(saved):
    path, _ = saved
    plain = json.loads(skops.io.load(path)["model"])
    plain["shapes"][0]["feature"] = "name"
    rewrite(path, model=json.dumps(plain))
    with pytest.raises(DamagedModelError, match="features are others"):
        load(path)


def test_a_file_that_is_too_large_is_not_read(saved, monkeypatch):
    monkeypatch.setattr(persistence, "LARGEST", 1000)
    with pytest.raises(DamagedModelError, match="too large"):
        load(saved[0])
