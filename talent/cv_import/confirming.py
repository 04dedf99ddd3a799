"""From a CV into the profile: what its owner confirmed, never twice, and how to take it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from matching.text import fold
from models import CvState, CvUpload, Student, now
from talent import settings
from talent.audit import record
from talent.cv_import.reading import PARTS
from talent.errors import N_, ConflictError, InvalidError
from talent.students import service as students
from talent.undo import TooLateError

Row = dict[str, Any]


class RowError(InvalidError):
    """What the profile refused: ``part`` and ``place`` name the row of the form."""

    def __init__(self, error: InvalidError, part: str, place: int) -> None:
        super().__init__(error.message, field=error.field, **error.values)
        self.part, self.place = part, place


@dataclass(frozen=True)
class Chosen:
    """What the owner keeps of a CV; each row's ``place`` is where the form has it."""

    headline: str = ""
    about: str = ""
    education: Sequence[Row] = ()
    experience: Sequence[Row] = ()
    languages: Sequence[Row] = ()
    skills: Sequence[Row] = ()


@dataclass
class Written:
    """What a confirmation wrote: new rows by part, and the former texts it replaced."""

    rows: dict[str, list[int]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def count(self) -> int:
        """Return how many things came into the profile."""
        return sum(map(len, self.rows.values())) + len(self.texts)


def confirm(session: Session, student: Student, upload: CvUpload, chosen: Chosen) -> Written:
    """Write what was chosen into the profile of a student loaded whole; what is there stays.

    Raises
    ------
    ConflictError
        If the CV waits for confirmation no more.
    RowError
        If a row cannot stand in a profile.
    """
    _take(session, upload)
    written = Written()
    _write_texts(session, student, chosen, written)
    added: dict[str, list[Any]] = {
        "education": [_add_education(session, student, row) for row in chosen.education],
        "experience": [_add_experience(session, student, row) for row in chosen.experience],
        "languages": [_add_language(session, student, row) for row in chosen.languages],
        "skills": [_add_skill(session, student, upload, row) for row in chosen.skills],
    }
    session.flush()
    written.rows = {part: [row.id for row in rows if row] for part, rows in added.items()}
    kept = {"rows": written.rows, "texts": written.texts}
    upload.reading = {**upload.reading, "written": kept}
    counts = {part: len(ids) for part, ids in written.rows.items()}
    record(session, student.user_id, "cv.confirmed", upload, **counts)
    return written


def _take(session: Session, upload: CvUpload) -> None:
    # Guarded, so that two presses in two windows write once.
    guarded = update(CvUpload).where(CvUpload.id == upload.id, CvUpload.state == CvState.READ)
    change = guarded.values(state=CvState.CONFIRMED, confirmed_at=now())
    if session.execute(change).rowcount != 1:  # type: ignore[attr-defined]
        raise ConflictError(N_("This CV does not wait for you any more. Look at your profile."))


def _write_texts(session: Session, student: Student, chosen: Chosen, written: Written) -> None:
    before = {"headline": student.headline, "about": student.about}
    after = {"headline": chosen.headline, "about": chosen.about}
    written.texts = {
        name: [before[name], text] for name, text in after.items() if text and text != before[name]
    }
    if written.texts:
        _change_texts(session, student, {name: new for name, (_, new) in written.texts.items()})


def _change_texts(session: Session, student: Student, texts: dict[str, str]) -> None:
    values = {"headline": student.headline, "about": student.about, **texts}
    students.change_about(session, student, place=student.place, phone=student.phone, **values)


@contextmanager
def _row_of(part: str, row: Row) -> Iterator[None]:
    """Name the row of the form in what the profile refuses."""
    try:
        yield
    except InvalidError as error:
        raise RowError(error, part, row["place"]) from error


def _values(row: Row, *names: str) -> Row:
    return {name: row[name] for name in names}


def has_education(student: Student, row: Row) -> bool:
    """Whether a study stands in the profile already."""
    return any(
        _same(held.institution, row["institution"]) and _same(held.programme, row["programme"])
        for held in student.education
    )


def has_experience(student: Student, row: Row) -> bool:
    """Whether a job stands in the profile already."""
    return any(
        _same(held.title, row["title"])
        and _same(held.organisation, row["organisation"])
        and (not held.started or not row["started"] or held.started == row["started"])
        for held in student.experience
    )


def has_language(student: Student, row: Row) -> bool:
    """Whether a language stands in the profile already."""
    return any(held.code == row["code"] for held in student.languages)


def has_skill(student: Student, row: Row) -> bool:
    """Whether a skill stands in the profile already."""
    return any(held.concept == row["concept"] for held in student.skills)


def _same(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def _add_education(session: Session, student: Student, row: Row) -> Any:
    if has_education(student, row):
        return None
    names = ("institution", "programme", "degree", "graduation")
    with _row_of("education", row):
        return students.save_education(session, student, **_values(row, *names))


def _add_experience(session: Session, student: Student, row: Row) -> Any:
    if has_experience(student, row):
        return None
    names = ("title", "organisation", "started", "ended", "text")
    with _row_of("experience", row):
        return students.save_experience(session, student, **_values(row, *names))


def _add_language(session: Session, student: Student, row: Row) -> Any:
    if has_language(student, row):
        return None
    with _row_of("languages", row):
        return students.save_language(session, student, code=row["code"], cefr=row["cefr"])


def _add_skill(session: Session, student: Student, upload: CvUpload, row: Row) -> Any:
    if has_skill(student, row):
        return None
    lines = {found["concept"]: found["words"] for found in upload.reading["skills"]}
    words = lines.get(row["concept"], "")
    with _row_of("skills", row):
        return students.add_skill(session, student, row["concept"], level=row["level"], words=words)


def take_back(session: Session, student: Student, upload: CvUpload) -> None:
    """Take out of the profile what a confirmation wrote; what was added to since stays.

    Raises
    ------
    ConflictError
        If the CV is not confirmed.
    TooLateError
        If the minutes for it are over.
    """
    if upload.state is not CvState.CONFIRMED or upload.confirmed_at is None:
        raise ConflictError
    if now() - upload.confirmed_at > timedelta(minutes=settings.value(session, "undo_minutes")):
        raise TooLateError(N_("It is too late to undo this. Change your profile instead."))
    written = upload.reading["written"]
    for part in PARTS:
        _remove(getattr(student, part), set(written["rows"][part]))
    former = {
        name: old for name, (old, new) in written["texts"].items() if getattr(student, name) == new
    }
    _change_texts(session, student, former)
    upload.state, upload.confirmed_at = CvState.READ, None
    record(session, student.user_id, "cv.taken_back", upload)


def _remove(rows: list[Any], ids: set[int]) -> None:
    for row in [row for row in rows if row.id in ids and not getattr(row, "evidence", None)]:
        rows.remove(row)
