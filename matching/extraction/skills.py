"""Skills in a text, with the exact words, the level and whether they are a must."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Self

from matching.extraction.labels import Hit, LabelIndex
from matching.extraction.wording import Wording
from matching.taxonomy import Taxonomy
from matching.text import Token, detect_language, tokenise
from matching.types import Finding

LONGEST_TEXT = 200_000


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
    >>> found = SkillExtractor().extract("Опыт программирования на Python")
    >>> [finding.words for finding in found]  # doctest: +SKIP
    ['Python']
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
        wording = Wording(text, tokens)
        hits = self._labels.hits(text, tokens, lang)
        return [
            _finding(text, tokens, hit, wording) for hit in hits if not wording.negated(*_span(hit))
        ]

    @cached_property
    def _labels(self) -> LabelIndex:
        taxonomy = Taxonomy.load() if self.taxonomy is None else self.taxonomy
        return LabelIndex(taxonomy.occupations() if self.occupations else taxonomy.skills())


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
