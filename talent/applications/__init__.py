"""Applications: from applying to an accepted offer, the pipeline."""

from flask import Blueprint

bp = Blueprint("applications", __name__, url_prefix="/applications")

from talent.applications import views  # noqa: E402, F401 - views need bp
