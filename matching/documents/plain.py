"""Text out of .txt, in whatever encoding it was saved."""

from __future__ import annotations

import re

from matching.documents.errors import DamagedError

_CYRILLIC_WORD = re.compile(r"\b[А-ЯЁа-яё]{2,}\b")
_MIXED_WORD = re.compile(r"[A-Za-z][А-ЯЁа-яё]|[А-ЯЁа-яё][A-Za-z]")


def read_plain(data: bytes, name: str) -> str:
    """Return the text of a plain file: UTF-8 or UTF-16, else the likeliest old encoding."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return _guess(data, name)


def _guess(data: bytes, name: str) -> str:
    """Return the text in an old encoding; Windows Cyrillic is what people here have."""
    windows = data.decode("cp1251", errors="replace")
    # French in cp1252 shows as Latin words with single Cyrillic letters inside.
    pure, mixed = len(_CYRILLIC_WORD.findall(windows)), len(_MIXED_WORD.findall(windows))
    if pure > mixed and "\ufffd" not in windows:
        return windows
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise DamagedError(name, "no known encoding")
    return str(best)
