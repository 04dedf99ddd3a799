"""A student's profile as it is read: finished values, with the name or without it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from models import CefrLevel, Degree, EvidenceKind, GradeScale, RoleKind, StoredFile, Student
from talent.students.masking import mask


@dataclass(frozen=True)
class EducationView:
    """A study."""

    id: int
    institution: str
    programme: str
    degree: Degree
    grade: Decimal | None
    grade_scale: GradeScale | None
    started: date | None
    graduation: date | None


@dataclass(frozen=True)
class ExperienceView:
    """A job; ``ended`` is None while it lasts."""

    id: int
    title: str
    organisation: str
    place: str
    started: date | None
    ended: date | None
    text: str


@dataclass(frozen=True)
class LanguageView:
    """A language with its level."""

    id: int
    code: str
    cefr: CefrLevel
    certificate: str
    certified_on: date | None


@dataclass(frozen=True)
class EvidenceView:
    """What shows a skill; ``url`` and ``file`` only for those who see the name."""

    id: int
    kind: EvidenceKind
    title: str
    url: str
    file: str


@dataclass(frozen=True)
class SkillView:
    """A skill: the concept's code, the level, and what shows it."""

    id: int
    concept: str
    level: int | None
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True)
class WorkView:
    """A work of the portfolio; ``url`` and ``file`` only for those who see the name."""

    id: int
    title: str
    text: str
    url: str
    file: str


@dataclass(frozen=True)
class WishView:
    """What the student wants; places as they are stored."""

    kinds: tuple[RoleKind, ...] = ()
    titles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    remote: bool = False
    start: date | None = None
    hours: int | None = None
    pay: int | None = None

    def __bool__(self) -> bool:
        """Whether anything is wished."""
        return self != WishView()


@dataclass(frozen=True)
class ProfileView:
    """A whole profile. ``name``, ``email`` and ``phone`` are empty where it is unnamed."""

    student_id: int
    named: bool
    name: str
    email: str
    phone: str
    headline: str
    about: str
    place: str
    is_on: bool
    is_sample: bool
    education: tuple[EducationView, ...]
    experience: tuple[ExperienceView, ...]
    languages: tuple[LanguageView, ...]
    skills: tuple[SkillView, ...]
    works: tuple[WorkView, ...]
    wish: WishView


def view_of(student: Student, *, named: bool) -> ProfileView:
    """Return the values of a student loaded whole (``queries.whole``)."""
    hide = _Hider(student.user.name, named=named)
    return ProfileView(
        student_id=student.id,
        named=named,
        name=student.user.name if named else "",
        email=student.user.email if named else "",
        phone=student.phone if named else "",
        headline=hide.text(student.headline),
        about=hide.text(student.about),
        place=student.place,
        is_on=student.turned_on_at is not None,
        is_sample=student.is_sample,
        education=_education(student, hide),
        experience=_experience(student, hide),
        languages=_languages(student, hide),
        skills=_skills(student, hide),
        works=_works(student, hide),
        wish=_wish(student, hide),
    )


@dataclass(frozen=True)
class _Hider:
    """Leaves a text as it is for those who see the name, else takes names and links out."""

    name: str
    named: bool

    def text(self, text: str) -> str:
        return text if self.named else mask(text, self.name)

    def url(self, url: str) -> str:
        return url if self.named else ""

    def file(self, file: StoredFile | None) -> str:
        return file.name if self.named and file else ""


def _education(student: Student, hide: _Hider) -> tuple[EducationView, ...]:
    return tuple(
        EducationView(
            row.id,
            hide.text(row.institution),
            hide.text(row.programme),
            row.degree,
            row.grade,
            row.grade_scale,
            row.started,
            row.graduation,
        )
        for row in student.education
    )


def _experience(student: Student, hide: _Hider) -> tuple[ExperienceView, ...]:
    return tuple(
        ExperienceView(
            row.id,
            hide.text(row.title),
            hide.text(row.organisation),
            row.place,
            row.started,
            row.ended,
            hide.text(row.text),
        )
        for row in student.experience
    )


def _languages(student: Student, hide: _Hider) -> tuple[LanguageView, ...]:
    return tuple(
        LanguageView(row.id, row.code, row.cefr, hide.text(row.certificate), row.certified_on)
        for row in student.languages
    )


def _skills(student: Student, hide: _Hider) -> tuple[SkillView, ...]:
    return tuple(
        SkillView(
            row.id,
            row.concept,
            row.level,
            tuple(
                EvidenceView(
                    shown.id,
                    shown.kind,
                    hide.text(shown.title),
                    hide.url(shown.url),
                    hide.file(shown.file),
                )
                for shown in row.evidence
            ),
        )
        for row in student.skills
    )


def _works(student: Student, hide: _Hider) -> tuple[WorkView, ...]:
    return tuple(
        WorkView(
            row.id,
            hide.text(row.title),
            hide.text(row.text),
            hide.url(row.url),
            hide.file(row.file),
        )
        for row in student.works
    )


def _wish(student: Student, hide: _Hider) -> WishView:
    wish = wish_of(student)
    return replace(wish, titles=tuple(map(hide.text, wish.titles)))


def wish_of(student: Student) -> WishView:
    """Return what a student wishes; empty where they said nothing."""
    wish = student.wish
    if wish is None:
        return WishView()
    return WishView(
        kinds=tuple(RoleKind(kind) for kind in wish.kinds),
        titles=tuple(wish.titles),
        places=tuple(wish.places),
        remote=wish.remote,
        start=wish.start,
        hours=wish.hours,
        pay=wish.pay,
    )
