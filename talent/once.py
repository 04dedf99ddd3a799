"""A form does its work once: a second press with the same key is led to the first one's answer."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, Response, g, has_request_context, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy import delete, event, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from models import FormReceipt, now
from talent.extensions import db
from talent.recurring import every

FIELD = "once"
_LONGEST = 64
_KEPT = timedelta(days=2)  # a form's CSRF token is worth nothing long before


def init(app: Flask) -> None:
    """Look every posted key up before, and keep its answer after, the work."""
    app.before_request(_answer_again)
    app.after_request(_keep_answer)
    event.listen(db.session, "before_commit", _keep_key)


@every(hour="21", minute="30")  # at night in Almaty
def forget_old_keys(session: Session) -> int:
    """Forget the keys of forms that nobody can send any more; return how many."""
    old = session.execute(delete(FormReceipt).where(FormReceipt.created_at < now() - _KEPT))
    return old.rowcount if isinstance(old, CursorResult) else 0


def _key() -> str:
    return request.form.get(FIELD, "")[:_LONGEST] if request.method == "POST" else ""


def _answer_again() -> ResponseReturnValue | None:
    key = _key()
    if not key:
        return None
    location = db.session.scalar(select(FormReceipt.location).where(FormReceipt.key == key))
    if location is None:
        g.once = key
        return None
    return redirect(location or request.path, 303)


def _keep_key(session: Session) -> None:
    key = g.pop("once", None) if has_request_context() else None
    if key:
        g.once_kept = key
        session.add(FormReceipt(key=key))


def _keep_answer(response: Response) -> Response:
    key = g.pop("once_kept", None)
    if key is None:
        return response
    if response.location:
        change = update(FormReceipt).where(FormReceipt.key == key)
        db.session.execute(change.values(location=response.location[:500]))
    else:  # the form came back (a wrong password is counted, and committed): it may be sent again
        db.session.execute(delete(FormReceipt).where(FormReceipt.key == key))
    db.session.commit()
    return response
