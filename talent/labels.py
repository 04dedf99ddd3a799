"""The words for every code a person may see: ``{{ posting.status|label }}``."""

from __future__ import annotations

import enum
from typing import Any

from flask import Flask
from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as _p

from models import (
    Approval,
    CefrLevel,
    Contract,
    CvState,
    Degree,
    District,
    EvidenceKind,
    GradeScale,
    HireEvidence,
    ModelStatus,
    OrganisationKind,
    PlacementStatus,
    PostingStatus,
    Role,
    RoleKind,
    Sector,
    SkillLevel,
    Stage,
)

_WORDS: tuple[tuple[enum.Enum, Any], ...] = (
    (Role.STUDENT, _("Student or graduate")),
    (Role.EMPLOYER, _("Employer")),
    (Role.STAFF, _("University staff")),
    (Role.ADMIN, _("Administrator")),
    (Degree.SCHOOL, _("School")),
    (Degree.VOCATIONAL, _("College (vocational)")),
    (Degree.BACHELOR, _("Bachelor’s degree")),
    (Degree.MASTER, _("Master’s degree")),
    (Degree.DOCTOR, _("Doctoral degree")),
    (GradeScale.GPA_4_0, _("GPA out of 4.0")),
    (GradeScale.GPA_4_3, _("GPA out of 4.3")),
    (GradeScale.GPA_4_5, _("GPA out of 4.5")),
    (GradeScale.FIVE, _("Out of 5")),
    (GradeScale.HUNDRED, _("Out of 100")),
    (RoleKind.JOB, _("Job")),
    (RoleKind.INTERNSHIP, _("Internship")),
    (RoleKind.PART_TIME, _("Part-time job")),
    (RoleKind.PROJECT, _("Project work")),
    (SkillLevel.BASIC, _("Basic")),
    (SkillLevel.WORKING, _("Working")),
    (SkillLevel.ADVANCED, _("Advanced")),
    (SkillLevel.EXPERT, _("Expert")),
    (CefrLevel.A1, _("A1 – beginner")),
    (CefrLevel.A2, _("A2 – elementary")),
    (CefrLevel.B1, _("B1 – intermediate")),
    (CefrLevel.B2, _("B2 – upper intermediate")),
    (CefrLevel.C1, _("C1 – advanced")),
    (CefrLevel.C2, _("C2 – proficient")),
    (CefrLevel.NATIVE, _("Native")),
    (EvidenceKind.COURSE, _("Course")),
    (EvidenceKind.PROJECT, _("Project")),
    (EvidenceKind.JOB, _p("evidence", "Job")),
    (EvidenceKind.CERTIFICATE, _("Certificate")),
    (OrganisationKind.COMPANY, _("Company or institution")),
    (OrganisationKind.SOLE_PROPRIETOR, _("Sole proprietor")),
    (Approval.PENDING, _("Waiting for approval")),
    (Approval.APPROVED, _("Approved")),
    (Approval.DECLINED, _("Declined")),
    (Sector.INDUSTRY, _("Industry")),
    (Sector.LOGISTICS, _("Logistics")),
    (Sector.AGRO, _("Agro-processing")),
    (Sector.SERVICES, _("Services")),
    (Sector.CREATIVE, _("Creative industries")),
    (District.GATE, _("Gate District")),
    (District.GOLDEN, _("Golden District")),
    (District.GROWING, _("Growing District")),
    (District.GREEN, _("Green District")),
    (CvState.READ, _("Waits for you to check it")),
    (CvState.CONFIRMED, _("In your profile")),
    (CvState.DISCARDED, _("Not used")),
    (PostingStatus.DRAFT, _("Draft")),
    (PostingStatus.SUBMITTED, _("Waiting for approval")),
    (PostingStatus.PUBLISHED, _("Published")),
    (PostingStatus.CLOSED, _p("role", "Closed")),
    (PostingStatus.DECLINED, _("Sent back")),
    (Contract.INDEFINITE, _("Indefinite contract")),
    (Contract.FIXED_TERM, _("Fixed-term contract")),
    (Contract.SEASONAL, _("Seasonal contract")),
    (Stage.NEW, _p("stage", "New")),
    (Stage.SHORTLISTED, _p("stage", "Shortlisted")),
    (Stage.INTERVIEW, _p("stage", "Interview")),
    (Stage.OFFERED, _p("stage", "Offer")),
    (Stage.ACCEPTED, _p("stage", "Offer accepted")),
    (Stage.HIRED, _p("stage", "Hired")),
    (Stage.NOT_PROGRESSING, _p("stage", "Not progressing")),
    (Stage.WITHDRAWN, _p("stage", "Withdrawn")),
    (Stage.DECLINED, _p("stage", "Offer declined")),
    (HireEvidence.PENSION_EXTRACT, _("Pension contribution extract")),
    (HireEvidence.CONTRACT, _("Employment contract")),
    (HireEvidence.EMPLOYER_CONFIRMATION, _("Employer’s confirmation")),
    (HireEvidence.SELF_REPORT, _("The graduate’s own report")),
    (ModelStatus.CHALLENGER, _p("model", "Waits for a decision")),
    (ModelStatus.CHAMPION, _p("model", "In use")),
    (ModelStatus.RETIRED, _p("model", "Replaced")),
    (ModelStatus.REFUSED, _p("model", "Refused")),
    (PlacementStatus.RECORDED, _("Awaiting proof")),
    (PlacementStatus.VERIFIED, _("Verified")),
    (PlacementStatus.REFUSED, _("Not verified")),
)

# Members of two enums may be equal as texts ("declined"), so the enum is part of the key.
LABELS: dict[tuple[type[enum.Enum], object], Any] = {
    (type(code), code.value): words for code, words in _WORDS
}

LANGUAGE_LABELS: dict[str, Any] = {
    "kk": _("Kazakh"),
    "ru": _("Russian"),
    "en": _("English"),
    "ko": _("Korean"),
    "zh": _("Chinese"),
    "de": _("German"),
    "fr": _("French"),
    "tr": _("Turkish"),
    "uz": _("Uzbek"),
    "ar": _("Arabic"),
    "ja": _("Japanese"),
    "es": _("Spanish"),
    "it": _("Italian"),
    "ky": _("Kyrgyz"),
    "uk": _("Ukrainian"),
    "pl": _("Polish"),
    "he": _("Hebrew"),
    "hi": _("Hindi"),
    "pt": _("Portuguese"),
    "fa": _("Persian"),
}


def label(code: enum.Enum | None) -> Any:
    """Return the words for a code in the reader's language; nothing for None."""
    return "" if code is None else LABELS[type(code), code.value]


def level_label(level: int | None) -> Any:
    """Return the words for a skill level stored as a number."""
    return "" if level is None else label(SkillLevel(level))


def language_label(code: str) -> Any:
    """Return the name of a language in the reader's language."""
    return LANGUAGE_LABELS.get(code, code)


def init(app: Flask) -> None:
    """Offer the labels to templates as filters."""
    app.add_template_filter(label, "label")
    app.add_template_filter(level_label, "level_label")
    app.add_template_filter(language_label, "language_label")
