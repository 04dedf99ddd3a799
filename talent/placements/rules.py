"""What a hire must keep to before it is recorded."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from models import Application, HireEvidence, Placement, Stage, today
from models.base import ALMATY
from talent.errors import N_, ConflictError, InvalidError
from talent.postings.rules import Terms, notices

NEEDS_FILE = frozenset({HireEvidence.PENSION_EXTRACT, HireEvidence.CONTRACT})
"""Evidence that is a document."""

EMPLOYERS_EVIDENCE = frozenset(HireEvidence) - {HireEvidence.SELF_REPORT}
_FILE_ENDINGS = frozenset({".pdf", ".png", ".jpg", ".jpeg"})
_FURTHEST = timedelta(days=366)


def check_stage(application: Application) -> None:
    """Refuse a hire before the offer is accepted, or of a role that belongs to no project.

    Raises
    ------
    ConflictError
        With what has to happen first.
    """
    if application.stage is not Stage.ACCEPTED:
        raise ConflictError(
            N_("A hire can be recorded once the offer is accepted. Look at the application again.")
        )
    if application.posting.project_id is None:
        raise ConflictError(
            N_(
                "This role belongs to no project of the portfolio, so a hire could not be counted. "
                "Ask the university to put the role under its project first."
            )
        )


def check_start(application: Application, start: date) -> None:
    """Refuse a first day before the application, or more than a year from now.

    Raises
    ------
    InvalidError
        On the field ``start``.
    """
    if start < application.created_at.astimezone(ALMATY).date():
        raise InvalidError(
            N_("The first working day cannot be before the person applied."), field="start"
        )
    if start > today() + _FURTHEST:
        raise InvalidError(N_("Enter a first working day within a year from now."), field="start")


def check_evidence(evidence: HireEvidence, file_name: str | None, *, has_file: bool) -> None:
    """Refuse evidence that is not the employer's to give, lacks its document, or is no such file.

    Raises
    ------
    InvalidError
        On the field ``evidence`` or ``file``.
    """
    if evidence not in EMPLOYERS_EVIDENCE:
        raise InvalidError(field="evidence")
    if file_name is None and not has_file and evidence in NEEDS_FILE:
        raise InvalidError(
            N_("Add the document: an extract or a contract is verified by looking at it."),
            field="file",
        )
    if file_name is not None and Path(file_name).suffix.lower() not in _FILE_ENDINGS:
        raise InvalidError(N_("Choose a PDF, PNG or JPEG file."), field="file")


def pay_is_low(placement: Placement) -> bool:
    """Whether the pay is under the minimum wage of the first day, for the role's hours."""
    terms = Terms(pay_min=placement.pay, hours=placement.posting.hours)
    said = notices(terms, placement.start)
    return any(notice.code == "under_minimum_wage" for notice in said)
