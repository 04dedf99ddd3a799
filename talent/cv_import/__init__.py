"""CV import: upload, check what was found, confirm."""

from flask import Blueprint

from talent.cv_import import words

bp = Blueprint("cv_import", __name__, url_prefix="/profile/cv")
bp.add_app_template_filter(words.month, "month")

from talent.cv_import import views  # noqa: E402, F401 - views need bp
