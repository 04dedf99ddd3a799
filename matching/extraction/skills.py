"""Skills in a text, with the exact words, the level and whether they are a must."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Self

from matching.extraction.labels import Hit, LabelIndex
from matching.extraction.likely import LikelyIndex
from matching.extraction.subjects import SubjectIndex
from matching.extraction.wording import Wording
from matching.taxonomy import Taxonomy
from matching.text import Token, tokenise
from matching.text.language import KAZAKH_LATIN
from matching.text.sentences import Sentence, sentences
from matching.types import Finding

LONGEST_TEXT, LONGEST_SOFT_TEXT = 200_000, 20_000
# How many likely concepts of a sentence are weighed, and how sure they must be at least.
LIKELY, LEAST_LIKELY = 10, 0.02
LONGEST_SENTENCE = 80
_Part = tuple[list[Token], str]
PARAMETERS = ("taxonomy", "occupations", "soft", "least", "top")
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
    soft
        Return also *likely* concepts with their lower confidence: those that a sentence comes
        near to without naming them (``likely.LikelyIndex``), and those that the whole text
        resembles (``subjects.SubjectIndex``).
    least
        The least confidence of what is returned.
    top
        Return only so many concepts of a text, the surest first, each once; None for all
        findings in the order of the text.

    Examples
    --------
    >>> found = SkillExtractor().extract("Опыт работы с Python и Docker")
    >>> [finding.words for finding in found]
    ['Python', 'Docker']
    """

    def __init__(
        self,
        taxonomy: Taxonomy | None = None,
        *,
        occupations: bool = False,
        soft: bool = False,
        least: float = 0.0,
        top: int | None = None,
    ) -> None:
        self.taxonomy = taxonomy
        self.occupations = occupations
        self.soft = soft
        self.least = least
        self.top = top

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

    def get_params(self, deep: bool = True) -> dict[str, Any]:  # noqa: FBT001, FBT002
        """Return the parameters by name."""
        del deep
        return {name: getattr(self, name) for name in PARAMETERS}

    def set_params(self, **params: Any) -> Self:
        """Set parameters by name."""
        if unknown := sorted(set(params) - set(PARAMETERS)):
            raise ValueError(f"SkillExtractor has the parameters {list(PARAMETERS)}, not {unknown}")
        for name, value in params.items():
            setattr(self, name, value)
        return self

    def __sklearn_tags__(self) -> Any:
        """Tell scikit-learn that texts go in, and that nothing is learned."""
        from sklearn.utils import InputTags, Tags, TargetTags, TransformerTags

        return Tags(
            estimator_type="transformer",
            target_tags=TargetTags(required=False),
            transformer_tags=TransformerTags(preserves_dtype=[]),
            input_tags=InputTags(two_d_array=False, string=True),
            no_validation=True,
            requires_fit=False,
        )

    def extract(self, text: str, lang: str | None = None) -> list[Finding]:
        """Return the concepts a text names, in the order of the text.

        Concepts that the text says are absent or not needed are left out.

        Parameters
        ----------
        text
            Any text; only the first 200,000 characters are read, and only the first 20,000
            for likely concepts.
        lang
            Its language, where known; otherwise each sentence has its own.
        """
        text = text[:LONGEST_TEXT]
        tokens = _outside(tokenise(text), [match.span() for match in _ADDRESS.finditer(text)])
        parts = list(_parts(tokens, sentences(text, lang)))
        langs = [known for own, known in parts for _ in own]
        wording = Wording(text, tokens, langs)
        hits = _labels_of(self.concepts, occupations=self.occupations).hits(text, tokens, langs)
        if self.soft:
            hits = _beside(hits, self._likely(text, parts))
        findings = [
            _finding(text, tokens, hit, wording)
            for hit in hits
            if hit.confidence >= self.least and not wording.negated(hit.first, hit.last)
        ]
        return findings if self.top is None else _best(findings)[: self.top]

    def kind(self, concept: str) -> str:
        """Return the kind of a concept; an unknown one has none."""
        known = self.concepts.get(concept)
        return known.kind if known else ""

    @property
    def concepts(self) -> Taxonomy:
        """The taxonomy in use."""
        return Taxonomy.load() if self.taxonomy is None else self.taxonomy

    def _likely(self, text: str, parts: Sequence[_Part]) -> list[Hit]:
        """Return the likely concepts of the sentences, and of the text as a whole."""
        parts = [(own, lang) for own, lang in parts if own and own[0].start <= LONGEST_SOFT_TEXT]
        index = _likely_of(self.concepts, occupations=self.occupations)
        hits: dict[str, Hit] = {}
        firsts = []
        first = 0
        for tokens, lang in parts:
            firsts.append(first)
            for one in index.likely(tokens, lang, LIKELY, LEAST_LIKELY):
                hit = Hit(one.concept, first + one.first, first + one.last, one.confidence)
                hits[hit.concept] = _surer(hit, hits.get(hit.concept))
            first += len(tokens)
        sentences = [text[own[0].start : own[-1].end] for own, _ in parts]
        sure = {concept: hit.confidence for concept, hit in hits.items()}
        whole = _subjects_of(self.concepts, occupations=self.occupations)
        for concept, place, confidence in whole.subjects(text, sentences, sure):
            last = firsts[place] + len(parts[place][0]) - 1
            hit = Hit(concept, firsts[place], last, confidence)
            hits[concept] = _surer(hits.get(concept, hit), hit)
        return list(hits.values())


@lru_cache(maxsize=8)
def _labels_of(taxonomy: Taxonomy, *, occupations: bool) -> LabelIndex:
    """Index the labels of a taxonomy once."""
    if occupations:
        return LabelIndex(taxonomy.occupations())
    needs = Counter(
        skill for one in taxonomy.occupations() for skill in (*one.essential, *one.useful)
    )
    return LabelIndex(taxonomy.skills(), needs)


@lru_cache(maxsize=4)
def _likely_of(taxonomy: Taxonomy, *, occupations: bool) -> LikelyIndex:
    """Index what a taxonomy says of its concepts once."""
    return LikelyIndex(taxonomy.occupations() if occupations else taxonomy.skills())


@lru_cache(maxsize=4)
def _subjects_of(taxonomy: Taxonomy, *, occupations: bool) -> SubjectIndex:
    """Index the concepts of a taxonomy that are written in more than one language once."""
    return SubjectIndex(taxonomy, occupations=occupations)


def _parts(tokens: Sequence[Token], spans: Iterable[Sentence]) -> Iterator[_Part]:
    """Yield the tokens of each sentence with its language, a long sentence in pieces."""
    place = 0
    for sentence in spans:
        own = []
        while place < len(tokens) and tokens[place].start < sentence.end:
            own.append(tokens[place])
            place += 1
        for start in range(0, len(own), LONGEST_SENTENCE):
            yield own[start : start + LONGEST_SENTENCE], _known(sentence.lang)


def _known(lang: str) -> str:
    """Return a language that labels are written in."""
    return lang if lang == KAZAKH_LATIN else lang[:2]


def _surer(one: Hit, other: Hit | None) -> Hit:
    """Return the surer of two hits, the first where they are equally sure."""
    return one if other is None or one.confidence >= other.confidence else other


def _beside(named: Sequence[Hit], likely: Sequence[Hit]) -> list[Hit]:
    """Return named hits with likely ones beside them; a concept that is named is not guessed.

    Where the guess is surer than the name, the name takes its confidence.
    """
    sure = {hit.concept: hit.confidence for hit in likely}
    said = {hit.concept for hit in named}
    hits = [
        replace(hit, confidence=max(hit.confidence, sure.get(hit.concept, 0.0))) for hit in named
    ]
    hits += [hit for hit in likely if hit.concept not in said]
    return sorted(hits, key=lambda hit: (hit.first, hit.last, -hit.confidence, hit.concept))


def _best(findings: Iterable[Finding]) -> list[Finding]:
    """Return the surest finding of each concept, surest first; ties by place, then concept."""
    best: dict[str, Finding] = {}
    for one in findings:
        known = best.get(one.concept)
        if known is None or one.confidence > known.confidence:
            best[one.concept] = one
    return sorted(best.values(), key=lambda one: (-one.confidence, one.start, one.concept))


def _outside(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[Token]:
    """Return the tokens that stand in none of some spans, which lie in order."""
    starts = [start for start, _ in spans]

    def inside(token: Token) -> bool:
        place = bisect_right(starts, token.start)
        return place > 0 and token.start < spans[place - 1][1]

    return [token for token in tokens if not inside(token)]


def _finding(text: str, tokens: Sequence[Token], hit: Hit, wording: Wording) -> Finding:
    """Return a hit as a finding."""
    start, end = tokens[hit.first].start, tokens[hit.last].end
    return Finding(
        concept=hit.concept,
        start=start,
        end=end,
        words=text[start:end],
        level=wording.level(hit.first, hit.last),
        must=wording.must(hit.first, hit.last),
        confidence=hit.confidence,
    )
