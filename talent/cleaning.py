"""Text as people type or paste it, made fit to keep."""

from __future__ import annotations

import unicodedata

# Letters that draw nothing or turn the reading direction hide what a text says.
_INVISIBLE = {ord(c) for c in "\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"} | {
    ord(c) for c in "\u2066\u2067\u2068\u2069\u200e\u200f\u00ad"
}


def clean_text(value: str | None) -> str:
    """Return text in NFC without control, invisible and direction characters, stripped."""
    if not value:
        return ""
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
    kept = (
        c
        for c in text
        if c in "\n\t" or (ord(c) not in _INVISIBLE and unicodedata.category(c) != "Cc")
    )
    return "".join(kept).strip()


def clean_line(value: str | None) -> str:
    """Return text on one line."""
    return " ".join(clean_text(value).split())
