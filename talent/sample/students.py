"""The sample's 400 students and graduates, whose skills follow from what they study."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from matching.taxonomy import Taxonomy
from models import (
    Degree,
    Education,
    EvidenceKind,
    Experience,
    GradeScale,
    Role,
    RoleKind,
    SkillEvidence,
    Student,
    StudentLanguage,
    StudentSkill,
    User,
    Wish,
    Work,
)
from models.skill import CefrLevel
from talent.sample.content import Occupation, occupations, phrases, read
from talent.sample.draw import Draw
from talent.sample.names import Names
from talent.students.consent import CONSENT_VERSION

COUNT = 400
_PROFILE_LANGUAGES = {"kk": 45, "ru": 40, "en": 15}
_SOFT = ("communication", "teamwork", "time-management", "problem-solving", "attention-to-detail")


@dataclass
class Person:
    """A student with what the rest of the sample needs to know."""

    student: Student
    user: User
    occupation: Occupation
    language: str


def make_students(draw: Draw, names: Names) -> list[Person]:
    """Return the students."""
    programmes = list(read("programmes.toml").values())
    return [_person(draw, names, place, draw.one(programmes)) for place in range(COUNT)]


def _person(draw: Draw, names: Names, place: int, programme: dict[str, Any]) -> Person:
    language = draw.weighted(_PROFILE_LANGUAGES)
    occupation = occupations()[draw.one(programme["occupations"])]
    user = names.user(Role.STUDENT, f"student{place + 1}", language)
    skills = _skills(draw, occupation, language)
    on = draw.moment(draw.day(-120, -1)) if draw.chance(90) else None
    student = Student(
        user=user,
        headline=occupation.title(language),
        about=draw.one(phrases()["student"]["about"][language]),
        place=draw.weighted({"alatau": 45, "almaty": 30, "konaev": 10, "taldykorgan": 15}),
        turned_on_at=on,
        consented_at=on,
        consent_version=CONSENT_VERSION if on else "",
        created_at=user.created_at,
        education=[_education(draw, programme, language)],
        experience=_experience(draw, occupation, language),
        languages=_languages(draw),
        skills=skills,
        works=_works(draw, skills, language),
        wish=_wish(draw, occupation, language),
        is_sample=True,
    )
    return Person(student, user, occupation, language)


def _education(draw: Draw, programme: dict[str, Any], language: str) -> Education:
    graduation = date(draw.today.year + draw.number(-2, 2), 6, 20)
    scale = draw.weighted({GradeScale.GPA_4_3: 80, GradeScale.GPA_4_0: 20})
    return Education(
        institution="KAIST Kazakhstan",
        programme=f"{programme['code']} {programme['name'][language]}",
        degree=Degree(programme["degree"]),
        grade=Decimal(draw.number(240, 400)) / 100,
        grade_scale=scale,
        started=graduation.replace(year=graduation.year - 4, month=9, day=1),
        graduation=graduation,
    )


def _experience(draw: Draw, occupation: Occupation, language: str) -> list[Experience]:
    employers = read("organisations.toml")["organisation"]
    jobs = []
    ended: date | None = None if draw.chance(25) else draw.day(-200, -20)
    for _ in range(draw.weighted({0: 30, 1: 45, 2: 25})):
        last = ended or draw.today
        started = last - timedelta(days=draw.number(70, 400))
        rank = draw.one(phrases()["student"]["job"][language])
        jobs.append(
            Experience(
                title=f"{occupation.title(language)} ({rank.lower()})",
                organisation=draw.one(employers)["name"],
                place="alatau",
                started=started,
                ended=ended,
                text=". ".join(draw.some(occupation.duties[language], 2)) + ".",
            )
        )
        ended = started - timedelta(days=draw.number(20, 90))
    return jobs


def _skills(draw: Draw, occupation: Occupation, language: str) -> list[StudentSkill]:
    known = [*draw.some(occupation.essential, 5), *draw.some(occupation.useful, 4)]
    known += draw.some([soft for soft in _SOFT if soft not in known], draw.number(0, 2))
    if draw.chance(35):
        known = known[1:]
    return [
        StudentSkill(
            concept=concept,
            level=draw.weighted({1: 2, 2: 5, 3: 3}),
            evidence=_evidence(draw, concept, language),
        )
        for concept in known
    ]


def _evidence(draw: Draw, concept: str, language: str) -> list[SkillEvidence]:
    if not draw.chance(55):
        return []
    kind = draw.weighted(
        {EvidenceKind.COURSE: 5, EvidenceKind.PROJECT: 4, EvidenceKind.CERTIFICATE: 1}
    )
    label = Taxonomy.load().label(concept, language)
    title = phrases()["student"][kind.value][language].format(skill=label)
    return [SkillEvidence(kind=kind, title=title[:200])]


def _languages(draw: Draw) -> list[StudentLanguage]:
    first = draw.weighted({"kk": 70, "ru": 30})
    second = "ru" if first == "kk" else "kk"
    found = [
        StudentLanguage(code=first, cefr=CefrLevel.NATIVE),
        StudentLanguage(code=second, cefr=draw.one([CefrLevel.B1, CefrLevel.B2, CefrLevel.C1])),
        StudentLanguage(code="en", cefr=draw.one([CefrLevel.A2, CefrLevel.B1, CefrLevel.B2])),
    ]
    if draw.chance(15):
        found.append(StudentLanguage(code="ko", cefr=CefrLevel.A2))
    if draw.chance(25):
        found[2].certificate, found[2].certified_on = "IELTS 6.0", draw.day(-600, -60)
    return found


def _works(draw: Draw, skills: list[StudentSkill], language: str) -> list[Work]:
    if not draw.chance(30) or not skills:
        return []
    label = Taxonomy.load().label(skills[0].concept, language)
    title = f"{draw.one(phrases()['student']['work'][language])}: {label}"
    return [Work(title=title[:200], url=f"https://portfolio.example/{draw.number(1000, 9999)}")]


def _wish(draw: Draw, occupation: Occupation, language: str) -> Wish:
    return Wish(
        kinds=[RoleKind.JOB.value, *([RoleKind.INTERNSHIP.value] if draw.chance(40) else [])],
        titles=[occupation.title(language)],
        places=["alatau", *(["almaty"] if draw.chance(40) else [])],
        remote=draw.chance(20),
        start=draw.day(10, 200) if draw.chance(60) else None,
        hours=40 if draw.chance(70) else 20,
        pay=occupation.pay[0] if draw.chance(60) else None,
    )
