"""Reading concept files, and what is said where they are broken."""

import pytest

from matching.taxonomy import Taxonomy, TaxonomyError
from matching.taxonomy.coverage import coverage_table

GOOD = """
[welding]
kind = "skill"
en = ["welding", "arc welding"]
ru = ["сварка", "сварочные работы"]
kk = ["дәнекерлеу", "пісіру"]
about = { en = "Joining metal.", ru = "Соединение металла.", kk = "Металды біріктіру." }
"""
WELDER = """
[welder]
kind = "occupation"
en = ["welder"]
ru = ["сварщик"]
kk = ["дәнекерлеуші"]
isco = "7212"
essential = ["welding"]
"""


def folder(tmp_path, text, name="skills", file="metal.toml"):
    (tmp_path / name).mkdir(exist_ok=True)
    (tmp_path / name / file).write_text(text, "utf-8")
    return tmp_path


def test_it_reads_labels_links_and_descriptions(tmp_path):
    taxonomy = Taxonomy.load(folder(folder(tmp_path, GOOD), WELDER, "occupations"))
    assert len(taxonomy) == 2
    assert taxonomy.get("welding").labels["ru"] == ("сварка", "сварочные работы")
    assert taxonomy.get("welder").isco == "7212"
    assert [one.id for one in taxonomy.occupations()] == ["welder"]
    assert [one.id for one in taxonomy.skills()] == ["welding"]
    assert "welding" in taxonomy


def test_it_labels_in_the_language_asked_for(tmp_path):
    taxonomy = Taxonomy.load(folder(tmp_path, GOOD))
    assert taxonomy.label("welding", "kk") == "дәнекерлеу"
    assert taxonomy.label("welding", "de") == "welding"
    assert taxonomy.label("no-such-concept", "kk") == "no-such-concept"
    assert taxonomy.get("no-such-concept") is None


def test_a_concept_without_labels_is_called_by_its_id():
    from matching.taxonomy import Concept

    assert Concept("bare", "skill", {}).label("en") == "bare"


def test_a_folder_is_read_once(tmp_path):
    path = folder(tmp_path, GOOD)
    assert Taxonomy.load(path) is Taxonomy.load(str(path))


def test_the_version_changes_with_the_words(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = Taxonomy.load(folder(tmp_path / "one", GOOD))
    two = Taxonomy.load(folder(tmp_path / "two", GOOD.replace("arc welding", "gas welding")))
    assert one.version != two.version
    assert len(one.version) == 16


@pytest.mark.parametrize(
    ("text", "block", "expected"),
    [
        ("[welding", "", "UTF-8 TOML"),
        ("welding = 3", "welding", "a block of fields"),
        (GOOD.replace("[welding]", "[Welding_1]"), "Welding_1", "kebab-case"),
        (GOOD.replace('"skill"', '"craft"'), "welding", "kind to be one of"),
        (GOOD + 'isco = "7212"\n', "welding", "only the fields"),
        (GOOD.replace('kk = ["дәнекерлеу", "пісіру"]', ""), "welding", "at least one label in kk"),
        (GOOD.replace('"arc welding"', "7"), "welding", "en to be a list of non-empty strings"),
        (GOOD.replace('"arc welding"', '" "'), "welding", "en to be a list of non-empty strings"),
        (GOOD.replace("about = {", "about = 5 #"), "welding", "about to be a table"),
    ],
)
def test_a_broken_file_is_named_with_its_block_and_what_was_expected(
    tmp_path, text, block, expected
):
    with pytest.raises(TaxonomyError, match=r"metal\.toml") as refused:
        Taxonomy.load(folder(tmp_path, text))
    assert refused.value.block == block
    assert expected in refused.value.expected


def test_an_occupation_needs_its_isco_group(tmp_path):
    with pytest.raises(TaxonomyError, match="four digits"):
        Taxonomy.load(folder(tmp_path, WELDER.replace("7212", "72"), "occupations"))


def test_two_blocks_with_one_id_are_refused(tmp_path):
    path = folder(folder(tmp_path, GOOD), GOOD, file="wood.toml")
    with pytest.raises(TaxonomyError, match="no other block"):
        Taxonomy.load(path)


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(TaxonomyError, match="skills"):
        Taxonomy.load(tmp_path)


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills" / "a.toml").write_bytes(GOOD.encode("cp1251", errors="replace"))
    with pytest.raises(TaxonomyError, match="UTF-8"):
        Taxonomy.load(tmp_path)


def test_a_link_that_leads_nowhere_answers_nothing(tmp_path):
    taxonomy = Taxonomy.load(folder(tmp_path, GOOD + 'broader = ["nowhere"]\nrelated = ["no"]\n'))
    assert taxonomy.related("welding", "nowhere") == 0


def test_a_label_of_signs_alone_is_never_found(tmp_path):
    from matching.extraction import SkillExtractor

    taxonomy = Taxonomy.load(folder(tmp_path, GOOD.replace('"arc welding"', '"--"')))
    assert SkillExtractor(taxonomy).extract("-- welding --")[0].concept == "welding"


def test_the_coverage_table_counts_concepts_and_labels(tmp_path):
    table = coverage_table(Taxonomy.load(folder(folder(tmp_path, GOOD), WELDER, "occupations")))
    assert table.splitlines()[-1].split() == ["all", "1", "1", "3", "3", "3"]


LINE = '{"id": "esco-1", "kind": "skill", "en": ["welding"], "uri": "http://e/1", "domain": "esco"}'


def lines(tmp_path, *texts):
    (tmp_path / "concepts.jsonl").write_text("\n".join(texts), "utf-8")
    return tmp_path


def test_an_imported_set_may_have_one_language(tmp_path):
    concept = Taxonomy.load(lines(tmp_path, LINE)).get("esco-1")
    assert (concept.labels["en"], concept.labels["kk"]) == (("welding",), ())
    assert (concept.uri, concept.domain) == ("http://e/1", "esco")


def test_our_own_blocks_have_the_domain_of_their_file(tmp_path):
    assert Taxonomy.load(folder(tmp_path, GOOD)).get("welding").domain == "metal"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r"concepts\.jsonl \[line 2\]: expected UTF-8 JSON"),
        ("7", r"\[line 2\]: expected an object with an id"),
        ('{"id": 7}', r"\[line 2\]: expected an object with an id"),
        ('{"id": "a", "kind": "skill"}', r"\[a\]: expected at least one label"),
        ('{"id": "a", "kind": "skill", "en": ["a"], "uri": 7}', "uri to be a string"),
        ('{"id": "a", "kind": "skill", "en": ["a"], "isco": "1"}', "only the fields"),
        (LINE, "an id that no other block has"),
    ],
)
def test_a_broken_line_is_named(tmp_path, line, message):
    with pytest.raises(TaxonomyError, match=message):
        Taxonomy.load(lines(tmp_path, LINE, line))
