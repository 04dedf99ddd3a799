"""What each kind of evidence is, for the employer who chooses one."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from models import HireEvidence, PlacementStatus

EVIDENCE_HINTS = {
    HireEvidence.PENSION_EXTRACT: _(
        "The strongest proof: an extract that shows a pension contribution paid for this person."
    ),
    HireEvidence.CONTRACT: _(
        "The signed contract. Cover everything but the names, the dates and the signatures."
    ),
    HireEvidence.EMPLOYER_CONFIRMATION: _(
        "Your word only. The university may ask you for a document before it verifies the hire."
    ),
}
"""What an employer may bring, strongest first."""

TONES = {
    PlacementStatus.RECORDED: ("warning", "clock"),
    PlacementStatus.VERIFIED: ("good", "shield-check"),
    PlacementStatus.REFUSED: ("bad", "circle-x"),
}
"""How each status looks: a tone and an icon."""

FILTER_STATUSES = {
    "recorded": _("Awaiting proof"),
    "verified": _("Verified"),
    "counted": _("Verified, each person once"),
    "filled": _("Awaiting proof or verified"),
    "refused": _("Not verified"),
    "disputed": _("The graduate objects"),
}
"""What the list can be narrowed to."""
