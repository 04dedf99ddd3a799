"""What every feature shares of the application: database, CSRF, sign-in, languages."""

from __future__ import annotations

from flask_babel import Babel
from flask_login import LoginManager
from flask_wtf.csrf import CSRFProtect

from talent.database import Database

db = Database()
csrf = CSRFProtect()
login_manager = LoginManager()
babel = Babel()
