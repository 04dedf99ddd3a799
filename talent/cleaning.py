"""Text as people type or paste it, made fit to keep."""

from __future__ import annotations

import unicodedata

# Letters that draw nothing or turn the reading direction hide what a text says: Unicode calls
# most of them format characters, and a few blanks letters.
_HIDDEN = {"Cc", "Cf"}
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


def clean_text(value: str | None) -> str:
    """Return text in NFC without control, invisible and direction characters, stripped."""
    if not value:
        return ""
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
    kept = (
        c
        for c in text
        if c in "\n\t" or (c not in _BLANKS and unicodedata.category(c) not in _HIDDEN)
    )
    return "".join(kept).strip()


def clean_line(value: str | None) -> str:
    """Return text on one line."""
    return " ".join(clean_text(value).split())
