"""Postings: roles from draft to closed, public search, a role's page."""

from flask import Blueprint

bp = Blueprint("postings", __name__, url_prefix="/roles")

from talent.postings import views  # noqa: E402, F401 - views need bp
