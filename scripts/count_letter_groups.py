"""Count which letter groups tell the languages apart, and write matching/text/letter_groups.py.

The words are those of our own labels and descriptions; run it again when they have changed much.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from math import log, log1p, sqrt
from pathlib import Path
from textwrap import wrap

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from matching.taxonomy import Taxonomy  # noqa: E402
from matching.text.language import plain_latin, word_groups  # noqa: E402
from matching.text.letters import fold, is_cyrillic  # noqa: E402

KEPT, LEAST, HIGHEST = 400, 12, 3
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = dict(zip("аәбвгдеёзиклмнңоөпрстұүфһэ", "aabvgdeeziklmnnooprstuufhe", strict=True))
_LATIN |= {"ъ": "", "ь": ""}
# Three of the ways in which people write Kazakh in Latin letters.
_WAYS = (
    dict(zip("цчшщжяюхқғыійу", "ts ch sh sh zh ya yu kh k g y i i u".split(), strict=True)),
    dict(zip("цчшщжяюхқғыійу", "ts ch sh sh j ya yu h q g y i y u".split(), strict=True)),
    dict(zip("цчшщжяюхқғыійу", "ts c s s j ia iu h q g i i i u".split(), strict=True)),
)


def words(lang: str, *, cyrillic: bool) -> Counter[str]:
    """Return the words of a language in one script, as often as they occur."""
    counts: Counter[str] = Counter()
    for concept in Taxonomy.load():
        for text in (*concept.labels[lang], concept.about[lang]):
            counts.update(
                word
                for word in _WORD.findall(text.lower())
                if any(map(is_cyrillic, word)) is cyrillic
            )
    return counts


def in_latin(counts: Counter[str]) -> Counter[str]:
    """Return Kazakh words in Latin letters, in each way of writing them."""
    latin: Counter[str] = Counter()
    for word, count in counts.items():
        for way in _WAYS:
            latin["".join((_LATIN | way).get(letter, letter) for letter in word)] += count
    return latin


def weights(kazakh: Counter[str], other: Counter[str]) -> dict[str, int]:
    """Return the groups that tell most, with the logarithm of their odds."""
    ours, theirs = _groups(kazakh), _groups(other)
    all_ours, all_theirs = ours.total(), theirs.total()
    odds = {
        group: log((ours[group] + 2) / all_ours * all_theirs / (theirs[group] + 2))
        for group in {*ours, *theirs}
        if ours[group] + theirs[group] >= LEAST
    }
    best = sorted(odds, key=lambda one: (-abs(odds[one]) * sqrt(ours[one] + theirs[one]), one))
    return {one: max(-HIGHEST, min(HIGHEST, round(odds[one]))) for one in best[:KEPT]}


def _groups(counts: Counter[str]) -> Counter[str]:
    """Return the groups of some words; a frequent word counts by its logarithm."""
    groups: Counter[str] = Counter()
    for word, count in counts.items():
        for group in word_groups(word):
            groups[group] += log1p(count)  # type: ignore[assignment]
    return groups


def lines(name: str, table: dict[str, int]) -> Iterator[str]:
    """Yield the lines of one table: weight to groups."""
    yield f"{name} = {{"
    for weight in sorted({*table.values()} - {0}):
        own = " ".join(sorted(group for group in table if table[group] == weight))
        yield f"    {weight}: ("
        yield from (f'        "{line} "' for line in wrap(own, 86))
        yield "    ),"
    yield "}"


def main() -> None:
    """Write the module."""
    kazakh = words("kk", cyrillic=True)
    cyrillic = weights(
        Counter({fold(word): count for word, count in kazakh.items()}),
        Counter({fold(word): count for word, count in words("ru", cyrillic=True).items()}),
    )
    english = Counter({plain_latin(w): n for w, n in words("en", cyrillic=False).items()})
    latin = weights(in_latin(kazakh), english)
    text = [
        '"""Letter groups that tell Kazakh (above 0) from Russian, and in Latin from English.',
        "",
        "Written by scripts/count_letter_groups.py; the numbers are logarithms of odds, rounded.",
        '"""',
        "",
        *lines("CYRILLIC", cyrillic),
        *lines("LATIN", latin),
    ]
    (ROOT / "matching" / "text" / "letter_groups.py").write_text("\n".join(text) + "\n", "utf-8")


if __name__ == "__main__":
    main()
