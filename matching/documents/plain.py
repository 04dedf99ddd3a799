"""Text out of .txt, in whatever encoding it was saved."""

from __future__ import annotations

from matching.documents.errors import DamagedError
from matching.text.letters import is_cyrillic

_MOSTLY = 0.7


def read_plain(data: bytes, name: str) -> str:
    """Return the text of a plain file: UTF-8 or UTF-16, else the likeliest old encoding."""
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            break
    return _guess(data, name)


def _guess(data: bytes, name: str) -> str:
    """Return the text in an old encoding; Windows Cyrillic is what people here have."""
    windows = data.decode("cp1251", errors="replace")
    letters = [letter for letter in windows if letter.isalpha() and not letter.isascii()]
    lower = sum(is_cyrillic(letter) and letter.islower() for letter in letters)
    if letters and lower >= _MOSTLY * len(letters) and "\ufffd" not in windows:
        return windows
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise DamagedError(name, "no known encoding")
    return str(best)
