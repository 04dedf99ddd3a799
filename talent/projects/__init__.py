"""Projects: the investment portfolio, its plan, its import."""

from flask import Blueprint

bp = Blueprint("projects", __name__, url_prefix="/projects")

from talent.projects import views  # noqa: E402, F401 - views need bp
