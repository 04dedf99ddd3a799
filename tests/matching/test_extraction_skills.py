"""Skills in texts: which, where, at what level, must or nice, and what is denied."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.extraction import SkillExtractor
from matching.taxonomy import Concept, Taxonomy
from matching.types import Level

EXTRACTOR = SkillExtractor()


@pytest.fixture
def extractor():
    return EXTRACTOR


def concepts(findings):
    return [finding.concept for finding in findings]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Опыт работы на Python", ["python"]),
        ("Знание C++, C# и Node.js", ["cpp", "csharp", "nodejs"]),
        ("AutoCAD-та сызу", ["autocad"]),
        ("1C и 1С", ["1c-enterprise", "1c-enterprise"]),
        ("машинным обучением", ["machine-learning"]),
        ("машиналық оқытуды", ["machine-learning"]),
        ("machine learning", ["machine-learning"]),
        ("дәнекерлеуді", ["welding"]),
        ("данекерлеуди", ["welding"]),
        ("dánekerleý jumystary", ["welding"]),
        ("Mashinalyq oqytu men Python bilimi kerek", ["machine-learning", "python"]),
        ("Python 3+ года", ["python"]),
        ("Python - 3 года", ["python"]),
        ("back-end, backend", ["backend-development", "backend-development"]),
        ("C # и С#", ["csharp", "csharp"]),
        ("a-b", []),
        ("github.com/someone, someone@python.org", []),
        ("", []),
        ("слово", []),
        ("🎉🎉", []),
    ],
)
def test_it_finds_what_a_text_names(extractor, text, found):
    assert concepts(extractor.extract(text)) == found


@given(st.text(max_size=120))
@settings(max_examples=50, deadline=None)
def test_the_words_are_exactly_those_of_the_text(text):
    text = f"{text} Python, AutoCAD-та {text}"
    for finding in EXTRACTOR.extract(text):
        assert finding.words == text[finding.start : finding.end]
        assert 0 < finding.confidence <= 1


def test_the_longest_label_wins(extractor):
    assert concepts(extractor.extract("PLC programming")) == ["plc-programming"]


def test_a_list_sign_ends_a_label(extractor):
    assert "machine-learning" not in concepts(extractor.extract("machine, learning"))


def test_a_heading_is_not_a_quality(extractor):
    assert "responsibility" not in concepts(extractor.extract("Responsibilities: welding"))
    assert "responsibility" in concepts(extractor.extract("a sense of responsibility"))


def test_an_everyday_word_counts_only_as_a_name(extractor):
    assert "microsoft-excel" not in concepts(extractor.extract("Students excel here"))
    assert "microsoft-excel" in concepts(extractor.extract("Word, Excel"))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("advanced Python", Level.ADVANCED),
        ("Python (базовый уровень), C++", Level.BASIC),
        ("Python тілін жетік білу", Level.ADVANCED),
        ("expert in Python", Level.EXPERT),
        ("working knowledge of Python", Level.WORKING),
        ("3+ года опыта с Python", Level.ADVANCED),
        ("1+ year with Python", Level.WORKING),
        ("Python, 5 years", Level.ADVANCED),
        ("Python: 1 год", Level.WORKING),
        ("Python 6 months", Level.BASIC),
        ("Python — advanced; SQL — basic", Level.ADVANCED),
        ("Python - 3 года, Java - 1 год", Level.ADVANCED),
        ("Опыт работы с Python от трёх лет", Level.ADVANCED),
        ("Python, два года", Level.WORKING),
        ("Python, полгода", Level.BASIC),
        ("Python — 2 жылдан астам тәжірибе", Level.WORKING),
        ("Python тилин жетик билу", Level.ADVANCED),
        ("Python tilin jetik bilu, SQL bilu qajet", Level.ADVANCED),
        ("Python бағдарламасын жақсы меңгерген", Level.ADVANCED),
        ("Python орта деңгейде", Level.WORKING),
        ("Python", None),
    ],
)
def test_the_level_is_the_one_stated(extractor, text, level):
    assert extractor.extract(text)[0].level == level


def test_a_level_in_brackets_belongs_to_the_skill_before_it(extractor):
    found = {one.concept: one.level for one in extractor.extract("C++, Python (basic), Java")}
    assert found == {"cpp": None, "python": Level.BASIC, "java": None}


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("Python is required", True),
        ("Знание Python обязательно", True),
        ("Python білу қажет", True),
        ("Python would be a plus", False),
        ("Знание Python будет плюсом", False),
        ("Python білу артықшылық болады", False),
        ("Python не обязательно", False),
        ("Требования:\n- Python", True),
        ("Nice to have:\n- Python", False),
        ("Дополнительная информация\n- Python", None),
        ("Требования:\nопыт\nУсловия:\n- Python", None),
        ("We use Python", None),
        ("Python обязательно, Docker желательно", True),
        ("Python, Kubernetes желательно, SQL обязательно", False),
        ("Required skills are Python, SQL and Docker", True),
        ("Python желательно, но не обязательно", False),
        ("Без знания Python не обращаться", True),
        ("Python - обязательно", True),
        ("Python kerek", True),
        ("Требования - диплом, Python", True),
    ],
)
def test_must_and_nice_are_told_apart(extractor, text, must):
    assert extractor.extract(text)[0].must is must


@pytest.mark.parametrize(
    "text",
    [
        "Без опыта работы с Python",
        "No experience with Python",
        "Python is not required",
        "Python не требуется",
        "Python қажет емес",
        "Python тәжірибесі жоқ",
        "I do not know Python",
        "would like to learn Golang, Python",
        "Excel kerek, Python qajet emes",
        "Python билмеймин",
        "Не умею в Python",
        "Python үйренгім келеді",
        "Хочу изучить Python",
    ],
)
def test_what_is_denied_or_only_wished_for_is_left_out(extractor, text):
    assert "python" not in concepts(extractor.extract(text))


@pytest.mark.parametrize(
    "text",
    [
        "Без опыта управления, знание Python",
        "Не только Java, но и Python",
        "No experience in management; Python",
        "Java не требуется, Python",
        "No experience in teams but Python",
    ],
)
def test_a_denial_does_not_reach_too_far(extractor, text):
    assert "python" in concepts(extractor.extract(text))


def test_each_sentence_is_read_in_its_own_language(extractor):
    text = "Опыт работы с базами данных обязателен. Машиналық оқыту тәжірибесі қажет емес."
    assert concepts(extractor.extract(text)) == ["database"]


def test_what_is_said_of_one_skill_after_a_dash_is_not_said_of_the_next(extractor):
    found = {one.concept: one.level for one in extractor.extract("Python - advanced, SQL - basic")}
    assert found == {"python": Level.ADVANCED, "sql": Level.BASIC}
    found = extractor.extract("Tools:\n- Python, 3 years\n- SQL, Docker")
    assert found[0].level == Level.ADVANCED


def test_a_name_in_latin_letters_is_less_sure_than_one_as_it_is_written(extractor):
    latin = extractor.extract("bagdarlamalau tilderin jetik bilu")[0]
    cyrillic = extractor.extract("бағдарламалау тілдерін жетік білу")[0]
    assert latin.concept == cyrillic.concept == "programming-language"
    assert latin.confidence < cyrillic.confidence < 1


def test_a_label_of_two_imported_concepts_is_the_one_that_prefers_it_then_the_one_most_needed():
    def one(key, *labels, **fields):
        return Concept(key, fields.pop("kind", "skill"), {"en": labels}, uri=key, **fields)

    def named(*concepts):
        taxonomy = Taxonomy({concept.id: concept for concept in concepts})
        return [found.concept for found in SkillExtractor(taxonomy).extract("tend looms")]

    assert named(one("a", "weave", "tend looms"), one("b", "tend looms")) == ["b"]
    rare, often = one("a", "weave", "tend looms"), one("b", "spin", "tend looms")
    assert named(rare, often) == ["a"]
    weaver = one("w", "weaver", kind="occupation", isco="7318", essential=("b",))
    assert named(rare, often, weaver) == ["b"]


@pytest.mark.parametrize(
    "text",
    [
        "Python и Docker, SQL. " * 250_000,
        "x" * 5_000_000,
        "a-b-" * 1_000_000,
        "жүйе'" * 800_000,
        " - " * 1_500_000,
        "\ud800\x00" * 1_000,
    ],
)
def test_five_megabytes_are_read_in_bounded_time(extractor, text):
    begun = time.process_time()
    extractor.extract(text)
    assert time.process_time() - begun < 10


def test_it_can_look_for_occupations(extractor):
    found = SkillExtractor(occupations=True).extract("Ищем: сварщик")
    assert concepts(found) == ["welder"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("жұмыс барысында", []),
        ("баристалар, баристаға", ["barista", "barista"]),
        ("знание технологии", []),
        ("ищем сварщика", ["welder"]),
        ("Робототехника", []),
    ],
)
def test_a_word_that_only_shares_a_stem_is_no_occupation(text, found):
    assert concepts(SkillExtractor(occupations=True).extract(text)) == found


def test_an_abbreviation_in_small_letters_counts_only_in_its_own_language(extractor):
    assert concepts(extractor.extract("бас дәрігердің жұмысы")) == []
    assert "unmanned-aerial-vehicles" in concepts(extractor.extract("БАС басқару тәжірибесі"))
    assert "electronic-signature" in concepts(extractor.extract("знание эцп обязательно"))


def test_the_kind_of_a_concept_is_known(extractor):
    assert extractor.kind("english-language") == "language"
    assert extractor.kind("no-such-concept") == ""


def test_a_long_text_is_read_in_part(extractor):
    assert concepts(extractor.extract("Python " + "слово " * 900_000)) == ["python"]


def test_the_same_concepts_are_found_in_three_languages(extractor):
    texts = (
        "Knowledge of machine learning, databases and project management",
        "Знание машинного обучения, баз данных и управления проектами",
        "Машиналық оқыту, дерекқорлар және жобаларды басқару білімі",
    )
    found = [set(concepts(extractor.extract(text))) for text in texts]
    assert found[0] >= {"machine-learning", "database", "project-management"}
    assert found[0] == found[1] == found[2]
