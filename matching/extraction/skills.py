"""Skills in a text, with the exact words, the level and whether they are a must."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Self

from matching.extraction.labels import Hit, LabelIndex
from matching.extraction.wording import Wording
from matching.taxonomy import Taxonomy
from matching.text import Token, detect_language, tokenise
from matching.types import Finding

LONGEST_TEXT = 200_000
# "github.com/someone" is where a person is, not what they can do.
# Every repeat is bounded: an endless one costs the square of a long text's length.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S{1,300}|(?<![^\s(<])[^\s@]{1,64}@[^\s@]{1,200}|"
    r"(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|kz|ru|io|net|me|co|il)/\S{0,300}"
)


class SkillExtractor:
    """Find the concepts that a text names.

    Parameters
    ----------
    taxonomy
        The concepts to look for; our own where none is given.
    occupations
        Look for occupations instead of skills.

    Examples
    --------
    >>> found = SkillExtractor().extract("Опыт работы с Python и Docker")
    >>> [finding.words for finding in found]
    ['Python', 'Docker']
    """

    def __init__(self, taxonomy: Taxonomy | None = None, *, occupations: bool = False) -> None:
        self.taxonomy = taxonomy
        self.occupations = occupations

    def fit(self, texts: Iterable[str] | None = None, y: object = None) -> Self:
        """Do nothing: the concepts are given, not learned."""
        del texts, y
        return self

    def transform(self, texts: Iterable[str]) -> list[list[Finding]]:
        """Return the findings of each text."""
        return [self.extract(text) for text in texts]

    def fit_transform(self, texts: Iterable[str], y: object = None) -> list[list[Finding]]:
        """Return the findings of each text."""
        return self.fit(None, y).transform(texts)

    def extract(self, text: str, lang: str | None = None) -> list[Finding]:
        """Return the concepts a text names, in the order of the text.

        Concepts that the text says are absent or not needed are left out.

        Parameters
        ----------
        text
            Any text; only the first 200,000 characters are read.
        lang
            Its language, where known.
        """
        text = text[:LONGEST_TEXT]
        tokens = tokenise(text)
        lang = (lang or detect_language(text))[:2]
        tokens = _outside(tokens, [match.span() for match in _ADDRESS.finditer(text)])
        wording = Wording(text, tokens)
        hits = self._labels.hits(text, tokens, lang)
        return [
            _finding(text, tokens, hit, wording) for hit in hits if not wording.negated(*_span(hit))
        ]

    def kind(self, concept: str) -> str:
        """Return the kind of a concept; an unknown one has none."""
        known = self._concepts.get(concept)
        return known.kind if known else ""

    @cached_property
    def _concepts(self) -> Taxonomy:
        return Taxonomy.load() if self.taxonomy is None else self.taxonomy

    @cached_property
    def _labels(self) -> LabelIndex:
        return _labels_of(self._concepts, occupations=self.occupations)


@lru_cache(maxsize=8)
def _labels_of(taxonomy: Taxonomy, *, occupations: bool) -> LabelIndex:
    """Index the labels of a taxonomy once."""
    return LabelIndex(taxonomy.occupations() if occupations else taxonomy.skills())


def _outside(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[Token]:
    """Return the tokens that stand in none of some spans, which lie in order."""
    starts = [start for start, _ in spans]

    def inside(token: Token) -> bool:
        place = bisect_right(starts, token.start)
        return place > 0 and token.start < spans[place - 1][1]

    return [token for token in tokens if not inside(token)]


def _span(hit: Hit) -> tuple[int, int]:
    """Return the first and last token of a hit."""
    return hit.first, hit.last


def _finding(text: str, tokens: Sequence[Token], hit: Hit, wording: Wording) -> Finding:
    """Return a hit as a finding."""
    start, end = tokens[hit.first].start, tokens[hit.last].end
    return Finding(
        concept=hit.concept,
        start=start,
        end=end,
        words=text[start:end],
        level=wording.level(*_span(hit)),
        must=wording.must(*_span(hit)),
        confidence=hit.confidence,
    )
