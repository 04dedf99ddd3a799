"""Russian words without the endings that tell a writer's sex, so that it cannot move a score."""

from __future__ import annotations

import re
from functools import lru_cache

_SHORT = 3
# работала → работал, занималась → занимал; ответственная and ответственный → ответственн.
_ENDINGS = (
    (re.compile(r"(?<=[аеиоуыюя]л)(?:а|ась|ся)$"), ""),
    (re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее)$"), ""),
)
# студентка → студент, выпускница → выпускник, преподавательница → преподаватель, сварщица →
# сварщик.
_PERSONS = (
    (re.compile(r"(?<=тель)ница$"), ""),
    (re.compile(r"(?<=[щч])ица$"), "ик"),
    (re.compile(r"ница$"), "ник"),
    (re.compile(r"(?<=[сн]т)ка$"), ""),
)


@lru_cache(maxsize=100_000)
def genderless(word: str) -> str:
    """Return a lower-case word without its gender.

    Examples
    --------
    >>> genderless("работала") == genderless("работал")
    True
    """
    word = person(word)
    if len(word) > _SHORT:
        for pattern, ending in _ENDINGS:
            word = pattern.sub(ending, word)
    return word


def person(word: str) -> str:
    """Return the word for a person as the trade itself is called.

    Examples
    --------
    >>> person("лаборантка")
    'лаборант'
    """
    for pattern, ending in _PERSONS:
        word = pattern.sub(ending, word)
    return word
