"""Tokens with their places, keeping "C++", "C#", "Node.js" and "1С" whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matching.text.letters import mend_lookalikes, normalise

_LATIN = "[A-Za-z\u00c0-\u024f]"
# "Excel'de" is Excel and an ending, as "don't" is; "bag'darlama" is one word, as is "ko'p".
_TAIL = (
    r"'(?i:(?:lar|ler|dar|der|tar|ter)?(?:da|de|ta|te|dan|den|tan|ten|ga|ge|ka|ke|qa|dy|di|ty|ti|"
    r"ny|ni|dyn|din|tyn|tin|nyn|nin|men|ben|pen)|lar|ler|dar|der|tar|ter|s|t|d|m|re|ve|ll|em)(?!\w)"
)
_TOKEN = re.compile(
    rf"""
    (?<!\w)[CcСс][ ]?(?:\+\+|\#)                     # C++, C#, C # (Latin or Cyrillic)
    | [FfJj]\#
    | 1[CcСс](?![^\W\d_])                            # 1С
    | \.(?:net|NET|Net)\b
    | [A-Za-z][A-Za-z0-9]*\.(?:js|JS|Js|net|NET|Net|io|IO|py|ai|AI)\b
    | {_LATIN}+(?:(?<=[agnouscyiAGNOUSCYI])(?!{_TAIL})'{_LATIN}+)+
    | (?P<word>[^\W_]+)(?:{_TAIL}|'[^\W\d_]{{1,2}}\b)?
    """,
    re.VERBOSE,
)
# Endings that a Kazakh text hangs on a foreign word with a hyphen or an apostrophe.
_KAZAKH_TAIL = re.compile(
    r"(?<=[A-Za-zА-ЯЁ0-9а-яё+#])[-'](?:"
    r"(?:лар|лер|дар|дер|тар|тер)?(?:да|де|та|те|дан|ден|тан|тен|нан|нен|ға|ге|қа|ке|га|ка|"
    r"ды|ді|ты|ті|ны|ні|ди|ти|ни|дың|дің|тың|тің|ның|нің|дын|дин|тын|тин|нын|нин|"
    r"мен|бен|пен|дағы|дегі|тағы|тегі|сы|сі|си|мен|пен|бен|лар|лер|дар|дер|тар|тер|шы|ші)"
    r"|е|а|у|ом|ов|ы|ой|ей|ами|ах)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place: ``text[start:end]``; ``key`` is lower-case and in one script."""

    key: str
    start: int
    end: int


def tokenise(text: str) -> list[Token]:
    """Return the tokens of a text.

    Examples
    --------
    >>> [token.key for token in tokenise("C++, Node.js; AutoCAD-та")]
    ['c++', 'node.js', 'autocad']
    """
    plain = normalise(text)
    if len(plain) != len(text):
        # A text that was not in NFC: offsets would drift, so it is read letter by letter.
        plain = "".join(one if len(one := normalise(x)) == 1 else x for x in text)
    tails = {match.start(): match.end() for match in _KAZAKH_TAIL.finditer(plain)}
    tokens = []
    skip_to = -1
    for match in _TOKEN.finditer(plain):
        if match.start() < skip_to:
            continue
        start, end = match.span("word" if match["word"] else 0)
        if end in tails:
            skip_to = tails[end]
        tokens.append(Token(mend_lookalikes(plain[start:end].lower().replace(" ", "")), start, end))
    return tokens
