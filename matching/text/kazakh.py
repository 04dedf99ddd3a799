"""Kazakh suffixes: a stripper of our own, for no lemmatiser installs and works."""

from __future__ import annotations

import re

# All of it in letters folded to the Russian keyboard (see letters.fold): ы and і are и, ғ is г ...
# What stands before an ending decides its first letter; a reading that no speaker would write is
# not tried. Loanwords may end in a letter that is only written as if it were voiced.
_VOWEL, _NASAL = "аеиоуэюя", "мн"
_VOICED = "лмнрйузжбвгд" + _VOWEL
_UNVOICED = "пфктсшщхцчбвгд"
_OPEN = "аеоуэюя"
_ANY = "а-яё"
_CASE = (
    (_VOWEL + _NASAL, "нин"), (_VOICED, "дин"), (_UNVOICED, "тин"),
    (_VOICED, "га ге"), (_UNVOICED, "ка ке"), ("и", "на не"),
    (_VOWEL, "ни"), (_VOICED, "ди"), (_UNVOICED, "ти"),
    (_VOICED, "да де"), (_UNVOICED, "та те"), ("и", "нда нде"),
    (_VOICED, "дан ден"), (_UNVOICED, "тан тен"), ("и" + _NASAL, "нан нен"),
    (_VOICED, "мен бен"), (_UNVOICED, "пен"),
    (_VOICED, "даги деги дагиларди"), (_UNVOICED, "таги теги"), ("и", "ндаги ндеги"),
)  # fmt: skip
# After a vowel "си" and after a consonant "и"; after "и" the "с" is the stem's (жұмыс-ы, дәріс-ің),
# unless it is the word for a person (оқытушы-сы).
_POSSESSIVE = (
    (_OPEN, "си син сине сина синда синде синан синен синин сини"),
    (_ANY, "им ин иниз имиз миз низ и инда инде инан инен инин ини ине ина"),
)
_PLURAL = ((_ANY, "лар лер дар дер тар тер"),)
_MIN_STEM = 3
_ROUNDS = 3
_VOWELS = frozenset(_VOWEL)


def _after(*groups: tuple[str, str]) -> re.Pattern[str]:
    """Compile endings, each with the letters that it may follow, longest first."""
    pairs = sorted(
        ((ending, letters) for letters, endings in groups for ending in endings.split()),
        key=lambda pair: (-len(pair[0]), pair),
    )
    parts = (f"{_behind(letters)}{ending}" for ending, letters in pairs)
    return re.compile(f"(?:{'|'.join(parts)})$")


def _behind(letters: str) -> str:
    """Return the condition that one of some letters, or the word for a person, stands before."""
    return f"(?:(?<=[{letters}])|(?<=ши))" if letters == _OPEN else f"(?<=[{letters}])"


_ENDINGS = (_after(*_CASE), _after(*_POSSESSIVE), _after(*_PLURAL))
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
    return word[:-1] + _HARDEN.get(word[-1], word[-1]) if len(word) >= _MIN_STEM else word


def _shorter(word: str) -> str:
    """Take off one case, one possession and one plural."""
    for pattern in _ENDINGS:
        match = pattern.search(word)
        while match and not _is_stem(word[: match.start()], match.group()):
            match = pattern.search(word, match.start() + 1)
        word = word[: match.start()] if match else word
    return word


def _is_stem(rest: str, ending: str) -> bool:
    """Whether what is left can stand as a stem; of two letters only where it is plain."""
    if not any(letter in _VOWELS for letter in rest):
        return False
    if len(rest) == _MIN_STEM - 1:
        return rest[-1] not in _VOWELS or ending[0] in "лд"
    return len(rest) >= _MIN_STEM
