"""The words of staff: how long something waits, and each act of the audit trail."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_babel import format_timedelta
from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as _p

from models import (
    Approval,
    AuditEntry,
    PlacementStatus,
    PostingStatus,
    Role,
    Stage,
    now,
)
from talent.labels import label
from talent.settings import SETTINGS

APPROVAL_TONES = {
    Approval.PENDING: ("warning", "clock"),
    Approval.APPROVED: ("good", "shield-check"),
    Approval.DECLINED: ("bad", "circle-x"),
}
ROLE_TONES = {
    PostingStatus.DRAFT: ("neutral", "pencil"),
    PostingStatus.SUBMITTED: ("warning", "clock"),
    PostingStatus.PUBLISHED: ("good", "circle-check"),
    PostingStatus.CLOSED: ("neutral", "lock"),
    PostingStatus.DECLINED: ("bad", "arrow-back-up"),
}

SUBJECTS: dict[str, Any] = {
    "application": _p("subject", "Application"),
    "cv_upload": _p("subject", "CV"),
    "education": _p("subject", "Education"),
    "experience": _p("subject", "Experience"),
    "import_batch": _p("subject", "Import of projects"),
    "interview": _p("subject", "Interview"),
    "invitation": _p("subject", "Invitation to apply"),
    "mail": _p("subject", "Message"),
    "match_model": _p("subject", "Matching model"),
    "member": _p("subject", "Member of an organisation"),
    "offer": _p("subject", "Offer"),
    "organisation": _p("subject", "Organisation"),
    "placement": _p("subject", "Hire"),
    "posting": _p("subject", "Role"),
    "project": _p("subject", "Project"),
    "setting": _p("subject", "Setting"),
    "skill_evidence": _p("subject", "Evidence of a skill"),
    "student": _p("subject", "Profile"),
    "student_language": _p("subject", "Language"),
    "student_skill": _p("subject", "Skill"),
    "user_account": _p("subject", "Account"),
    "wish": _p("subject", "Wishes"),
    "work": _p("subject", "Work of a portfolio"),
}
"""What an act can be done to, by its table."""

ACTIONS: dict[str, Any] = {
    "account.changed": _("Account details changed"),
    "account.confirmed": _("E-mail address confirmed"),
    "account.created": _("Account created from the command line"),
    "account.disabled": _("Account disabled"),
    "account.enabled": _("Account enabled"),
    "account.invited": _("Account opened and invited"),
    "account.invited_again": _("Invitation sent again"),
    "account.password_changed": _("Password changed"),
    "account.registered": _("Account opened"),
    "account.reset_asked": _("New password asked for"),
    "account.role_changed": _("Role of an account changed"),
    "account.signed_in": _("Signed in"),
    "application.created": _("Application sent"),
    "application.move_undone": _("Move of an application undone"),
    "application.moved": _("Application moved to another stage"),
    "application.taken_back": _("Application taken back before it was seen"),
    "cv.brought_back": _("Deleted CV brought back"),
    "cv.confirmed": _("What was found in a CV confirmed"),
    "cv.deleted": _("CV deleted"),
    "cv.discarded": _("What was found in a CV discarded"),
    "cv.taken_back": _("Confirmation of a CV undone"),
    "cv.taken_up_again": _("Discarded CV taken up again"),
    "cv.uploaded": _("CV uploaded"),
    "education.removed": _("Education removed"),
    "education.saved": _("Education saved"),
    "evidence.added": _("Evidence of a skill added"),
    "evidence.removed": _("Evidence of a skill removed"),
    "experience.removed": _("Experience removed"),
    "experience.saved": _("Experience saved"),
    "import.columns_chosen": _("Columns of an import chosen"),
    "import.discarded": _("Import of projects discarded"),
    "import.imported": _("Projects imported"),
    "import.undone": _("Import of projects undone"),
    "import.uploaded": _("Sheet of projects uploaded"),
    "interview.cancelled": _("Interview cancelled"),
    "interview.changed": _("Interview moved to another time or place"),
    "interview.set": _("Interview set"),
    "invitation.sent": _("Graduate invited to apply"),
    "language.removed": _("Language removed"),
    "language.saved": _("Language saved"),
    "mail.cancelled": _("Waiting message cancelled"),
    "mail.retried": _("Message sent again"),
    "match_model.put_into_use": _("Matching model put into use"),
    "match_model.refused": _("Matching model refused"),
    "match_model.reopened": _("Refused matching model considered again"),
    "match_model.restored": _("File of a matching model written anew"),
    "match_model.rolled_back": _("Matching model taken back"),
    "match_model.trained": _("Matching model trained"),
    "offer.accepted": _("Offer accepted"),
    "offer.declined": _("Offer declined"),
    "offer.made": _("Offer made"),
    "organisation.approved": _("Organisation approved"),
    "organisation.changed": _("Organisation changed"),
    "organisation.decision_undone": _("Decision about an organisation undone"),
    "organisation.declined": _("Organisation declined"),
    "organisation.registered": _("Organisation registered"),
    "placement.corrected": _("Hire corrected"),
    "placement.dispute_settled": _("Objection to a hire dealt with"),
    "placement.disputed": _("Graduate objected to a hire"),
    "placement.evidence_viewed": _("Evidence of a hire downloaded"),
    "placement.exported": _("List of hires downloaded"),
    "placement.recorded": _("Hire recorded"),
    "placement.refused": _("Hire not verified"),
    "placement.reopened": _("Decision about a hire taken back"),
    "placement.verified": _("Hire verified"),
    "posting.changed": _("Role changed"),
    "posting.closed": _("Role closed"),
    "posting.copied": _("Role copied"),
    "posting.declined": _("Role sent back"),
    "posting.drafted": _("Role drafted"),
    "posting.published": _("Role published"),
    "posting.submitted": _("Role handed in for approval"),
    "posting.withdrawn": _("Role taken back into a draft"),
    "profile.brought_back": _("Removed part of a profile brought back"),
    "profile.changed": _("Profile changed"),
    "profile.turned_off": _("Profile turned off"),
    "profile.turned_on": _("Profile turned on"),
    "project.changed": _("Project changed"),
    "project.created": _("Project added"),
    "project.removed": _("Project removed"),
    "setting.changed": _("Setting changed"),
    "skill.added": _("Skill added"),
    "skill.levelled": _("Level of a skill set"),
    "skill.removed": _("Skill removed"),
    "wish.changed": _("Wishes changed"),
    "work.removed": _("Work removed"),
    "work.saved": _("Work saved"),
}
"""Every act that leaves a line, in words; a test walks the code for them."""

_CODES = {
    "application": Stage,
    "organisation": Approval,
    "placement": PlacementStatus,
    "posting": PostingStatus,
    "user_account": Role,
}


def action(code: str) -> Any:
    """Return an act in the reader's language."""
    return ACTIONS.get(code, code)


def subject(entry: AuditEntry) -> str:
    """Return what an act was done to, with its number."""
    name = SUBJECTS.get(entry.subject, entry.subject)
    return f"{name} {entry.subject_id}" if entry.subject_id else str(name)


def detail(entry: AuditEntry) -> str:
    """Return what changed, from what to what, where an entry says so."""
    if entry.subject == "setting":
        kind = SETTINGS.get(str(entry.detail.get("key")))
        name = f"{kind.words}: " if kind else ""
    else:
        name = ""
    before, after = (_worded(entry, entry.detail.get(key)) for key in ("before", "after"))
    return name + " → ".join(filter(None, (before, after)))


def _worded(entry: AuditEntry, value: object) -> str:
    kind = _CODES.get(entry.subject)
    if kind is not None and value in list(kind):
        return str(label(kind(str(value))))
    return "" if value is None or isinstance(value, dict | list) else str(value)


def age(since: datetime | None) -> str:
    """Return how long something has waited: ``3 days``."""
    return str(format_timedelta(now() - since, granularity="minute")) if since else ""


def number(text: str | None) -> int:
    """Return the number that a hidden field or an address holds, 0 where it holds none."""
    return int(text) if text and text.isdecimal() and len(text) < 16 else 0
