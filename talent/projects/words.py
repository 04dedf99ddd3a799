"""How projects, quarters and large amounts look in the reader's language."""

from __future__ import annotations

from datetime import date
from typing import Literal

from babel.numbers import format_compact_decimal
from flask import current_app, url_for
from flask_babel import gettext as _

from models import LANGUAGES, Project
from talent.locale import language
from talent.quarters import number_of


def project_name(project: Project) -> str:
    """Return a project's name in the reader's language, or in the first one that has it."""
    return _in_language(project, "name")


def project_about(project: Project) -> str:
    """Return what a project is in the reader's language, or in the first one that has it."""
    return _in_language(project, "about")


def _in_language(project: Project, field: str) -> str:
    texts = (str(getattr(project, f"{field}_{code}")) for code in (language(), "ru", *LANGUAGES))
    return next((text for text in texts if text), "")


def quarter_words(quarter: date | None) -> str:
    """Return a quarter in words: ``Q1 2027``."""
    if quarter is None:
        return ""
    return str(_("Q%(number)s %(year)s", number=number_of(quarter), year=quarter.year))


def amount(tenge: int | None) -> str:
    """Return a large sum readably: ``1.2 trillion ₸``."""
    if tenge is None:
        return ""
    code = language()
    style: Literal["long", "short"] = "long" if code == "en" else "short"
    words = format_compact_decimal(tenge, format_type=style, locale=code, fraction_digits=1)
    return f"{words} ₸"


def roles_url(endpoint: str = "postings.index", **values: object) -> str:
    """Return the address of roles."""
    if endpoint in current_app.view_functions:
        return url_for(endpoint, **values)  # type: ignore[arg-type]
    return "/roles"
