"""Skills: looking up the taxonomy's concepts, for every page where a person picks one."""

from flask import Blueprint

bp = Blueprint("skills", __name__, url_prefix="/skills")

from talent.skills import views  # noqa: E402, F401 - views need bp
