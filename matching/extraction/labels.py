"""Labels of concepts as sequences of stems, and the longest of them at a place in a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matching.taxonomy import LANGUAGES, Concept
from matching.text import Token, stem, tokenise

EXACT, INFLECTED = 1.0, 0.9
_SHORT = 3
# Everyday words that are also abbreviations: these count only in capitals.
_EVERYDAY = frozenset(
    "it is as or at be do go hr pr ar vr ai r c ip ms tv pc via api aim sap ram rest rust word "
    "react spark airflow flask blender unity postman "
    "access excel outlook teams swift spring make lean bim cat dot net sql rpa crm erp "
    "ит по то ос бд ип пк ии тб от ад ст ту ен".split()
) - {"api", "sql", "crm", "erp", "bim"}

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept named by the tokens ``first`` to ``last`` (inclusive)."""

    concept: str
    first: int
    last: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Label:
    """One label: whose it is, its plain keys, and what of its writing must be kept."""

    concept: str
    plain: Key
    written: str
    cased: bool


class LabelIndex:
    """Every label of some concepts, by language and by its stems."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._tables: dict[str, dict[Key, list[_Label]]] = {lang: {} for lang in LANGUAGES}
        self._longest: dict[str, dict[str, int]] = {lang: {} for lang in LANGUAGES}
        for concept in concepts:
            for lang in LANGUAGES:
                for written in concept.labels.get(lang, ()):
                    self._add(concept, lang, written)

    def _add(self, concept: Concept, lang: str, written: str) -> None:
        """Enter one label."""
        plain = tuple(token.key for token in tokenise(written))
        if not plain:
            return
        key = tuple(stem(word, lang) for word in plain)
        cased = _needs_capitals(written, plain)
        label = _Label(concept.id, plain, written, cased=cased)
        self._tables[lang].setdefault(key, []).append(label)
        longest = self._longest[lang]
        longest[key[0]] = max(longest.get(key[0], 0), len(key))

    def hits(self, text: str, tokens: Sequence[Token], lang: str) -> list[Hit]:
        """Return the concepts named in a text, longest label first, none overlapping."""
        order = sorted(LANGUAGES, key=lambda one: (one != lang, LANGUAGES.index(one)))
        stems = {one: [stem(token.key, one) for token in tokens] for one in order}
        hits: list[Hit] = []
        place = 0
        while place < len(tokens):
            hit = self._longest_at(text, tokens, stems, place, order)
            if hit:
                hits.append(hit)
            place = hit.last + 1 if hit else place + 1
        return hits

    def _longest_at(
        self,
        text: str,
        tokens: Sequence[Token],
        stems: dict[str, list[str]],
        place: int,
        order: Sequence[str],
    ) -> Hit | None:
        """Return the longest label that starts at a token."""
        reach = max(self._longest[lang].get(stems[lang][place], 0) for lang in order)
        for size in range(min(reach, len(tokens) - place), 0, -1):
            span = tokens[place : place + size]
            if size > 1 and _crosses_a_break(text, span):
                continue
            for lang in order:
                found = self._tables[lang].get(tuple(stems[lang][place : place + size]), ())
                for label in found:
                    confidence = _confidence(text, span, label)
                    if confidence:
                        return Hit(label.concept, place, place + size - 1, confidence)
        return None


def _crosses_a_break(text: str, span: Sequence[Token]) -> bool:
    """Whether a list sign, a sentence end or a blank line stands between two of the tokens."""
    return any(
        any(
            sign in text[one.end : two.start]
            for sign in (",", ";", ". ", ":", "(", ")", "\n\n", "•", "|")
        )
        for one, two in pairwise(span)
    )


def _needs_capitals(written: str, plain: Key) -> bool:
    """Whether a label is an everyday word unless it is in capitals."""
    return len(plain) == 1 and plain[0] in _EVERYDAY and written != written.lower()


def _long(label: _Label) -> bool:
    """Whether the stem of a one-word label is long enough to stand for its forms."""
    return all(len(stem(label.plain[0], lang)) > _SHORT for lang in ("ru", "kk"))


def _confidence(text: str, span: Sequence[Token], label: _Label) -> float:
    """Return how surely the words name the label; 0 where they do not."""
    words = text[span[0].start : span[-1].end]
    if label.cased and words != label.written:
        return 0.0
    if tuple(token.key for token in span) == label.plain:
        return EXACT
    # A short stem is shared by words that have nothing to do with each other.
    return INFLECTED if len(span) > 1 or (len(span[0].key) > _SHORT + 1 and _long(label)) else 0.0
