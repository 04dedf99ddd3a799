"""Letters, languages, tokens, stems and sounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.text import detect_language, fold, phonetic_fold, stem, tokenise
from matching.text.genderless import genderless
from matching.text.kazakh import kazakh_stem
from matching.text.language import KAZAKH_LATIN
from matching.text.letters import kazakh_from_latin, mend_lookalikes, normalise
from matching.text.sentences import sentences
from matching.text.stems import latin_kazakh_stem, loose_stem


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Бағдарламалау тілдерін білу", "kk"),
        ("Логистика маманы керек, тәжірибе 2 жыл", "kk"),
        ("Багдарламалау тилдерин билу керек", "kk"),
        ("Кужаттармен жумыс тажирибеси", "kk"),
        ("Опыт работы с базами данных", "ru"),
        ("Знание 1С и Excel", "ru"),
        ("Experience with PostgreSQL and Linux", "en"),
        ("Python", "en"),
        ("bağdarlamalau tilderin bilu", "kk-Latn"),
        ("qazaq tili mamany kerek", "kk-Latn"),
        ("bag'darlamalau tilderin jetik bilý", "kk-Latn"),
        ("bagdarlamalau tilderin jetik bilu", "kk-Latn"),
        ("Excel kerek, SQL qajet emes", "kk-Latn"),
        ("I don't know the tools", "en"),
        ("Kubernetes, Jira, Kanban", "en"),
        ("веб-разработка, web-разработка, full-stack разработка", "ru"),
        ("гилими модельдеу негиздери", "kk"),
        ("", ""),
        ("123 🎉", ""),
    ],
)
def test_the_language_of_a_text_is_told(text, lang):
    assert detect_language(text) == lang


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("C++, C# and F#", ["c++", "c#", "and", "f#"]),
        ("С++ С#", ["c++", "c#"]),  # Cyrillic
        ("Node.js; ASP.NET, .NET Vue.js", ["node.js", "asp.net", ".net", "vue.js"]),
        ("1С, 1C", ["1c", "1c"]),
        ("1С:Бухгалтерия", ["1c", "бухгалтерия"]),
        ("AutoCAD-та Excel'де Python-ды", ["autocad", "excel", "python"]),
        ("full-stack CI/CD", ["full", "stack", "ci", "cd"]),
        ("опыт.Знание", ["опыт", "знание"]),
        ("Moscow’s", ["moscow"]),
        ("C # and C ++, vitamin C", ["c#", "and", "c++", "vitamin", "c"]),
        ("bag'darlama ko'p, don't, it's", ["bag'darlama", "ko'p", "don", "it"]),
        ("Excel'de Python'dy AutoCAD'pen Moscow's", ["excel", "python", "autocad", "moscow"]),
        ("", []),
    ],
)
def test_tokens_keep_the_names_of_tools_whole(text, keys):
    assert [token.key for token in tokenise(text)] == keys


@given(st.text(max_size=200))
def test_tokens_lie_where_they_say(text):
    last = 0
    for token in tokenise(text):
        assert last <= token.start < token.end <= len(text)
        last = token.end


def test_a_text_that_is_not_composed_keeps_its_places():
    text = "й" + "и\u0306 Python"
    token = tokenise(text)[-1]
    assert text[token.start : token.end] == "Python"


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("cварка", "сварка"),  # a Latin c
        ("aвтoкад", "автокад"),
        ("pythоn", "python"),  # a Cyrillic о
        ("1с", "1c"),
        ("кəсіп", "кәсіп"),
        ("сварка", "сварка"),
        ("python", "python"),
        ("7", "7"),
    ],
)
def test_letters_that_look_alike_become_one_script(typed, mended):
    assert mend_lookalikes(typed) == mended


def test_kazakh_typed_on_a_russian_keyboard_meets_kazakh():
    assert fold("қоймашы") == fold("коймаши")
    assert fold("Үйлестіру") == fold("уйлестиру")


def test_kazakh_in_latin_letters_meets_kazakh():
    assert kazakh_from_latin("bağdarlamalau") == fold("бағдарламалау")
    assert kazakh_from_latin("jumysshy") == fold("жұмысшы")


@pytest.mark.parametrize(
    "written", ["bağdarlamalar", "bag'darlamalar", "bagdarlamalar", "BAĞDARLAMALARİ"]
)
def test_a_kazakh_word_has_one_stem_in_every_spelling(written):
    assert latin_kazakh_stem(written) == latin_kazakh_stem("бағдарламаны")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Опыт работы с базами. Ағылшын тілін жетік білу! Knowledge of Python is needed",
            [
                ("Опыт работы с базами.", "ru"),
                (" Ағылшын тілін жетік білу!", "kk"),
                (" Knowledge of Python is needed", "en"),
            ],
        ),
        (
            "г. Алматы, ул. Абая, и т. д. по дому",
            [("г. Алматы, ул. Абая, и т. д. по дому", "ru")],
        ),
        ("Node.js и ASP.NET нужны", [("Node.js и ASP.NET нужны", "ru")]),
        (
            "Требуется знание языков\nPython\nSQL",
            [("Требуется знание языков\n", "ru"), ("Python\n", "ru"), ("SQL", "ru")],
        ),
        ("", []),
        ("123", [("123", "")]),
    ],
)
def test_sentences_have_their_own_language_where_they_are_long_enough(text, found):
    assert [(text[one.start : one.end], one.lang) for one in sentences(text)] == found


def test_a_language_that_is_given_is_that_of_every_sentence():
    assert {one.lang for one in sentences("Опыт есть. More of it.", "kk")} == {"kk"}
    assert KAZAKH_LATIN not in {one.lang for one in sentences("Python. SQL. Docker.")}


@given(st.text(max_size=200))
def test_every_character_belongs_to_one_sentence(text):
    assert "".join(text[one.start : one.end] for one in sentences(text)) == text


def test_a_loose_stem_joins_verbs_and_nouns():
    assert loose_stem("managing", "en") == loose_stem("manage", "en")
    assert loose_stem("сваркой", "ru") == loose_stem("сварка", "ru")


def test_dashes_spaces_and_quotes_become_plain():
    assert normalise("a\u00a0b\u2014c\u2019") == "a b-c'"


@pytest.mark.parametrize(
    "forms",
    [
        ("программирование", "программирования", "программированием"),
        ("складской", "складского", "складским"),
        ("учёт", "учета", "учету"),
        ("технология", "технологии", "технологий", "технологиями"),
        ("обучение", "обучения", "обучением"),
        ("рабочий", "рабочие", "рабочего"),
    ],
)
def test_russian_forms_share_a_stem(forms):
    assert len({stem(form, "ru") for form in forms}) == 1


@pytest.mark.parametrize(
    "forms",
    [
        ("бағдарлама", "бағдарламалар", "бағдарламаларын", "бағдарламаны", "бағдарламада"),
        ("кітап", "кітабы", "кітаптар", "кітаптан"),
        ("қойма", "қоймада", "қойманы", "қоймалар"),
        ("құжат", "құжаттар", "құжаттарды", "құжатпен"),
        ("жұмыс", "жұмысы", "жұмыста", "жұмыстың"),
        ("оқытушы", "оқытушысы", "оқытушылар", "оқытушыға", "оқытушымыз"),
        ("аяқ", "аяғы", "аяғымыз", "аяқтар"),
        ("іс", "істе", "істер", "істен"),
        ("түс", "түсі", "түсте"),
    ],
)
def test_kazakh_forms_share_a_stem(forms):
    assert len({stem(form, "kk") for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("работала", "работал"),
        ("занималась", "занимался"),
        ("ответственная", "ответственный"),
        ("выпускница", "выпускник"),
        ("преподавательница", "преподаватель"),
        ("студентка", "студент"),
        ("была", "был"),
    ],
)
def test_words_of_a_woman_and_of_a_man_are_the_same(one, other):
    assert genderless(one) == genderless(other)


def test_a_short_word_keeps_its_form():
    assert stem("пол", "ru") == "пол"
    assert kazakh_stem("су") == "су"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("databases", "database"),
        ("policies", "policy"),
        ("batches", "batch"),
    ],
)
def test_an_english_plural_meets_its_singular(one, two):
    assert stem(one, "en") == stem(two, "en")


def test_a_field_and_its_person_stay_apart():
    assert stem("технологии", "ru") != stem("технолога", "ru")


def test_accounts_and_accounting_stay_apart():
    assert stem("accounts", "en") != stem("accounting", "en")
    assert stem("analysis", "en") == "analysis"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("логистика", "logistics"),
        ("маркетинг", "marketing"),
        ("биология", "biology"),
    ],
)
def test_a_loanword_sounds_like_its_original(cyrillic, latin):
    assert phonetic_fold(cyrillic) == phonetic_fold(latin)
