"""What happens to a hire: recorded, corrected, disputed by the person hired."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import (
    Application,
    Contract,
    FilePurpose,
    HireEvidence,
    Placement,
    PlacementStatus,
    Stage,
    StoredFile,
    User,
    now,
)
from talent import files
from talent.applications import service as applications
from talent.audit import record
from talent.errors import N_, ConflictError, InvalidError
from talent.files import Upload
from talent.mail import service as mail
from talent.placements import rules


@dataclass(frozen=True)
class Hire:
    """What the employer says of a hire. Pay in tenge a month before tax."""

    start: date
    pay: int
    contract: Contract
    evidence: HireEvidence
    evidence_reference: str = ""


def hire_of(placement: Placement) -> Hire:
    """Return what was recorded, as the employer said it."""
    return Hire(**{field.name: getattr(placement, field.name) for field in fields(Hire)})


def about(placement: Placement) -> str:
    """Return the matter that mail about a hire belongs to."""
    return f"placement:{placement.id}"


def of_application(session: Session, application_id: int) -> int | None:
    """Return the id of an application's hire, if it is recorded."""
    return session.scalar(select(Placement.id).where(Placement.application_id == application_id))


def record_hire(
    session: Session, actor: User, application: Application, hire: Hire, upload: Upload | None
) -> Placement:
    """Record the hire of an accepted application; it then awaits proof.

    Raises
    ------
    ConflictError
        If the offer is not accepted, somebody else was faster, or the role has no project.
    InvalidError
        If a value breaks a rule.
    """
    rules.check_stage(application)
    _check(application, hire, upload, has_file=False)
    applications.move(session, application, Stage.HIRED, actor)
    placement = _new(application, actor, hire)
    file = _store(session, actor, upload)
    placement.evidence_file_id = file.id if file else None
    session.add(placement)
    record(session, actor.id, "placement.recorded", placement, evidence=hire.evidence)
    _tell_student(session, placement, application)
    return placement


def _new(application: Application, actor: User, hire: Hire) -> Placement:
    posting = application.posting
    return Placement(
        application_id=application.id,
        student_id=application.student_id,
        posting_id=posting.id,
        organisation_id=posting.organisation_id,
        project_id=posting.project_id,
        recorded_by_id=actor.id,
        is_sample=posting.is_sample or application.student.is_sample,
        **vars(hire),
    )


def _check(application: Application, hire: Hire, upload: Upload | None, *, has_file: bool) -> None:
    rules.check_start(application, hire.start)
    rules.check_evidence(hire.evidence, upload.name if upload else None, has_file=has_file)
    if upload:
        files.check(upload.name, upload.data)


def _store(session: Session, actor: User, upload: Upload | None) -> StoredFile | None:
    if upload is None:
        return None
    purpose = FilePurpose.HIRE_EVIDENCE
    return files.store(session, upload.folder, actor.id, purpose, upload.name, upload.data)


def _tell_student(session: Session, placement: Placement, application: Application) -> None:
    mail.queue(
        session,
        application.student.user_id,
        "hire_recorded",
        about=about(placement),
        path=f"/hires/{placement.id}",
        role=application.posting.title,
    )


def correct(
    session: Session,
    actor: User,
    placement: Placement,
    hire: Hire,
    upload: Upload | None,
) -> None:
    """Change what was recorded, or bring better evidence; the hire awaits proof again.

    Raises
    ------
    ConflictError
        If the hire is verified already.
    InvalidError
        If a value breaks a rule.
    """
    if placement.status is PlacementStatus.VERIFIED:
        raise ConflictError(N_("This hire is verified and cannot be changed any more."))
    has_file = placement.evidence_file_id is not None and placement.evidence is hire.evidence
    _check(placement.application, hire, upload, has_file=has_file)
    before = placement.status
    for name, value in vars(hire).items():
        setattr(placement, name, value)
    if upload or not has_file:
        file = _store(session, actor, upload)
        placement.evidence_file_id = file.id if file else None
    _await_proof(placement)
    record(session, actor.id, "placement.corrected", placement, before=before)


def _await_proof(placement: Placement) -> None:
    placement.status = PlacementStatus.RECORDED
    placement.decided_at = placement.decided_by_id = None


def dispute(session: Session, actor: User, placement: Placement, note: str) -> None:
    """Note that the hired person says a hire is not as recorded; staff see it.

    Raises
    ------
    InvalidError
        If nothing is said.
    """
    if not note:
        raise InvalidError(N_("Say what is not right."), field="note")
    placement.disputed_at, placement.dispute_note = now(), note
    record(session, actor.id, "placement.disputed", placement)


def look_at_evidence(session: Session, actor: User, placement: Placement) -> StoredFile | None:
    """Return the document that proves a hire; the look itself is noted."""
    if placement.evidence_file is not None:
        record(session, actor.id, "placement.evidence_viewed", placement)
    return placement.evidence_file
