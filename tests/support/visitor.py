"""A visitor without a browser: keeps cookies, sends forms as our pages do, reads answers."""

import secrets
from typing import Any

from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import User


class Visitor(FlaskClient):
    """Somebody at the pages. What the test made is committed first, and seen afresh after."""

    rows: Session | None = None

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request; a POST carries the token that every form of ours has."""
        if self.rows is not None:
            self.rows.commit()
        if kwargs.get("method") == "POST" and kwargs.pop("csrf", True):
            kwargs["headers"] = {**(kwargs.get("headers") or {}), "X-CSRFToken": self._token()}
        # Read to the end, so that a file that is sent is also closed.
        response = super().open(*args, **{"buffered": True, **kwargs})
        if self.rows is not None:
            self.rows.expire_all()
        return response

    def sign_in(self, user: User) -> "Visitor":
        """Sign somebody in without the form."""
        if self.rows is not None:
            self.rows.commit()
        with self.session_transaction() as session:
            session.clear()
            session["_user_id"] = f"{user.id}:{user.stamp}"
            session["_fresh"] = True
        return self

    def speak(self, language: str) -> "Visitor":
        """Choose a language."""
        with self.session_transaction() as session:
            session["language"] = language
        return self

    def _token(self) -> str:
        with self.session_transaction() as session:
            raw = session.setdefault("csrf_token", secrets.token_hex(20))
        signer = URLSafeTimedSerializer(self.application.secret_key, salt="wtf-csrf-token")
        return signer.dumps(raw)


def page_of(response: TestResponse) -> BeautifulSoup:
    """Return the answer as a tree to look things up in."""
    return BeautifulSoup(response.text, "html.parser")


def text_of(response: TestResponse) -> str:
    """Return the words of a page, single-spaced."""
    return " ".join(page_of(response).get_text(" ").split())


def undo_address(response: TestResponse) -> str:
    """Return where the undo button of a page's notice leads."""
    form = page_of(response).select_one(".notice form")
    assert form is not None, "nothing on this page can be undone"
    return str(form["action"])
