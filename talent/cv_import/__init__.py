"""CV import: upload, check what was found, confirm."""

from flask import Blueprint

bp = Blueprint("cv_import", __name__, url_prefix="/profile/cv")

from talent.cv_import import views  # noqa: E402, F401 - views need bp
