"""What a role can be found by: its words in all three languages, folded the way queries are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from matching.extraction import SkillExtractor
from matching.taxonomy import Taxonomy
from matching.text import detect_language, fold, stem, tokenise
from models import LANGUAGES, Posting, Project
from talent.places import PLACES


def search_text_of(posting: Posting, organisation: str, project: Project | None) -> str:
    """Return a role's text for search: title, text, organisation, project, skills, place.

    The names of skills, of the title's occupations, of the project and of a known place are
    there in all three languages. ``posting.skills`` must be loaded.
    """
    concepts = [*_occupations(posting.title), *(skill.concept for skill in posting.skills)]
    named = [Taxonomy.load().label(concept, lang) for concept in concepts for lang in LANGUAGES]
    parts = [posting.title, organisation, *_project_names(project), *_place_names(posting.place)]
    return fold("\n".join(filter(None, [*parts, *dict.fromkeys(named), posting.text])))


def _occupations(title: str) -> list[str]:
    return [finding.concept for finding in _occupation_finder().extract(title)]


@cache
def _occupation_finder() -> SkillExtractor:
    return SkillExtractor(occupations=True)


def _project_names(project: Project | None) -> Iterable[str]:
    return (project.name_kk, project.name_ru, project.name_en) if project else ()


def _place_names(place: str) -> Iterable[str]:
    return PLACES[place].names() if place in PLACES else (place,)


def words_of(query: str) -> list[str]:
    """Return a query's words as they are looked for: folded, without their endings."""
    language = detect_language(query)
    keys = [token.key for token in tokenise(query)][:8]
    return list(dict.fromkeys(_root(key, language) for key in keys))


def _root(key: str, language: str) -> str:
    root = fold(stem(key, language))
    whole = fold(key)
    return root if whole.startswith(root) else whole
