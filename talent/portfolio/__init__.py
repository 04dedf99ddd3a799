"""Portfolio: the works a student shows, links and files."""

from flask import Blueprint

bp = Blueprint("portfolio", __name__, url_prefix="/profile/works")

from talent.portfolio import views  # noqa: E402, F401 - views need bp
