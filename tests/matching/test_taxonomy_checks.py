"""What a taxonomy that is out of order is told, and the command that tells it."""

import pytest

from matching.command_line import main
from matching.taxonomy import Concept, Taxonomy
from matching.taxonomy.checks import faults
from matching.taxonomy.coverage import coverage_table, sector_table
from matching.taxonomy.isco import UNIT_GROUPS
from matching.taxonomy.writing import write_folder

ABOUT = {"kk": "Металды біріктіру.", "ru": "Соединение металла.", "en": "Joining metal."}
LETTERS = "дәнекерлеу құрығы ұңғы өңі үңгісі"


def skill(key="welding", **changed):
    labels = {
        "kk": (f"{LETTERS} {key}", f"пісіру {key}"),
        "ru": (f"сварка {key}", f"пайка {key}"),
        "en": (key, f"arc {key}"),
    }
    fields = {"kind": "skill", "labels": labels, "about": ABOUT, "domain": "materials"}
    return Concept(key, **(fields | changed))


def wrong(*concepts):
    return faults(Taxonomy({one.id: one for one in concepts}))


def test_a_taxonomy_in_order_has_no_faults():
    assert wrong(skill(), skill("brazing", broader=("welding",))) == []


@pytest.mark.parametrize(
    ("concepts", "fault"),
    [
        ([skill(related=("x",))], "welding: the link x leads nowhere"),
        ([skill(broader=("welding",))], "welding: is broader than itself"),
        (
            [skill("a", broader=("b",)), skill("b", broader=("a",)), skill("c", broader=("b",))],
            "c: is broader than itself, or than one that is",
        ),
        (
            [skill("a"), skill("b", labels={**skill("b").labels, "en": ("A", "other")})],
            "a, b: share the label 'a' in en",
        ),
        (
            [skill(labels={**skill().labels, "ru": ("сварка",)})],
            "welding: fewer than 2 labels in ru",
        ),
        ([skill(about={**ABOUT, "kk": ""})], "welding: no description in kk"),
        (
            [skill(labels={**skill().labels, "en": ("weldi\u0301ng", "b")})],
            "is not in NFC",
        ),
        (
            [skill(labels={**skill().labels, "en": ("сварка", "b")})],
            "'сварка' in en has Cyrillic letters",
        ),
        (
            [skill(labels={**skill().labels, "ru": ("дәнекер", "сварка")})],
            "'дәнекер' in ru has Kazakh letters",
        ),
        (
            [skill(labels={**skill().labels, "kk": (LETTERS, "cварка")})],
            "mixes two scripts in 'cварка'",
        ),
        (
            [skill(labels={**skill().labels, "kk": ("сварка", "пайка")})],
            "no Kazakh label has the letters",
        ),
        ([skill("role", kind="occupation", isco="7299")], "ISCO-08 has no unit group 7299"),
        (
            [
                skill("role", kind="occupation", isco="7212", essential=("other",)),
                skill("other", kind="occupation", isco="7212"),
            ],
            "role: needs other, which is no skill",
        ),
    ],
)
def test_each_fault_is_said(concepts, fault):
    assert any(fault in one for one in wrong(*concepts)), wrong(*concepts)


def test_one_concept_may_repeat_a_label_and_a_role_may_share_one_with_a_skill():
    role = skill("welding-work", kind="occupation", isco="7212", labels=skill().labels)
    assert wrong(skill(), role) == []


def test_isco_has_its_436_unit_groups():
    assert len(UNIT_GROUPS) == 436
    assert {"0110", "2512", "9629"} <= UNIT_GROUPS
    assert "2515" not in UNIT_GROUPS


def test_concepts_are_counted_by_kind_and_by_sector():
    taxonomy = Taxonomy(
        {
            "welding": skill(),
            "role": skill("role", kind="occupation", isco="7212", domain="somewhere-new"),
            "bare": Concept("bare", "tool", {"en": ("bare",)}, domain="games"),
        }
    )
    kinds = {line.split()[0]: line.split()[1:] for line in coverage_table(taxonomy).splitlines()}
    assert kinds["all"] == ["2", "1", "4", "4", "5"]
    assert kinds["occupation"] == ["0", "1", "2", "2", "2"]
    sectors = {line.split()[0]: line.split()[1:] for line in sector_table(taxonomy).splitlines()}
    assert sectors["industry"] == sectors["materials"] == ["1", "0", "2", "2", "2"]
    assert sectors["games"] == ["1", "0", "0", "0", "1"]
    assert sectors["general"] == sectors["somewhere-new"] == ["0", "1", "2", "2", "2"]


def test_the_command_shows_fields_and_says_that_all_is_in_order(tmp_path, capsys):
    write_folder([skill()], "", tmp_path / "set")
    assert main(["taxonomy", "--check", "--taxonomy", str(tmp_path / "set")]) == 0
    out = capsys.readouterr().out
    assert "In order" in out
    assert "materials" in out


def test_the_command_fails_where_they_are_not(tmp_path, capsys):
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills" / "metal.toml").write_text(
        '[welding]\nkind = "skill"\nen = ["welding"]\nru = ["сварка"]\nkk = ["пісіру"]\n', "utf-8"
    )
    assert main(["taxonomy", "--check", "--taxonomy", str(tmp_path)]) == 1
    assert "welding: fewer than 2 labels in kk" in capsys.readouterr().err
    assert main(["taxonomy", "--taxonomy", str(tmp_path)]) == 0
