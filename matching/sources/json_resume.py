"""JSON Resume documents as profiles; names, pictures and addresses are not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from matching.extraction.dates import months_between, point
from matching.extraction.languages import LanguageExtractor
from matching.extraction.titles import degree_in
from matching.extraction.wording import level_named
from matching.sources.building import Builder, strings
from matching.types import Education, Experience, LanguageClaim, Profile, SkillClaim, Wishes

_MARKS = frozenset({"basics", "work", "education"})


def is_resume(line: Mapping[str, Any]) -> bool:
    """Whether an object is a JSON Resume document."""
    return bool(_MARKS & line.keys())


def profile_of_resume(line: Mapping[str, Any], builder: Builder) -> Profile:
    """Return a JSON Resume document as a profile."""
    basics = line.get("basics")
    label, summary = _text(basics, "label"), _text(basics, "summary")
    jobs = tuple(_job(one) for one in _objects(line, "work"))
    text = "\n".join(filter(None, (summary, *(f"{job.title}. {job.text}" for job in jobs))))
    claims = {claim.concept: claim for claim in _claims(line, builder)}
    for claim in builder.claims_in(f"{label}\n{text}"):
        claims.setdefault(claim.concept, claim)
    city = _text(basics.get("location") if isinstance(basics, dict) else None, "city")
    return Profile(
        id=str(line["id"]),
        title=label,
        text=text,
        lang=_text(line, "lang"),
        skills=tuple(claims.values()),
        languages=tuple(_languages(line)),
        experience=jobs,
        education=tuple(_study(one) for one in _objects(line, "education")),
        wishes=Wishes(places=(city,) if city else ()),
    )


def _job(job: Mapping[str, Any]) -> Experience:
    """Return one of ``work``; the organisation's name tells nothing about the person's skill."""
    text = "\n".join(filter(None, (_text(job, "summary"), *strings(job.get("highlights")))))
    months = months_between(point(_text(job, "startDate")), point(_text(job, "endDate")))
    return Experience(_text(job, "position"), text, months)


def _study(study: Mapping[str, Any]) -> Education:
    """Return one of ``education``."""
    return Education(
        _text(study, "area"), degree_in(_text(study, "studyType")), point(_text(study, "endDate"))
    )


def _claims(line: Mapping[str, Any], builder: Builder) -> Iterator[SkillClaim]:
    """Yield the named skills and their keywords."""
    for skill in _objects(line, "skills"):
        level = level_named(_text(skill, "level"))
        for claim in builder.claims([_text(skill, "name"), *strings(skill.get("keywords"))]):
            yield SkillClaim(claim.concept, level or claim.level, claim.words)


def _languages(line: Mapping[str, Any]) -> Iterator[LanguageClaim]:
    """Yield the languages with their fluency."""
    for one in _objects(line, "languages"):
        words = f"language: {_text(one, 'language')} {_text(one, 'fluency')}"
        for found in LanguageExtractor().extract(words):
            yield LanguageClaim(found.code, found.cefr)


def _objects(line: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    """Return the objects of a list field."""
    value = line.get(field)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(line: object, field: str) -> str:
    """Return a field as text."""
    value = line.get(field) if isinstance(line, dict) else None
    return value if isinstance(value, str) else ""
