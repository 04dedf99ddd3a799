"""A phonetic Latin fold: loanwords in Cyrillic meet their Latin originals."""

from __future__ import annotations

import re

from matching.text.letters import normalise

_CYRILLIC = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "o",
    "ж": "j", "з": "s", "и": "i", "й": "i", "і": "i", "к": "k", "қ": "k", "л": "l", "м": "m",
    "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "s", "ч": "c", "ш": "s", "щ": "s",
    "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "u", "я": "a",
}  # fmt: skip
_LATIN_RULES = (
    (re.compile(r"sch|sh"), "s"), (re.compile(r"tch|ch"), "c"), (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"), (re.compile(r"kh"), "h"), (re.compile(r"ck|q"), "k"),
    (re.compile(r"tion\b"), "sia"), (re.compile(r"sion\b"), "sia"),
    (re.compile(r"ics\b"), "ika"), (re.compile(r"ic\b"), "ik"), (re.compile(r"ical\b"), "ik"),
    (re.compile(r"logy\b"), "logia"), (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"(?<!c)c(?![ce])"), "k"), (re.compile(r"x"), "ks"), (re.compile(r"w"), "v"),
    (re.compile(r"y"), "i"), (re.compile(r"z"), "s"), (re.compile(r"ee|ea"), "i"),
    (re.compile(r"oo|ou"), "u"), (re.compile(r"ment\b"), "ment"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_LATIN_WORD = re.compile(r"[a-z]+")


def phonetic_fold(text: str) -> str:
    """Return the text as it sounds, roughly, in plain Latin letters.

    Examples
    --------
    >>> phonetic_fold("логистика"), phonetic_fold("logistics")
    ('logistika', 'logistika')
    """
    text = normalise(text).lower()
    text = _LATIN_WORD.sub(_latin_sound, text)
    text = "".join(_CYRILLIC.get(letter, letter) for letter in text)
    return _DOUBLED.sub(r"\1", text)


def _latin_sound(match: re.Match[str]) -> str:
    """Respell one Latin word."""
    word = match.group()
    for pattern, sound in _LATIN_RULES:
        word = pattern.sub(sound, word)
    return word
