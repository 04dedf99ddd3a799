"""Accounts: register, confirm, sign in and out, a forgotten password, one's own settings."""

from flask import Blueprint

bp = Blueprint("accounts", __name__, url_prefix="/account")

from talent.accounts import views  # noqa: E402, F401 - views need bp
