"""The reader's language, and how numbers, money and dates look in it."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from flask import Blueprint, Flask, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from models import LANGUAGES
from models.base import ALMATY
from talent.extensions import babel, db
from talent.guards import anyone, signed_in
from talent.links import safe_next

NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}

bp = Blueprint("locale", __name__)


def init(app: Flask) -> None:
    """Bind the languages and the filters that templates use."""
    babel.init_app(app, locale_selector=select_language)
    for name, function in (
        ("money", money),
        ("number", number),
        ("longdate", longdate),
        ("datetime", moment),
    ):
        app.add_template_filter(function, name)
    app.context_processor(
        lambda: {"language_names": NAMES, "languages": LANGUAGES, "get_locale": get_locale}
    )
    app.register_blueprint(bp)


def select_language() -> str:
    """Return the language: chosen in this session, else the account's, else the browser's."""
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    user = signed_in()
    if user is not None and user.language in LANGUAGES:
        return user.language
    return request.accept_languages.best_match(LANGUAGES, default="kk") or "kk"


def language() -> str:
    """Return the code of the language in use: kk, ru or en."""
    locale = get_locale()
    return str(locale.language) if locale else "en"


@bp.post("/language/<language>")
@anyone
def switch(language: str) -> ResponseReturnValue:
    """Choose a language; a signed-in person's account remembers it, for mail too."""
    if language in LANGUAGES:
        session["language"] = language
        user = signed_in()
        if user is not None and user.language != language:
            user.language = language
            db.session.commit()
    return redirect(safe_next(request.form.get("next")), 303)


def _regional() -> str:
    return {"kk": "kk_KZ", "ru": "ru_KZ", "en": "en_GB"}[language()]


def money(tenge: int | None) -> str:
    """Return an amount as people write it: ``350 000 ₸``."""
    if tenge is None:
        return ""
    grouped = "ru_KZ"  # English, too, puts a space between thousands in this city's documents
    return format_currency(tenge, "KZT", "#,##0\xa0₸", locale=grouped, currency_digits=False)


def number(value: float) -> str:
    """Return a number with its thousands grouped."""
    return format_decimal(value, locale="ru_KZ" if language() != "kk" else "kk_KZ")


def longdate(day: date | None) -> str:
    """Return a date in full: ``23 November 2026``."""
    return format_date(day, "long", locale=_regional()) if day else ""


def moment(at: datetime | None) -> str:
    """Return a date and time in Almaty."""
    if at is None:
        return ""
    local = at.astimezone(ALMATY)
    return f"{longdate(local.date())}, {local:%H:%M}"
