"""Whether a taxonomy is in order: links, labels, letters. Each fault is said in one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from matching.taxonomy.concept import LANGUAGES, Concept
from matching.taxonomy.isco import UNIT_GROUPS
from matching.taxonomy.taxonomy import Taxonomy
from matching.text.letters import KAZAKH, is_cyrillic

LEAST_LABELS = 2
# What a language's own words need to hold somewhere; һ is too rare to demand.
_KAZAKH_USED = KAZAKH - {"һ"}
_WORD = re.compile(r"[^\W\d_]+")


def faults(taxonomy: Taxonomy) -> list[str]:
    """Return what is wrong with a taxonomy; nothing where it is in order.

    An imported concept may have labels in one language only and share them with others,
    as its own classification lets it.
    """
    checks: tuple[Callable[[Taxonomy], Iterator[str]], ...] = (
        _loose_links, _circles, _shared_labels, _poor_labels, _letters, _missing_letters, _groups
    )  # fmt: skip
    return [fault for check in checks for fault in check(taxonomy)]


def _own(taxonomy: Taxonomy) -> list[Concept]:
    """Return the concepts that were not imported."""
    return [concept for concept in taxonomy if not concept.uri]


def _loose_links(taxonomy: Taxonomy) -> Iterator[str]:
    for one in taxonomy:
        for link in (*one.broader, *one.related, *one.essential, *one.useful):
            if link not in taxonomy:
                yield f"{one.id}: the link {link} leads nowhere"
        for link in (*one.essential, *one.useful):
            if link in taxonomy and taxonomy.concepts[link].is_occupation:
                yield f"{one.id}: needs {link}, which is no skill"


def _circles(taxonomy: Taxonomy) -> Iterator[str]:
    """Take away concepts without anything wider until none is left, or only circles are."""
    wider = {
        one.id: {link for link in one.broader if link in taxonomy}
        for one in taxonomy
        if one.broader
    }
    while done := {one for one, links in wider.items() if not links & wider.keys()}:
        wider = {one: links for one, links in wider.items() if one not in done}
    for one in sorted(wider):
        yield f"{one}: is broader than itself, or than one that is"


def _shared_labels(taxonomy: Taxonomy) -> Iterator[str]:
    for lang in LANGUAGES:
        owners: dict[tuple[str, bool], set[str]] = {}
        for one in _own(taxonomy):
            for label in one.labels.get(lang, ()):
                owners.setdefault((label.casefold(), one.is_occupation), set()).add(one.id)
        for (label, _), ids in owners.items():
            if len(ids) > 1:
                yield f"{', '.join(sorted(ids))}: share the label {label!r} in {lang}"


def _poor_labels(taxonomy: Taxonomy) -> Iterator[str]:
    for one in _own(taxonomy):
        for lang in LANGUAGES:
            if len(one.labels.get(lang, ())) < LEAST_LABELS:
                yield f"{one.id}: fewer than {LEAST_LABELS} labels in {lang}"
            if not one.about.get(lang):
                yield f"{one.id}: no description in {lang}"


def _letters(taxonomy: Taxonomy) -> Iterator[str]:
    for one in taxonomy:
        for lang, labels in one.labels.items():
            for label in labels:
                if fault := _fault_of(label, lang):
                    yield f"{one.id}: {label!r} in {lang} {fault}"


def _fault_of(label: str, lang: str) -> str:
    """Return what is wrong with a label's letters."""
    if not unicodedata.is_normalized("NFC", label):
        return "is not in NFC"
    cyrillic = [is_cyrillic(letter) for letter in label if letter.isalpha()]
    if lang == "en" and any(cyrillic):
        return "has Cyrillic letters"
    if lang == "ru" and set(label.lower()) & KAZAKH:
        return "has Kazakh letters"
    for word in _WORD.findall(label):
        if 0 < sum(map(is_cyrillic, word)) < len(word):
            return f"mixes two scripts in {word!r}"
    return ""


def _missing_letters(taxonomy: Taxonomy) -> Iterator[str]:
    own = _own(taxonomy)
    used = set("".join(name for one in own for name in one.labels.get("kk", ())).lower())
    if own and (missing := sorted(_KAZAKH_USED - used)):
        yield f"no Kazakh label has the letters {', '.join(missing)}"


def _groups(taxonomy: Taxonomy) -> Iterator[str]:
    for one in taxonomy.occupations():
        if one.isco not in UNIT_GROUPS:
            yield f"{one.id}: ISCO-08 has no unit group {one.isco}"
