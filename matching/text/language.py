"""Which of the three languages a text, or one sentence of it, is written in."""

from __future__ import annotations

import re

from matching.text.letters import KAZAKH, is_cyrillic, normalise

KAZAKH_LATIN = "kk-Latn"

_WORD = re.compile(r"[^\W\d_]+")
# Words that only one of the languages has; Kazakh also as typed on a Russian keyboard.
_KAZAKH_WORDS = frozenset(
    "мен және бен пен үшін бойынша болуы керек қажет тиіс жұмыс білу тәжірибе тәжірибесі емес жоқ "
    "бар туралы арқылы кейін дейін маман жыл білім туған университеті қазіргі уақытқа "
    "жане ушин болуы тажирибе тажирибеси жумыс билу билим казирги "
    "кажет тиис жок кейин дейин тили тілі".split()
)
_RUSSIAN_WORDS = frozenset(
    "и в на с по для от не что или опыт работы знание умение лет года год обязанности требования "
    "навыки образование язык работа при из к о об до за".split()
)
_KAZAKH_ENDINGS = re.compile(
    r"(лар|лер|дар|дер|тар|тер)?(дын|дин|тын|тин|нын|нин|дан|ден|тан|тен|га|ге|ка|ке|мен|лык|лик|"
    r"дык|дик|тык|тик|лау|леу|дау|деу|тау|теу|шы|ши|сы|си)$"
)
_LATIN_KAZAKH_LETTERS = frozenset("äöüğñūŧşıqǵńáý")
_LATIN_KAZAKH_WORDS = frozenset(
    "men jäne jane bilu üşin ushin boiynsha boyynsha jumys jumıs täjiribe tajiribe kerek qajet "
    "emes "
    "tili bilim mamany maman qazaq".split()
)
_ENGLISH_WORDS = frozenset("the and of in to for with a an is are on at or experience".split())


def detect_language(text: str) -> str:
    """Return ``kk``, ``ru``, ``en``, ``kk-Latn``, or an empty string where there are no letters.

    Examples
    --------
    >>> detect_language("Бағдарламалау тілдерін білу")
    'kk'
    """
    text = normalise(text).lower()
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return ""
    words = _WORD.findall(text)
    cyrillic = sum(map(is_cyrillic, letters))
    if cyrillic * 4 < len(letters):
        return _latin_language(text, words)
    return _cyrillic_language(text, words, cyrillic)


def _cyrillic_language(text: str, words: list[str], cyrillic: int) -> str:
    """Tell Kazakh from Russian."""
    own = sum(letter in KAZAKH for letter in text)
    kazakh = own / cyrillic * 20
    russian = sum(letter in "ёщъь" for letter in text) / cyrillic * 10
    for word in words:
        kazakh += word in _KAZAKH_WORDS
        russian += word in _RUSSIAN_WORDS
        if len(word) > 5 and not own:
            kazakh += 0.3 * bool(_KAZAKH_ENDINGS.search(word))
    return "kk" if kazakh > russian else "ru"


def _latin_language(text: str, words: list[str]) -> str:
    """Tell Kazakh in Latin letters from English."""
    kazakh = sum(word in _LATIN_KAZAKH_WORDS for word in words)
    kazakh += sum(letter in _LATIN_KAZAKH_LETTERS - {"q"} for letter in text)
    kazakh += len(re.findall(r"q(?![u\W])", text))
    english = sum(word in _ENGLISH_WORDS for word in words)
    return KAZAKH_LATIN if kazakh > max(1, english) else "en"
