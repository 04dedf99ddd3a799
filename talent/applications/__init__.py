"""Applications: from applying to an accepted offer, the pipeline."""

from flask import Blueprint

from talent.applications import words

bp = Blueprint("applications", __name__)
bp.add_app_template_filter(words.iso_moment)
bp.add_app_template_filter(words.iso_date)
bp.add_app_template_filter(words.tone, "stage_tone")

from talent.applications import employer_views, meeting_views, views  # noqa: E402, F401 - need bp
