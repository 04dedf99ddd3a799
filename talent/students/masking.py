"""Taking a person's name and addresses out of what they wrote, while others may not see them."""

from __future__ import annotations

import re

from matching.text import fold, phonetic_fold
from matching.text.letters import mend_lookalikes

HIDDEN = "•••"
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<!\w)\+?\d(?:[\s().-]{0,2}\d){9,13}(?!\w)")
_HANDLE = re.compile(
    r"(?<![\w@])@\w{3,}|\b(?:t\.me|github\.com|linkedin\.com|instagram\.com)/\S+", re.IGNORECASE
)
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_JOINT = re.compile(r"['’-]")
_SHORTEST_NAME = 3
_SHORTEST_INSIDE = 5
_SOFT_START = re.compile(r"^i(?=[aeou])")


def mask(text: str, name: str) -> str:
    """Return ``text`` without the parts of ``name``, e-mail addresses, phones and links.

    A part of the name is found in any case, in either script (``Айбек``, ``Aybek``) and with
    Kazakh letters typed on a Russian keyboard; a Kazakh or Russian ending of up to three
    letters after it goes too, and a word such as ``aibekserikov`` that has a part within.
    """
    for pattern in (_LINK, _EMAIL, _HANDLE, _PHONE):
        text = pattern.sub(HIDDEN, text)
    parts = {
        spelling
        for part in _pieces(name)
        if len(part) >= _SHORTEST_NAME
        for spelling in _spellings(part)
        if len(spelling) >= _SHORTEST_NAME
    }
    return _WORD.sub(lambda word: HIDDEN if _names(word[0], parts) else word[0], text)


def _pieces(text: str) -> list[str]:
    """Return words, those of a double name one by one."""
    return [piece for word in _WORD.findall(text) for piece in (word, *_JOINT.split(word))]


def _spellings(word: str) -> tuple[str, str]:
    """Return a word as it is typed and as it sounds, since a name is known in two scripts."""
    typed = mend_lookalikes(fold(word))
    return typed, _SOFT_START.sub("", phonetic_fold(typed.replace("zh", "j")))


def _names(word: str, parts: set[str]) -> bool:
    return any(
        (spelling.startswith(part) and len(spelling) - len(part) <= 3)
        or (len(part) >= _SHORTEST_INSIDE and part in spelling)
        for piece in _pieces(word)
        for spelling in _spellings(piece)
        for part in parts
    )
