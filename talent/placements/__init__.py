"""Placements: hires with their evidence, and their verification."""

from flask import Blueprint

bp = Blueprint("placements", __name__, url_prefix="/hires")

from talent.placements import views  # noqa: E402, F401 - views need bp
