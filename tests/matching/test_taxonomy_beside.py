"""Two sets of concepts beside each other: ours, and an imported one."""

import json

import pytest

from matching.command_line import main
from matching.extraction import SkillExtractor
from matching.taxonomy import Taxonomy
from tests.matching.esco_files import SKILL, write_esco
from tests.matching.test_taxonomy_loading import GOOD, WELDER, folder


@pytest.fixture
def both(tmp_path):
    """Return our own tiny set and an imported one."""
    own = folder(folder(tmp_path, GOOD), WELDER, "occupations")
    files = write_esco(tmp_path / "files")
    main(["taxonomy", "import-esco", str(files), "--out", str(tmp_path / "esco")])
    return [own, tmp_path / "esco"]


def test_the_same_label_in_both_sets_is_our_concept_linked_to_the_other(both):
    taxonomy = Taxonomy.load(both)
    welding = taxonomy.get("welding")
    assert welding.same == welding.uris() == (f"{SKILL}aa-2",)
    assert welding.labels["en"] == ("welding", "arc welding", "electric welding")
    assert "esco-aa-2" not in taxonomy
    found = SkillExtractor(taxonomy).extract("electric welding")
    assert [one.concept for one in found] == ["welding"]


def test_relations_lead_to_what_is_the_same(both):
    taxonomy = Taxonomy.load(both)
    assert taxonomy.get("welding").broader == ("esco-aa-1",)
    assert taxonomy.get("welder").essential == ("welding",)
    assert taxonomy.get("welder").useful == ("esco-aa-4",)


def test_what_only_the_other_set_has_stands_beside(both):
    taxonomy = Taxonomy.load(both)
    assert taxonomy.get("esco-aa-4").labels["en"] == ("keep calm",)
    assert len(taxonomy) == 2 + 6 - 2


def test_a_label_of_ours_stays_ours_where_the_other_concept_is_another(tmp_path, both):
    text = (tmp_path / "skills" / "metal.toml").read_text("utf-8")
    (tmp_path / "skills" / "metal.toml").write_text(
        text.replace('"arc welding"', '"metal joining"'), "utf-8"
    )
    found = SkillExtractor(Taxonomy.load([tmp_path, both[1]])).extract("metal joining")
    assert [one.concept for one in found] == ["welding"]


def test_the_version_tells_both(both):
    one, two = (Taxonomy.load(path).version for path in both)
    assert Taxonomy.load(both).version == f"{one}+{two}"


def test_a_set_beside_itself_is_itself(both):
    assert set(Taxonomy.load([both[1], both[1]]).concepts) == set(Taxonomy.load(both[1]).concepts)


def test_our_own_concepts_have_a_name_for_standing_beside(both):
    assert Taxonomy.load(["own"]) is Taxonomy.load()
    assert len(Taxonomy.load(["own", both[1]])) > len(Taxonomy.load())


def test_what_is_extracted_names_its_place_in_the_imported_set(tmp_path, both, capsys):
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": "1", "text": "welding, and keep calm"}), "utf-8")
    arguments = ["extract", "--texts", str(texts)]
    for path in both:
        arguments += ["--taxonomy", str(path)]
    capsys.readouterr()
    assert main(arguments) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [(one["concept"], one["label"], one["uris"]) for one in found] == [
        ("welding", "welding", [f"{SKILL}aa-2"]),
        ("esco-aa-4", "keep calm", [f"{SKILL}aa-4"]),
    ]
