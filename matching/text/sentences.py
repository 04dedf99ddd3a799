"""The sentences of a text, and the language of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matching.text.language import detect_language

# A full stop ends a sentence before a space and what is no small letter; not after one letter or
# a short form ("г. Алматы", "и т. д.", "ул. Абая"). Repeats are bounded, so that time is too.
_SHORT_FORMS = "".join(
    rf"(?<!\b{one})" for one in "ул пр им кв обл тел стр dr mr ms st no vs".split()
)
_END = re.compile(
    rf"\n{{1,9}}|[!?…;•]{{1,9}}(?=\s|$)|(?<!\b[^\W\d_]){_SHORT_FORMS}\.{{1,3}}"
    rf"(?=\s{{1,9}}[^\w\s]?[^\Wa-zа-яёәғқңөұүһі]|\s{{0,9}}$)"
)
_WORD = re.compile(r"[^\W\d_]+")
_FEW = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]`` and its language; a short one has the language of the whole text."""

    start: int
    end: int
    lang: str


def sentences(text: str, lang: str | None = None) -> Iterator[Sentence]:
    """Yield the sentences of a text in order; every character belongs to one.

    Parameters
    ----------
    text
        Any text.
    lang
        The language of all of it, where known.

    Examples
    --------
    >>> [one.lang for one in sentences("Опыт работы с базами данных. Ағылшын тілін жетік білу.")]
    ['ru', 'kk']
    """
    whole = lang or detect_language(text)
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        if end > start:
            yield Sentence(start, end, lang or _language(text[start:end], whole))
            start = end


def _language(sentence: str, otherwise: str) -> str:
    """Return the language of a sentence; one of few words may be a name or a term."""
    few = sum(1 for _ in _WORD.finditer(sentence)) < _FEW
    return otherwise if few and otherwise else detect_language(sentence) or otherwise
