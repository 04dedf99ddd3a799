"""Inflection: one stem for the forms of a word, a language at a time."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from matching.text.kazakh import kazakh_stem
from matching.text.letters import fold, is_cyrillic, kazakh_from_latin
from matching.text.phonetic import phonetic_fold

_KEEP_SHORT = 3
# Nouns in -ия and -ие keep their "и": Snowball makes one of "технология" and "технолог". What an
# adjective may end in ("синие", "рабочий", "строгий") is left to it.
_NOUN_IN_I = re.compile(
    r"(?P<stem>\w{2,}(?:[лмртпдзсцвбф]|[аеиоуыэюя]н|лог|ург|ерг)и)"
    r"(?:я|е|и|ю|ей|ем|ям|ями|ях|й)$"
)
_NO_PLURAL_END = ("ss", "us", "is", "js", "ics", "os")


@lru_cache(maxsize=200_000)
def stem(word: str, lang: str) -> str:
    """Return the stem of a lower-case word, for comparing only.

    Examples
    --------
    >>> stem("программирования", "ru") == stem("программирование", "ru")
    True
    """
    if not any(map(is_cyrillic, word)):
        return _latin_stem(word)
    if lang == "kk":
        return kazakh_stem(fold(word))
    return _russian_stem(word)


@lru_cache(maxsize=100_000)
def latin_kazakh_stem(word: str) -> str:
    """Return the stem of a Kazakh word in Latin letters, or in Cyrillic, as it sounds.

    Examples
    --------
    >>> latin_kazakh_stem("bağdarlamalar") == latin_kazakh_stem("бағдарламаны")
    True
    """
    cyrillic = fold(word) if any(map(is_cyrillic, word)) else kazakh_from_latin(word)
    return phonetic_fold(kazakh_stem(cyrillic))


def _latin_stem(word: str) -> str:
    """Take an English plural off; stronger stemming would join "account" and "accounting"."""
    if len(word) <= _KEEP_SHORT or not word.endswith("s") or word.endswith(_NO_PLURAL_END):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]


def _russian_stem(word: str) -> str:
    """Return the Snowball stem of a Russian word."""
    if len(word) <= _KEEP_SHORT:
        return word
    noun = _NOUN_IN_I.match(word)
    if noun:
        return noun["stem"]
    return str(_stemmer("russian").stemWord(word.replace("ё", "е")))


@lru_cache(maxsize=200_000)
def loose_stem(word: str, lang: str) -> str:
    """Return a stem that also joins English verbs and nouns; for likeness, not for naming.

    Examples
    --------
    >>> loose_stem("managing", "en") == loose_stem("manage", "en")
    True
    """
    if word.isascii() and word.isalpha():
        return str(_stemmer("english").stemWord(word))
    return stem(word, lang)


@lru_cache(maxsize=2)
def _stemmer(language: str) -> Any:
    """Load a Snowball stemmer once."""
    import snowballstemmer

    return snowballstemmer.stemmer(language)
