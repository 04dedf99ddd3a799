"""People: accounts and roles, settings, the outbox."""

from flask import Blueprint

bp = Blueprint("people", __name__, url_prefix="/people")

from talent.people import outbox, views  # noqa: E402, F401 - views need bp
