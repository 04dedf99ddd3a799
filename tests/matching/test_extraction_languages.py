"""Languages people speak, with their level."""

import pytest

from matching.extraction import LanguageExtractor
from matching.types import Cefr


def found(text):
    return {one.code: one.cefr for one in LanguageExtractor().extract(text)}


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Английский — B2", {"en": Cefr.B2}),
        ("Английский В2", {"en": Cefr.B2}),  # a Cyrillic letter
        ("English: Upper-Intermediate", {"en": Cefr.B2}),
        ("English (IELTS 7.0)", {"en": Cefr.C1}),
        ("English (IELTS 3)", {"en": Cefr.A2}),
        ("Корейский язык, TOPIK 4", {"ko": Cefr.B2}),
        ("Қазақ тілі — ана тілі", {"kk": Cefr.NATIVE}),
        ("орыс тілі — еркін, ағылшын тілі — B1", {"ru": Cefr.C1, "en": Cefr.B1}),
        ("Languages: English, Russian (native)", {"en": None, "ru": Cefr.NATIVE}),
        ("Fluent English", {}),
        ("Languages: fluent English", {"en": Cefr.C1}),
        ("Languages\nKazakh\nGerman A2", {"kk": None, "de": Cefr.A2}),
        ("A German company in Moscow", {}),
        ("Английский B1, затем английский C1", {"en": Cefr.C1}),
        ("Языки: английский C1, английский B1", {"en": Cefr.C1}),
        ("Свободное владение казахским и русским языками", {"kk": Cefr.C1, "ru": Cefr.C1}),
        ("Знание государственного языка", {"kk": None}),
        ("мемлекеттік тілді еркін білу", {"kk": Cefr.C1}),
        ("агылшын тилин жаксы билу", {"en": Cefr.B2}),
        ("Aǵylshyn tili B2, qazaq tili erkin", {"en": Cefr.B2, "kk": Cefr.C1}),
        ("Владение английским, немецкий A2", {"en": None, "de": Cefr.A2}),
        ("", {}),
    ],
)
def test_languages_are_read_with_their_level(text, languages):
    assert found(text) == languages


def test_a_closing_bracket_belongs_to_the_words():
    assert LanguageExtractor().extract("Languages: English (B2), x")[0].words == "English (B2)"


def test_the_words_are_those_of_the_text():
    text = "Знание: казахский родной"
    one = LanguageExtractor().extract(text)[0]
    assert one.words == text[one.start : one.end] == "казахский родной"
