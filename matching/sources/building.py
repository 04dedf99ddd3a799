"""Openings and profiles out of texts and plain lines, with the skills that their words name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from matching.extraction import CvReading, SkillExtractor, read_cv, read_vacancy
from matching.extraction.cv import each_once
from matching.extraction.dates import months_between
from matching.extraction.lines import lines_of
from matching.taxonomy import Taxonomy
from matching.text import fold
from matching.types import (
    Education,
    Experience,
    Finding,
    LanguageClaim,
    Opening,
    Profile,
    SkillClaim,
    SkillDemand,
)

MOST_SKILLS = 500
WORKING = frozenset({"experience", "education", "skills"})


class Builder:
    """Makes openings and profiles; one extractor reads all of them.

    Parameters
    ----------
    taxonomy
        The concepts; our own where none is given.
    """

    def __init__(self, taxonomy: Taxonomy | None = None) -> None:
        self.extractor = SkillExtractor(taxonomy)

    def profile_of_text(self, key: str, text: str, title: str = "", lang: str = "") -> Profile:
        """Return the profile that the text of a CV makes."""
        return profile_of_reading(key, text, read_cv(text, self.extractor), title, lang)

    def profile_of_cv(self, key: str, text: str) -> Profile:
        """Return the profile of a whole CV; the parts that tell who a person is do not count."""
        return replace(self.profile_of_text(key, text), text=working_words(text))

    def opening_of_text(self, key: str, text: str, title: str = "", lang: str = "") -> Opening:
        """Return the opening that the text of a vacancy makes."""
        reading = read_vacancy(f"{title}\n{text}" if title else text, self.extractor)
        return Opening(
            id=key,
            title=title or reading.title,
            text=text,
            lang=lang or reading.lang,
            skills=reading.skills,
            languages=reading.languages,
            degree=reading.degree,
            pay_min=reading.pay_min,
            pay_max=reading.pay_max,
            hours=reading.hours,
        )

    def profile_of_line(self, line: Mapping[str, Any]) -> Profile:
        """Return the profile of a plain line: ``id``, ``title``, ``text``, ``skills``, ``lang``."""
        profile = self.profile_of_text(
            str(line["id"]), _text(line, "text"), _text(line, "title"), _text(line, "lang")
        )
        named = self.claims(strings(line.get("skills")))
        if not named and profile.title:
            named = self.claims_in(profile.title)
        known = {claim.concept for claim in named}
        others = tuple(claim for claim in profile.skills if claim.concept not in known)
        return replace(profile, skills=(*named, *others))

    def opening_of_line(self, line: Mapping[str, Any]) -> Opening:
        """Return the opening of a plain line."""
        opening = self.opening_of_text(
            str(line["id"]), _text(line, "text"), _text(line, "title"), _text(line, "lang")
        )
        named = tuple(
            SkillDemand(claim.concept, claim.level, words=claim.words)
            for claim in self.claims(strings(line.get("skills")))
        )
        known = {demand.concept for demand in named}
        others = tuple(demand for demand in opening.skills if demand.concept not in known)
        return replace(opening, skills=(*named, *others))

    def claims(self, names: Sequence[str]) -> tuple[SkillClaim, ...]:
        """Return the concepts of a list of skills; a name we do not know stands for itself."""
        claims: dict[str, SkillClaim] = {}
        for name in names[:MOST_SKILLS]:
            found = each_once(self.extractor.extract(name))
            for one in map(claim_of, found):
                claims.setdefault(one.concept, one)
            if not found and fold(name).strip():
                claims.setdefault(fold(name).strip(), SkillClaim(fold(name).strip(), words=name))
        return tuple(claims.values())

    def claims_in(self, text: str) -> tuple[SkillClaim, ...]:
        """Return the concepts that a text names."""
        return tuple(map(claim_of, each_once(self.extractor.extract(text))))


def profile_of_reading(
    key: str, text: str, reading: CvReading, title: str = "", lang: str = ""
) -> Profile:
    """Return the profile that the parts of a CV make."""
    headline = reading.headline.value if reading.headline else ""
    return Profile(
        id=key,
        title=title or headline,
        text=text,
        lang=lang or reading.lang,
        skills=tuple(map(claim_of, reading.skills)),
        languages=tuple(LanguageClaim(one.code, one.cefr) for one in reading.languages),
        experience=tuple(
            Experience(job.title, job.text, months_between(job.start, job.end))
            for job in reading.experience
        ),
        education=tuple(
            Education(one.programme, one.degree, one.graduation) for one in reading.education
        ),
    )


def working_words(text: str) -> str:
    """Return what a CV says of work, studies and skills, without name, contacts and person."""
    return "\n".join(line.words for line in lines_of(text) if line.section in WORKING)


def claim_of(finding: Finding) -> SkillClaim:
    """Return a finding as something a person holds."""
    return SkillClaim(finding.concept, finding.level, finding.words)


def strings(value: object) -> list[str]:
    """Return a list, or a text with commas, as strings; anything else as none."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if not isinstance(value, list):
        return []
    return [one.strip() for one in value if isinstance(one, str) and one.strip()]


def _text(line: Mapping[str, Any], field: str) -> str:
    """Return a field as text."""
    value = line.get(field)
    return value if isinstance(value, str) else ""
