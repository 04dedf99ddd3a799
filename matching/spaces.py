"""The space of texts that a taxonomy's own words span: fitted once, the same for everybody."""

from __future__ import annotations

from functools import lru_cache

from matching.taxonomy import Concept, Taxonomy
from matching.text.likeness import LikenessSpace


@lru_cache(maxsize=4)
def space_of(taxonomy: Taxonomy) -> LikenessSpace:
    """Return the space, fitted on the concepts that are written in more than one language.

    A taxonomy of one language is fitted on all of it.
    """
    aligned = [one for one in taxonomy if sum(map(bool, one.labels.values())) > 1]
    return LikenessSpace().fit(text_of(one, taxonomy) for one in aligned or taxonomy)


def text_of(concept: Concept, taxonomy: Taxonomy) -> str:
    """Return all that is written about a concept, and the skills of an occupation."""
    skills = [taxonomy.get(one) for one in (*concept.essential, *concept.useful)]
    named = (one.label(lang) for one in skills if one for lang in one.labels)
    return " ".join((*concept.names(), *concept.about.values(), *named))
