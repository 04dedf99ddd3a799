"""Pages for everybody: home, how matching works, and the health of the service."""

from flask import Blueprint

bp = Blueprint("pages", __name__)

from talent.pages import views  # noqa: E402, F401 - views need bp
