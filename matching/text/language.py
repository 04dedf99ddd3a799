"""Which of the three languages a text, or one sentence of it, is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from matching.text.letters import KAZAKH, fold, is_cyrillic, normalise

KAZAKH_LATIN = "kk-Latn"

_WORD = re.compile(r"[^\W\d_]+")
_GROUP, _WHOLE_WORD = 3, 6
_ENOUGH = 20_000
# One letter that only Kazakh has outweighs any group of letters; "ь" is met in loanwords too.
_OWN_WORD, _OWN_LETTER, _RUSSIAN_LETTER = 7, 3, 2
_RUSSIAN = frozenset("щъь")
_LATIN_KAZAKH = frozenset("äöüğñūŧşıǵńýïáóúŋ")
# "Bag'darlama", but not "don't".
_APOSTROPHE = re.compile(r"[agnouscyi]'(?!(?:s|t|d|m|re|ve|ll|em)\b)[a-z]")
_LATIN_WORDS = frozenset("jane zhane kerek qajet kajet emes bilu tili tilin ushin".split())
_MARKS = str.maketrans("äáöóüúūñńŋğǵşıýïíçŧ", "aaoouuunnnggsiuiict")
# English is so much more often meant that a few letter groups do not prove the contrary.
_LATIN_PROOF = 5


def detect_language(text: str) -> str:
    """Return ``kk``, ``ru``, ``en``, ``kk-Latn``, or an empty string where there are no letters.

    Examples
    --------
    >>> detect_language("Бағдарламалау тілдерін білу")
    'kk'
    """
    text = normalise(text[:_ENOUGH]).lower()
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return ""
    if sum(map(is_cyrillic, letters)) * 4 < len(letters):
        return KAZAKH_LATIN if _latin_kazakh(text) > _LATIN_PROOF else "en"
    return "kk" if _kazakh(text) > 0 else "ru"


def word_groups(word: str) -> list[str]:
    """Return the letter groups of a lower-case word, its ends marked; short words also whole."""
    framed = f"_{word}_"
    groups = [framed[place : place + _GROUP] for place in range(len(framed) - _GROUP + 1)]
    return [*groups, framed] if _GROUP < len(framed) <= _WHOLE_WORD else groups


def plain_latin(text: str) -> str:
    """Return lower-case Latin text without the marks and apostrophes of Kazakh letters."""
    return text.translate(_MARKS).replace("'", "")


def _kazakh(text: str) -> int:
    """Return how much speaks for Kazakh, against Russian."""
    own = sum(letter in KAZAKH for letter in text)
    russian = sum(letter in _RUSSIAN for letter in text)
    weighed = _weighed(fold(text), _table("cyrillic"))
    return weighed + _OWN_LETTER * own - _RUSSIAN_LETTER * russian


def _latin_kazakh(text: str) -> int:
    """Return how much speaks for Kazakh in Latin letters, against English."""
    own = sum(letter in _LATIN_KAZAKH for letter in text) + len(_APOSTROPHE.findall(text))
    plain = plain_latin(text)
    words = sum(word in _LATIN_WORDS for word in _WORD.findall(plain))
    return _weighed(plain, _table("latin")) + _OWN_LETTER * own + _OWN_WORD * words


def _weighed(text: str, table: Mapping[str, int]) -> int:
    """Return the sum of the weights of a text's letter groups."""
    words: Iterable[str] = _WORD.findall(text)
    return sum(table.get(group, 0) for word in words for group in word_groups(word))


@cache
def _table(script: str) -> Mapping[str, int]:
    """Return the weight of each letter group in a script."""
    from matching.text.letter_groups import CYRILLIC, LATIN

    weights = CYRILLIC if script == "cyrillic" else LATIN
    return {group: weight for weight, groups in weights.items() for group in groups.split()}
