"""Labels of concepts as sequences of stems, and the longest of them at a place in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from matching.taxonomy import LANGUAGES, Concept
from matching.text import Token, stem, tokenise
from matching.text.language import KAZAKH_LATIN
from matching.text.letters import fold, is_cyrillic
from matching.text.stems import latin_kazakh_stem

# How sure a finding is: as the label is written; in another form; in Latin letters; and, of an
# imported set, whose alternatives are many and were not chosen for reading texts, by one of them.
EXACT, INFLECTED, RESPELLED, ALTERNATIVE = 1.0, 0.9, 0.8, 0.5
_SHORT = 3
# Everyday words that are also abbreviations: these count only in capitals.
_EVERYDAY = frozenset(
    "it is as or at be do go hr pr ar vr ai r c ip ms tv pc via api aim sap ram rest rust word "
    "react spark airflow flask blender unity postman "
    "asterisk cypress juniper maven notion playwright procreate nuke slack sketch solidity zoom "
    "access excel outlook teams swift spring make lean bim cat dot net sql rpa crm erp "
    "ит по то ос бд ип пк ии тб от ад ст ту ен".split()
) - {"api", "sql", "crm", "erp", "bim"}

_BREAKS = (",", ";", ". ", ":", "(", ")", "\n\n", "•", "|", " - ", " \u2013 ", " \u2014 ")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_YEARS_AFTER = re.compile(
    r"\s*(?:\+|-\s?\d+)?\s*(?:years?|yrs?|лет|год|жыл|months?|мес|ай)", re.IGNORECASE
)
_LONGEST_COUNT = 20
# What may be a word of another language in small letters: "БАС" are drones, бас is a head.
_SPOKEN_ABBREVIATION = re.compile(r"(?=.*[АЕИОУЫЭЮЯӘӨҮҰІ])[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,3}")
_OF_A_FIELD = re.compile(r"(?:техн|т|хан|рон|ом|ам|з|тр|авл)ик$")
_PLURAL_OR_OWNED = ("лар", "лер", "дар", "дер", "тар", "тер", "и", "си")

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
    spoken: bool
    sure: float
    rank: tuple[bool, bool, int, int]


class LabelIndex:
    """Every label of some concepts, by language and by its stems.

    Where one label names several concepts, it stands for the one of our own set, then for the
    one that prefers it, then for the one that most occupations need, then for the first.

    Parameters
    ----------
    concepts
        Whose labels to find.
    demand
        How many occupations need each concept.
    """

    def __init__(
        self, concepts: Iterable[Concept], demand: Mapping[str, int] | None = None
    ) -> None:
        self._tables: dict[str, dict[Key, list[_Label]]] = {lang: {} for lang in LANGUAGES}
        demand = demand or {}
        for number, concept in enumerate(concepts):
            for lang in LANGUAGES:
                for place, written in enumerate(concept.labels.get(lang, ())):
                    imported, other = bool(concept.uri), place > 0
                    rank = (imported, other, -demand.get(concept.id, 0), number)
                    self._add(concept, lang, written, rank)
        for table in self._tables.values():
            for labels in table.values():
                labels.sort(key=lambda label: label.rank)
        self._longest = {lang: _longest(table) for lang, table in self._tables.items()}

    def _add(
        self, concept: Concept, lang: str, written: str, rank: tuple[bool, bool, int, int]
    ) -> None:
        """Enter one label."""
        sure = ALTERNATIVE if rank[:2] == (True, True) else EXACT
        for spelled in dict.fromkeys((written, _HYPHEN.sub("", written))):
            plain = tuple(token.key for token in tokenise(spelled))
            if plain:
                key = tuple(stem(word, lang) for word in plain)
                cased = _needs_capitals(spelled, plain)
                spoken = _SPOKEN_ABBREVIATION.fullmatch(spelled) is not None
                label = _Label(concept.id, plain, spelled, cased, spoken, sure, rank)
                self._tables[lang].setdefault(key, []).append(label)

    def hits(self, text: str, tokens: Sequence[Token], langs: Sequence[str]) -> list[Hit]:
        """Return the concepts named in a text, longest label first, none overlapping.

        Parameters
        ----------
        text, tokens
            The text and its tokens.
        langs
            The language of each token's sentence, whose labels are looked at first.
        """
        stems = {one: [stem(token.key, one) for token in tokens] for one in LANGUAGES}
        if KAZAKH_LATIN in langs:
            self._learn_latin_kazakh()
            stems[KAZAKH_LATIN] = [
                latin_kazakh_stem(token.key) if lang == KAZAKH_LATIN else ""
                for token, lang in zip(tokens, langs, strict=True)
            ]
        hits: list[Hit] = []
        place = 0
        while place < len(tokens):
            order = sorted(stems, key=lambda one: one != langs[place])
            hit = self._longest_at(text, tokens, stems, place, order)
            hit = hit or self._joined_at(text, tokens, place, order)
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
            if size > 1 and (_crosses_a_break(text, span) or _counts_years(text, span)):
                continue
            for lang in order:
                found = self._tables[lang].get(tuple(stems[lang][place : place + size]), ())
                for label in found:
                    if label.spoken and lang != order[0] and not _in_capitals(text, span):
                        continue
                    confidence = _confidence(text, span, label, lang)
                    if confidence:
                        return Hit(label.concept, place, place + size - 1, confidence)
        return None

    def _joined_at(
        self, text: str, tokens: Sequence[Token], place: int, order: Sequence[str]
    ) -> Hit | None:
        """Return the label that two tokens with a hyphen between them are without it."""
        pair = tokens[place : place + 2]
        if len(pair) < 2 or text[pair[0].end : pair[1].start] != "-":
            return None
        whole = [Token(pair[0].key + pair[1].key, pair[0].start, pair[1].end)]
        known = [lang for lang in order if lang in LANGUAGES]
        stems = {lang: [stem(whole[0].key, lang)] for lang in known}
        hit = self._longest_at(text, whole, stems, 0, known)
        return hit and replace(hit, first=place, last=place + 1)

    def _learn_latin_kazakh(self) -> None:
        """Enter the Kazakh labels once more as they are written in Latin letters."""
        if KAZAKH_LATIN in self._tables:
            return
        table: dict[Key, list[_Label]] = {}
        for labels in self._tables["kk"].values():
            for label in labels:
                key = tuple(latin_kazakh_stem(word) for word in label.plain)
                if any(map(is_cyrillic, "".join(label.plain))) and len("".join(key)) > _SHORT + 1:
                    table.setdefault(key, []).append(replace(label, sure=RESPELLED * label.sure))
        self._longest[KAZAKH_LATIN] = _longest(table)
        self._tables[KAZAKH_LATIN] = table


def _longest(table: Mapping[Key, Sequence[_Label]]) -> dict[str, int]:
    """Return how many words the longest label has that begins with a stem."""
    longest: dict[str, int] = {}
    for key in table:
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return longest


def _crosses_a_break(text: str, span: Sequence[Token]) -> bool:
    """Whether a list sign, a sentence end or a blank line stands between two of the tokens."""
    return any(
        any(sign in text[one.end : two.start] for sign in _BREAKS) for one, two in pairwise(span)
    )


def _counts_years(text: str, span: Sequence[Token]) -> bool:
    """Whether the last of the tokens is a number of years, and no version: "Python 3+ года"."""
    after = text[span[-1].end : span[-1].end + _LONGEST_COUNT]
    return span[-1].key.isdigit() and _YEARS_AFTER.match(after) is not None


def _needs_capitals(written: str, plain: Key) -> bool:
    """Whether a label is an everyday word unless it is in capitals."""
    return len(plain) == 1 and plain[0] in _EVERYDAY and written != written.lower()


def _in_capitals(text: str, span: Sequence[Token]) -> bool:
    """Whether the words are in capitals."""
    return text[span[0].start : span[-1].end].isupper()


def _long(label: _Label) -> bool:
    """Whether the stem of a one-word label is long enough to stand for its forms."""
    return all(len(stem(label.plain[0], lang)) > _SHORT for lang in ("ru", "kk"))


def _same_word(token: str, label: str, lang: str) -> bool:
    """Whether a word of a label can have such a form; stems alone join too much.

    A Kazakh label is in no case, so that an end which looks like one is its own: "барысында" is
    no form of "бариста". "Технологии" is no "технолог". A Russian "робототехника" is the field,
    not the person, who is a "робототехник".
    """
    if lang == "ru":
        return not (token == f"{label}а" and _OF_A_FIELD.search(label))
    if token.endswith("ии"):  # Russian, whatever the sentence is
        return label.endswith("ия")
    own = fold(label)
    ending = own[len(stem(label, "kk")) :]
    if lang != "kk" or not ending or ending.startswith(_PLURAL_OR_OWNED):
        return True
    return fold(token).startswith(own[:-1])


def _confidence(text: str, span: Sequence[Token], label: _Label, lang: str) -> float:
    """Return how surely the words name the label; 0 where they do not."""
    words = text[span[0].start : span[-1].end]
    if label.cased and words != label.written:
        return 0.0
    if tuple(token.key for token in span) == label.plain:
        return label.sure
    # A short stem is shared by words that have nothing to do with each other.
    if len(span) == 1 and not (len(span[0].key) > _SHORT + 1 and _long(label)):
        return 0.0
    pairs = zip((token.key for token in span), label.plain, strict=True)
    same = all(_same_word(token, word, lang) for token, word in pairs)
    return round(INFLECTED * label.sure, 4) if same else 0.0
