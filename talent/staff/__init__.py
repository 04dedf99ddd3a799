"""Staff: what waits for a decision, approvals, the audit trail."""

from flask import Blueprint

bp = Blueprint("staff", __name__, url_prefix="/staff")

from talent.staff import approvals, roles, views  # noqa: E402, F401 - views need bp
