"""Kazakh suffixes: a stripper of our own, for no lemmatiser installs and works."""

from __future__ import annotations

import re

# All of it in letters folded to the Russian keyboard (see letters.fold): ы and і are и, ғ is г ...
_CASE = (
    "нин", "дин", "тин", "га", "ге", "ка", "ке", "на", "не", "ни", "ди", "ти", "да", "де", "та",
    "те", "нда", "нде", "дан", "ден", "тан", "тен", "нан", "нен", "мен", "бен", "пен",
    "дагиларди", "даги", "деги", "таги", "теги", "ндаги", "ндеги",
)  # fmt: skip
_POSSESSIVE = (
    "им", "ин", "иниз", "имиз", "миз", "низ", "си", "син", "сине", "сина", "синда", "синде",
    "синан", "синен", "синин", "сини", "инда", "инде", "инан", "инен", "инин", "ини", "ине", "ина",
    "и",
)  # fmt: skip
_PLURAL = ("лар", "лер", "дар", "дер", "тар", "тер")
_MIN_STEM = 3
_ROUNDS = 3
_VOWELS = frozenset("аеиоуэюя")


def _by_length(*groups: tuple[str, ...]) -> re.Pattern[str]:
    """Compile suffixes, longest first."""
    suffixes = sorted({suffix for group in groups for suffix in group}, key=lambda s: (-len(s), s))
    return re.compile(f"(?:{'|'.join(suffixes)})$")


_ENDINGS = (
    (_by_length(_CASE), _MIN_STEM),
    (_by_length(_POSSESSIVE), _MIN_STEM),
    (_by_length(_PLURAL), _MIN_STEM - 1),
)
# A consonant that softens before a vowel: кітап → кітабы, тілек → тілегі, қазақ → қазағы.
_HARDEN = {"б": "п", "г": "к"}


def kazakh_stem(word: str) -> str:
    """Return the stem of a folded Kazakh word: case, then possession, then plural come off.

    What looks like an ending comes off until nothing does, from lemmas
    too, so that all forms of a word still meet.

    Examples
    --------
    >>> kazakh_stem("багдарламаларин") == kazakh_stem("багдарлама")
    True
    """
    for _ in range(_ROUNDS):
        shorter = _shorter(word)
        if shorter == word:
            break
        word = shorter
    return word[:-1] + _HARDEN.get(word[-1], word[-1]) if len(word) > _MIN_STEM else word


def _shorter(word: str) -> str:
    """Take off one case, one possession and one plural."""
    for pattern, least in _ENDINGS:
        match = pattern.search(word)
        if match and _is_stem(word[: match.start()], least) and not _of_a_trade(word, match):
            word = word[: match.start()]
    return word


def _is_stem(rest: str, least: int) -> bool:
    """Whether what is left can stand as a stem."""
    return len(rest) >= least and any(letter in _VOWELS for letter in rest)


def _of_a_trade(word: str, match: re.Match[str]) -> bool:
    """Whether the ending belongs to the word for a person: "дәнекерлеуші"."""
    return match.group() == "и" and word[match.start() - 1] == "ш"
