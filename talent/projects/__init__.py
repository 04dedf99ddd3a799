"""Projects: the investment portfolio, its plan, its import."""

from flask import Blueprint

from talent.projects import words

bp = Blueprint("projects", __name__, url_prefix="/projects")
bp.add_app_template_filter(words.project_name, "project_name")
bp.add_app_template_filter(words.project_about, "project_about")
bp.add_app_template_filter(words.quarter_words, "quarter")
bp.add_app_template_filter(words.amount, "amount")

from talent.projects import import_views, manage_views, views  # noqa: E402, F401 - views need bp
