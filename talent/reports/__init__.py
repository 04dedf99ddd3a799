"""Reports: the number towards 30,000 and where it comes from."""

from flask import Blueprint

bp = Blueprint("reports", __name__, url_prefix="/reports")

from talent.reports import views  # noqa: E402, F401 - views need bp
