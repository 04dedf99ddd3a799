"""ESCO from its own files: what becomes of it, and what is said where they are broken."""

from pathlib import Path

import pytest

from matching.command_line import main
from matching.taxonomy import Taxonomy, TaxonomyError
from matching.taxonomy.checks import faults
from matching.taxonomy.esco import STATEMENT, read_esco
from matching.taxonomy.writing import write_folder
from tests.matching.esco_files import ROLE, ROLES, SKILL, SKILLS, write_esco

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "esco_v1.1.1"


@pytest.fixture
def esco(tmp_path):
    return write_esco(tmp_path / "files")


@pytest.fixture
def imported(esco, tmp_path):
    assert main(["taxonomy", "import-esco", str(esco), "--out", str(tmp_path / "set")]) == 0
    return tmp_path / "set"


def test_an_imported_set_is_read_in_place_of_ours(imported):
    taxonomy = Taxonomy.load(imported)
    assert len(taxonomy) == 6
    welding = taxonomy.get("esco-aa-2")
    assert welding.labels["en"] == ("welding", "electric welding")
    assert welding.kind == "knowledge"
    assert welding.uri == f"{SKILL}aa-2"
    assert welding.uris() == (welding.uri,)
    assert welding.broader == ("esco-aa-1",)
    assert welding.about == {"en": "Heat and pressure."}
    assert welding.label("kk") == "welding"


def test_kinds_groups_and_relations_are_kept(imported):
    taxonomy = Taxonomy.load(imported)
    assert [taxonomy.get(f"esco-aa-{n}").kind for n in (1, 2, 3, 4)] == [
        "skill", "knowledge", "language", "transversal",
    ]  # fmt: skip
    welder = taxonomy.get("esco-bb-1")
    assert (welder.isco, welder.essential, welder.useful) == (
        "7212", ("esco-aa-2",), ("esco-aa-4",),
    )  # fmt: skip
    assert taxonomy.get("esco-bb-2").broader == ("esco-bb-1",)
    assert taxonomy.get("esco-aa-1").related == ("esco-aa-4",)
    assert taxonomy.get("esco-aa-1").about == {"en": "Make one piece of two with heat."}


def test_a_label_that_repeats_in_other_capitals_is_kept_once_and_the_preferred_is_first(imported):
    labels = Taxonomy.load(imported).get("esco-aa-1").labels["en"]
    assert labels == ("join metal parts", "fuse metal", "metal joining")


def test_what_is_no_longer_in_force_is_left_out_and_its_relations_are_counted(
    esco, tmp_path, capsys
):
    main(["taxonomy", "import-esco", str(esco), "--out", str(tmp_path / "set")])
    assert "esco-aa-5" not in Taxonomy.load(tmp_path / "set")
    assert "that no file holds, left out: 1" in capsys.readouterr().out


def test_the_required_statement_is_printed_and_written(esco, tmp_path, capsys):
    main(["taxonomy", "import-esco", str(esco), "--out", str(tmp_path / "set")])
    assert STATEMENT in capsys.readouterr().out
    assert STATEMENT in (tmp_path / "set" / "NOTICE.txt").read_text("utf-8")


def test_a_set_without_loose_relations_says_nothing_of_them(tmp_path, capsys):
    files = write_esco(tmp_path / "files", occupationSkillRelations=[])
    assert main(["taxonomy", "import-esco", str(files), "--out", str(tmp_path / "set")]) == 0
    assert "left out" not in capsys.readouterr().out


def test_an_imported_set_is_in_order_though_it_has_one_language(imported):
    assert faults(Taxonomy.load(imported)) == []


def test_an_import_may_be_repeated(imported, esco):
    assert main(["taxonomy", "import-esco", str(esco), "--out", str(imported)]) == 0
    assert len(Taxonomy.load(imported)) == 6


def test_a_folder_that_holds_something_else_is_left_alone(esco, tmp_path, capsys):
    kept = tmp_path / "mine"
    kept.mkdir()
    (kept / "letter.txt").write_text("keep me", "utf-8")
    assert main(["taxonomy", "import-esco", str(esco), "--out", str(kept)]) == 1
    assert "a new or empty folder" in capsys.readouterr().err
    assert (kept / "letter.txt").read_text("utf-8") == "keep me"


def test_a_place_that_cannot_be_written_is_named(esco, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(TaxonomyError, match="a place to write"):
        write_folder(read_esco(esco).concepts, STATEMENT, tmp_path / "file" / "set")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"skills_en": None}, r"files: expected the file skills_en\.csv or skills\.csv"),
        ({"broaderRelationsSkillPillar": None}, "broaderRelationsSkillPillar_en.csv or"),
        ({"skills_en": [{**SKILLS[0], "conceptUri": "x"}]}, r"skills_en\.csv \[row 2\].*'x'"),
        ({"skills_en": [SKILLS[0], SKILLS[0]]}, r"\[row 3\]: expected a conceptUri that no other"),
        ({"skills_en": [{**SKILLS[0], "preferredLabel": " "}]}, r"\[row 2\].*a preferredLabel"),
        ({"occupations_en": [{**ROLES[0], "iscoGroup": "72"}]}, r"occupations_en.*four digits"),
        (
            {
                "occupationSkillRelations": [
                    {"occupationUri": f"{ROLE}bb-1", "relationType": "perhaps", "skillUri": "x"}
                ]
            },
            "essential or optional",
        ),
        (
            {"skillSkillRelations": [{"originalSkillUri": "x", "relatedSkillUri": f"{SKILL}aa-1"}]},
            "originalSkillUri to be an ESCO address",
        ),
    ],
)
def test_what_is_broken_is_named_and_nothing_is_written(tmp_path, capsys, changed, message):
    files = write_esco(tmp_path / "files", **changed)
    with pytest.raises(TaxonomyError, match=message):
        read_esco(files)
    assert main(["taxonomy", "import-esco", str(files), "--out", str(tmp_path / "set")]) == 1
    assert "expected" in capsys.readouterr().err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["files"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"conceptUri,skillType\nx,y\n", r"\[row 1\]: expected the columns \['preferredLabel'\]"),
        (b"", r"\[row 1\]: expected the columns"),
        (b"conceptUri,skillType,preferredLabel\na,b\n", r"\[row 2\]: expected 3 values"),
        (b"conceptUri,skillType,preferredLabel\na,b,\xff\n", r"expected UTF-8 CSV"),
        (b'conceptUri,skillType,preferredLabel\na,b,"c\n', r"\[row 2\]: expected UTF-8 CSV"),
    ],
)
def test_a_file_that_is_no_such_table_is_named_with_its_row(esco, data, message):
    (esco / "skills_en.csv").write_bytes(data)
    with pytest.raises(TaxonomyError, match=message):
        read_esco(esco)


def test_an_empty_line_is_passed_over(esco):
    with (esco / "skills_en.csv").open("a", encoding="utf-8") as out:
        out.write("\r\n")
    assert len(read_esco(esco).concepts) == 6


def test_optional_files_may_be_absent(tmp_path):
    changed = {"skillSkillRelations": None, "broaderRelationsOccPillar_en": None}
    files = write_esco(tmp_path / "files", **changed)
    assert len(read_esco(files).concepts) == 6


def test_a_file_that_cannot_be_opened_is_named(esco):
    from matching.taxonomy.rows import read_rows

    with pytest.raises(TaxonomyError, match="expected a readable file"):
        list(read_rows(esco / "nowhere.csv", ()))


def test_a_wrong_folder_is_named(tmp_path):
    with pytest.raises(TaxonomyError, match="a folder with ESCO's CSV files"):
        read_esco(tmp_path / "nowhere")


def test_the_whole_of_esco_is_read(tmp_path):
    if not REAL.is_dir():
        pytest.skip(f"no ESCO files in {REAL}")
    imported = read_esco(REAL)
    write_folder(imported.concepts, STATEMENT, tmp_path / "esco")
    taxonomy = Taxonomy.load(tmp_path / "esco")
    assert sum(1 for _ in taxonomy.skills()) == 13_896
    assert sum(1 for _ in taxonomy.occupations()) == 3_007
    assert faults(taxonomy) == []
