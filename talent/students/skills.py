"""A student's skills, their levels, and what shows each."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from models import (
    EvidenceKind,
    FilePurpose,
    Removed,
    SkillEvidence,
    SkillLevel,
    Student,
    StudentSkill,
)
from talent import files
from talent.audit import record
from talent.errors import N_, InvalidError
from talent.skills.service import check
from talent.students import rows

MOST_SKILLS = 100
MOST_EVIDENCE = 10


def add_skill(
    session: Session,
    student: Student,
    concept: str,
    *,
    level: SkillLevel | None = None,
    words: str = "",
) -> StudentSkill:
    """Add a skill; where the profile has it already, that one is returned as it is.

    Raises
    ------
    InvalidError
        If the taxonomy has no such skill, or the profile is full.
    """
    check(concept)
    for held in student.skills:
        if held.concept == concept:
            return held
    if len(student.skills) >= MOST_SKILLS:
        raise InvalidError(N_("A profile holds up to %(most)s skills."), most=MOST_SKILLS)
    row = StudentSkill(concept=concept, level=level, words=words, evidence=[])
    student.skills.append(row)
    rows.touch(student)
    record(session, student.user_id, "skill.added", row, concept=concept)
    return row


def set_levels(session: Session, student: Student, levels: Mapping[int, SkillLevel | None]) -> None:
    """Set the levels of skills by their ids; ids that are not the student's are refused.

    Raises
    ------
    NotFoundError
        If an id is not the student's.
    """
    for skill_id, level in levels.items():
        row = rows.own(student.skills, skill_id)
        if row.level != level:
            row.level = level
            rows.touch(student)
            record(session, student.user_id, "skill.levelled", row, concept=row.concept)


def remove_skill(session: Session, student: Student, skill_id: int) -> Removed:
    """Remove a skill with its evidence; it can be brought back for some minutes."""
    removed = rows.remove(session, student, student.skills, skill_id)
    record(session, student.user_id, "skill.removed", student)
    return removed


def add_evidence(
    session: Session,
    student: Student,
    skill_id: int,
    *,
    kind: EvidenceKind,
    title: str,
    url: str = "",
    upload: files.Upload | None = None,
) -> SkillEvidence:
    """Add a thing that shows a skill, with its link or file.

    Raises
    ------
    InvalidError
        If the file cannot be taken, or the skill has enough evidence.
    """
    skill = rows.own(student.skills, skill_id)
    if len(skill.evidence) >= MOST_EVIDENCE:
        raise InvalidError(N_("A skill holds up to %(most)s proofs."), most=MOST_EVIDENCE)
    row = SkillEvidence(kind=kind, title=title, url=url)
    if upload:
        row.file = files.keep(session, student.user_id, FilePurpose.SKILL_EVIDENCE, upload)
    skill.evidence.append(row)
    rows.touch(student)
    record(session, student.user_id, "evidence.added", row, kind=kind)
    return row


def remove_evidence(session: Session, student: Student, skill_id: int, evidence_id: int) -> Removed:
    """Remove a thing that shows a skill; it can be brought back for some minutes."""
    skill = rows.own(student.skills, skill_id)
    removed = rows.remove(session, student, skill.evidence, evidence_id)
    record(session, student.user_id, "evidence.removed", student)
    return removed
