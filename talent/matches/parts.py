"""What hangs on roles and graduates, each side's tables read by one SELECT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    Boolean,
    CompoundSelect,
    Date,
    Integer,
    Select,
    String,
    cast,
    literal,
    null,
    select,
    type_coerce,
    union_all,
)

from matching.types import (
    Cefr,
    Degree,
    Education,
    Experience,
    LanguageClaim,
    Level,
    Profile,
    SkillClaim,
    Wishes,
)
from models import Education as EducationRow
from models import Experience as ExperienceRow
from models import (
    PostingLanguage,
    PostingSkill,
    Student,
    StudentLanguage,
    StudentSkill,
    Wish,
    today,
)
from talent.places import place_code

_NO_NUMBER = cast(null(), Integer)
_NO_DATE = cast(null(), Date)
_MONTHS_A_YEAR = 12


def of_postings(ids: Select[int]) -> CompoundSelect[*tuple[Any, ...]]:
    """Return the query for the skills and languages that roles ask for."""
    skills = select(
        literal("skill", String).label("part"),
        PostingSkill.posting_id.label("owner"),
        PostingSkill.id.label("row"),
        type_coerce(PostingSkill.concept, String).label("code"),
        type_coerce(PostingSkill.words, String).label("text"),
        PostingSkill.level.label("level"),
        type_coerce(PostingSkill.must, Boolean).label("must"),
    ).where(PostingSkill.posting_id.in_(ids))
    languages = select(
        literal("language", String),
        PostingLanguage.posting_id,
        PostingLanguage.id,
        PostingLanguage.code,
        type_coerce(PostingLanguage.cefr, String),
        _NO_NUMBER,
        PostingLanguage.must,
    ).where(PostingLanguage.posting_id.in_(ids))
    return union_all(skills, languages).order_by("part", "row")


def of_students(ids: Select[int]) -> CompoundSelect[*tuple[Any, ...]]:
    """Return the query for the skills, languages, studies and jobs of students."""
    skills = select(
        literal("skill", String).label("part"),
        StudentSkill.student_id.label("owner"),
        StudentSkill.id.label("row"),
        type_coerce(StudentSkill.concept, String).label("code"),
        type_coerce(StudentSkill.words, String).label("text"),
        StudentSkill.level.label("level"),
        _NO_DATE.label("begun"),
        _NO_DATE.label("ended"),
    ).where(StudentSkill.student_id.in_(ids))
    languages = select(
        literal("language", String),
        StudentLanguage.student_id,
        StudentLanguage.id,
        StudentLanguage.code,
        type_coerce(StudentLanguage.cefr, String),
        _NO_NUMBER,
        _NO_DATE,
        _NO_DATE,
    ).where(StudentLanguage.student_id.in_(ids))
    studies = select(
        literal("education", String),
        EducationRow.student_id,
        EducationRow.id,
        type_coerce(EducationRow.degree, String),
        EducationRow.programme,
        _NO_NUMBER,
        EducationRow.started,
        EducationRow.graduation,
    ).where(EducationRow.student_id.in_(ids))
    jobs = select(
        literal("experience", String),
        ExperienceRow.student_id,
        ExperienceRow.id,
        ExperienceRow.title,
        ExperienceRow.text,
        _NO_NUMBER,
        ExperienceRow.started,
        ExperienceRow.ended,
    ).where(ExperienceRow.student_id.in_(ids))
    return union_all(skills, languages, studies, jobs).order_by("part", "row")


def profile(
    student_id: int, headline: str, about: str, wish: Wish | None, rows: Sequence[Any]
) -> Profile:
    """Return a profile from a student's rows."""
    jobs = [row for row in rows if row.part == "experience"]
    jobs.sort(key=lambda row: (row.ended or date.max, row.begun or date.min), reverse=True)
    return Profile(
        id=str(student_id),
        title=headline,
        text=about,
        skills=tuple(
            SkillClaim(row.code, None if row.level is None else Level(row.level), row.text)
            for row in rows
            if row.part == "skill"
        ),
        languages=tuple(
            LanguageClaim(row.code, Cefr[row.text.upper()])
            for row in rows
            if row.part == "language"
        ),
        experience=tuple(Experience(job.code, job.text, _months(job)) for job in jobs),
        education=tuple(
            Education(row.text, Degree[row.code.upper()], row.ended)
            for row in rows
            if row.part == "education"
        ),
        wishes=_wishes(wish),
    )


def _months(job: Any) -> int | None:
    if job.begun is None:
        return None
    end = job.ended or today()
    months: int = (end.year - job.begun.year) * _MONTHS_A_YEAR + end.month - job.begun.month
    return max(0, months)


def _wishes(wish: Wish | None) -> Wishes:
    if wish is None:
        return Wishes()
    return Wishes(
        titles=tuple(wish.titles),
        places=tuple(place_code(place) for place in wish.places),
        remote=wish.remote,
        start=wish.start,
        hours=wish.hours,
        pay=wish.pay,
    )


def profile_of(student: Student) -> Profile:
    """Return the profile of a student who was loaded whole."""
    rows = [
        *(_Part("skill", row.concept, row.words, row.level) for row in student.skills),
        *(_Part("language", row.code, row.cefr.value) for row in student.languages),
        *(
            _Part("education", row.degree.value, row.programme, None, row.started, row.graduation)
            for row in student.education
        ),
        *(
            _Part("experience", row.title, row.text, None, row.started, row.ended)
            for row in student.experience
        ),
    ]
    return profile(student.id, student.headline, student.about, student.wish, rows)


@dataclass(frozen=True)
class _Part:
    """A row of ``of_students``."""

    part: str
    code: str
    text: str
    level: int | None = None
    begun: date | None = None
    ended: date | None = None
