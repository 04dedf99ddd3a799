"""A text as numbered lines, and the sections of a CV."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matching.text import normalise

LONGEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: its number from 1, its words, and the section it stands in."""

    number: int
    words: str
    section: str = ""


_SECTIONS = {
    "experience": (
        r"(?:professional|work|employment|relevant|working|job|career|industry|my|business|military)?\s*"
        r"(?:experience|history|employment|work history|career|work)(?: history)?|"
        r"опыт(?: работы)?|трудовой опыт|трудовая деятельность|места? работы|карьера|"
        r"профессиональный опыт|практика|"
        r"(?:еңбек|жұмыс|кәсіби)\s*(?:тәжірибесі|өтілі|жолы)|тәжірибе|тәжірибесі|еңбек жолы|"
        r"жумыс тажирибеси"
    ),
    "education": (
        r"(?:academic |higher |formal )?(?:education|studies|academic background|qualifications?)"
        r"(?: (?:and|&) (?:training|courses|certifications?|certificates))?|"
        r"(?:высшее )?образование|обучение|учеба|"
        r"(?:жоғары )?білімі?|білім деңгейі|оқу орны|билими"
    ),
    "skills": (
        r"(?:(?:professional|technical|key|hard|core|main|it|computer|soft|additional|personal|my)\s+)?"
        r"(?:skills?(?: summary| set)?|competenc(?:ies|es)|technologies|tech stack|expertise|"
        r"tools)|"
        r"experience summary|summary of skills|"
        r"(?:ключевые|профессиональные|технические|основные|личные)?\s*(?:навыки|умения|компетенции)|"
        r"навыки и умения|(?:кәсіби |негізгі |техникалық )?(?:дағдылар\w*|құзырет\w*)|дагдылар"
    ),
    "languages": (
        r"(?:foreign |spoken )?languages?(?: skills)?|(?:знание )?(?:иностранны\w+ )?язык\w*|"
        r"владение языками|(?:шет )?тілдер\w*|тіл білу\w*|тилдер"
    ),
    "summary": (
        r"(?:professional |career |personal |executive )?(?:summary|profile|statement)|about(?: "
        r"me)?|objective|"
        r"о себе|обо мне|цель|резюме|дополнительно о себе|өзім туралы|мақсат\w*|түйіндеме"
    ),
    "other": (
        r"courses?|certificat\w+(?: and \w+)?|(?:additional |further )(?:education|information|"
        r"courses)|"
        r"training|trainings|projects?|portfolio|publications?|awards?|achievements?|interests?|hobbies|"
        r"references|recommendations|contacts?|personal (?:information|details|data)|other|"
        r"volunteering|"
        r"military service|личн\w+ (?:данные|качества|информация)|контакты|курсы|сертификаты|"
        r"проекты|портфолио|"
        r"достижения|награды|хобби|интересы|рекомендации|дополнительн\w+ (?:информация|"
        r"образование|сведения)|"
        r"повышение квалификации|публикации|байланыс\w*|жеке (?:мәлімет\w*|қасиет\w*|деректер\w*)|"
        r"курстар\w*|сертификаттар\w*|жобалар\w*|жетістіктер\w*|қызығушылықтар\w*|хобби|қосымша \w+"
    ),
}  # fmt: skip
_HEADINGS = {
    section: re.compile(rf"(?:{words})", re.IGNORECASE) for section, words in _SECTIONS.items()
}
# Sections that go on below a heading which shares its line.
_OPEN = frozenset({"experience", "education"})
_TRIM = " \t:•*-–—_=#.|►▪●○✔"


def section_of(words: str) -> str | None:
    """Return the section that a line is the heading of, or None."""
    bare = normalise(words).strip(_TRIM)
    if not bare or len(bare.split()) > LONGEST_HEADING:
        return None
    for section, pattern in _HEADINGS.items():
        if pattern.fullmatch(bare):
            return section
    return None


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines that say something, headings left out, each with its section."""
    section = ""
    for number, words in enumerate(text.split("\n"), 1):
        heading = section_of(words)
        before, colon, after = words.partition(":")
        if heading is not None:
            section = heading
        elif colon and after.strip() and (inline := section_of(before)) is not None:
            # "Education: Bachelor of Science, 2019": the heading shares the line.
            section = inline if inline in _OPEN else section
            yield Line(number, after.strip() if inline in _OPEN else words.strip(), inline)
        elif words.strip():
            yield Line(number, words.strip(), section)
