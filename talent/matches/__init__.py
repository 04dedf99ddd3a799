"""Matches: openings for a student, graduates for a role, and why."""

from flask import Blueprint

bp = Blueprint("matches", __name__)

from talent.matches import model_views, views, watching  # noqa: E402, F401 - views need bp
