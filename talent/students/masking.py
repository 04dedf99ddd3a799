"""Taking a person's name and addresses out of what they wrote, while others may not see them."""

from __future__ import annotations

import re

from matching.text import fold

HIDDEN = "•••"
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<!\w)\+?\d(?:[\s().-]{0,2}\d){9,13}(?!\w)")
_HANDLE = re.compile(
    r"(?<![\w@])@\w{3,}|\b(?:t\.me|github\.com|linkedin\.com|instagram\.com)/\S+", re.IGNORECASE
)
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SHORTEST_NAME = 3


def mask(text: str, name: str) -> str:
    """Return ``text`` without the parts of ``name``, e-mail addresses, phones and links.

    A part of the name is found in any case and with Kazakh letters typed on a Russian
    keyboard; a Kazakh or Russian ending of up to three letters after it goes too.
    """
    for pattern in (_LINK, _EMAIL, _HANDLE, _PHONE):
        text = pattern.sub(HIDDEN, text)
    parts = {fold(part) for part in _WORD.findall(name) if len(part) >= _SHORTEST_NAME}
    return _WORD.sub(lambda word: HIDDEN if _names(fold(word[0]), parts) else word[0], text)


def _names(word: str, parts: set[str]) -> bool:
    return any(word.startswith(part) and len(word) - len(part) <= 3 for part in parts)
