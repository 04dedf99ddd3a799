"""Students: the profile as a task list, and turning it on."""

from flask import Blueprint

bp = Blueprint("students", __name__, url_prefix="/profile")

from talent.students import views  # noqa: E402, F401 - views need bp
