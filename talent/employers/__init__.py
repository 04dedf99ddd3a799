"""Employers: an organisation and the people who act for it."""

from flask import Blueprint

bp = Blueprint("employers", __name__, url_prefix="/organisation")

from talent.employers import views  # noqa: E402, F401 - views need bp
