"""The command line: what it writes, what it says of bad files, and its status."""

import json
import runpy
import sys

import pytest

from matching.command_line import main
from tests.matching.files import docx_bytes

OPENINGS = [
    {
        "id": "weld",
        "title": "Сварщик",
        "text": "Нужна сварка. AutoCAD обязателен. SQL будет плюсом",
    },
    {"id": "code", "title": "Python developer", "text": "PostgreSQL required, English B2"},
]


@pytest.fixture
def openings(tmp_path):
    path = tmp_path / "openings.jsonl"
    path.write_text("\n".join(map(json.dumps, OPENINGS)), "utf-8")
    return path


@pytest.fixture
def profiles(tmp_path):
    folder = tmp_path / "cvs"
    folder.mkdir()
    (folder / "welder.docx").write_bytes(docx_bytes("Дәнекерлеуші\nДәнекерлеу, AutoCAD"))
    (folder / "coder.txt").write_text("Python developer\nPython, PostgreSQL, database", "utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    return folder


def test_it_ranks_and_explains(tmp_path, openings, profiles, capsys):
    run, why = tmp_path / "run.tsv", tmp_path / "why.jsonl"
    status = main(
        ["rank", "--openings", str(openings), "--profiles", str(profiles), "--run", str(run),
         "--explain", str(why)]
    )  # fmt: skip
    assert status == 0
    rows = [line.split("\t") for line in run.read_text("utf-8").splitlines()]
    assert [(row[0], row[1], row[2]) for row in rows] == [
        ("weld", "welder", "1"), ("weld", "coder", "2"),
        ("code", "coder", "1"), ("code", "welder", "2"),
    ]  # fmt: skip
    first = json.loads(why.read_text("utf-8").splitlines()[0])
    assert {one["concept"] for one in first["matched"]} == {"welding", "autocad"}
    assert first["matched"][0]["asked_words"] == "сварка"
    assert first["matched"][0]["held_words"] == "Дәнекерлеу"
    assert [one["concept"] for one in first["missing_nice"]] == ["sql"]
    assert sum(one["points"] for one in first["contributions"]) == pytest.approx(
        first["score"], abs=1e-4
    )
    assert "broken.pdf: damaged" in capsys.readouterr().err


def test_the_run_goes_to_standard_output_where_no_file_is_named(openings, profiles, capsys):
    assert (
        main(["rank", "--openings", str(openings), "--profiles", str(profiles), "--top", "1"]) == 0
    )
    assert capsys.readouterr().out.count("\n") == 2


def test_nothing_readable_is_a_failure(tmp_path, openings, capsys):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["rank", "--openings", str(openings), "--profiles", str(empty)]) == 1
    assert "nothing here could be read" in capsys.readouterr().err
    assert main(["extract", "--texts", str(empty)]) == 1


def test_it_extracts(tmp_path, openings, profiles, capsys):
    out = tmp_path / "out.jsonl"
    assert main(["extract", "--texts", str(openings), "--out", str(out)]) == 0
    first = json.loads(out.read_text("utf-8").splitlines()[0])
    assert first["id"] == "weld"
    autocad = next(one for one in first["findings"] if one["concept"] == "autocad")
    assert OPENINGS[0]["text"][autocad["start"] : autocad["end"]] == "AutoCAD"
    assert autocad["must"] is True
    assert main(["extract", "--texts", str(profiles)]) == 0
    assert "broken.pdf" in capsys.readouterr().err


def test_likely_concepts_are_written_where_they_are_asked_for(tmp_path, capsys):
    texts = tmp_path / "texts.jsonl"
    texts.write_text('{"id": "1", "text": "We weld metal parts, AutoCAD is a plus"}', "utf-8")
    arguments = ["extract", "--texts", str(texts), "--soft", "--top", "3"]
    assert main(arguments) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    assert found[0]["concept"] == "autocad"
    assert len(found) == 3
    assert 1 > found[1]["confidence"] >= found[2]["confidence"]
    assert main([*arguments, "--least", "0.99"]) == 0
    assert len(json.loads(capsys.readouterr().out)["findings"]) == 1


@pytest.mark.parametrize(
    "arguments", [["--top", "0"], ["--top", "x"], ["--least", "2"], ["--least", "much"]]
)
def test_a_number_that_makes_no_sense_is_refused(openings, arguments, capsys):
    with pytest.raises(SystemExit):
        main(["extract", "--texts", str(openings), *arguments])
    assert "expected a" in capsys.readouterr().err


def test_half_a_letter_is_written_as_its_code(tmp_path, capsys):
    texts, out = tmp_path / "texts.jsonl", tmp_path / "out.jsonl"
    texts.write_text('{"id": "\\ud800", "text": "Python"}\n{"id": "2"}', "utf-8")
    assert main(["extract", "--texts", str(texts), "--out", str(out)]) == 0
    first, second = map(json.loads, out.read_text("utf-8").splitlines())
    assert first["id"] == "\ud800"
    assert second == {"id": "2", "findings": []}


def test_a_place_that_cannot_be_written_is_named(tmp_path, openings, capsys):
    out = tmp_path / "nowhere" / "out.jsonl"
    assert main(["extract", "--texts", str(openings), "--out", str(out)]) == 1
    assert f"{out}: No such file" in capsys.readouterr().err


def evaluation(tmp_path, openings, *more):
    documents = tmp_path / "docs.jsonl"
    documents.write_text('{"id": "w", "text": "welder"}\n{"id": "p", "text": "Python"}', "utf-8")
    qrels = tmp_path / "qrels.tsv"
    qrels.write_text("weld 0 w 1\ncode 0 p 1\n", "utf-8")
    return [
        "evaluate",
        "--queries",
        str(openings),
        "--docs",
        str(documents),
        "--qrels",
        str(qrels),
        *more,
    ]


def test_it_evaluates(tmp_path, openings, capsys):
    assert main(evaluation(tmp_path, openings)) == 0
    assert capsys.readouterr().out.startswith("MAP      1.0000  [1.0000, 1.0000]")


def test_it_evaluates_and_keeps_the_run(tmp_path, openings):
    run = tmp_path / "run.tsv"
    assert main(evaluation(tmp_path, openings, "--run", str(run))) == 0
    assert len(run.read_text("utf-8").splitlines()) == 4


def test_it_evaluates_nothing_where_nothing_is_read(tmp_path, openings):
    arguments = evaluation(tmp_path, openings)
    arguments[2] = str(tmp_path / "nowhere")
    assert main(arguments) == 1


def test_it_shows_what_the_taxonomy_covers(capsys):
    assert main(["taxonomy"]) == 0
    assert "skill" in capsys.readouterr().out


def test_a_broken_taxonomy_is_named(tmp_path, capsys):
    assert main(["taxonomy", "--taxonomy", str(tmp_path)]) == 1
    assert "expected skills" in capsys.readouterr().err


def test_it_runs_as_a_module(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["matching", "taxonomy"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("matching", run_name="__main__")
    assert ended.value.code == 0
    assert "skill" in capsys.readouterr().out


def test_an_unknown_command_is_refused():
    with pytest.raises(SystemExit):
        main(["dance"])
