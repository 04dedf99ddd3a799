"""How projects, quarters and large amounts look in the reader's language."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from babel.numbers import format_compact_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models import LANGUAGES, Project
from talent.finding import alphabetical
from talent.labels import label
from talent.locale import language, money
from talent.quarters import number_of

FIELDS = {
    "code": _l("Code"),
    "name_kk": _l("Name in Kazakh"),
    "name_ru": _l("Name in Russian"),
    "name_en": _l("Name in English"),
    "about_kk": _l("What it is, in Kazakh"),
    "about_ru": _l("What it is, in Russian"),
    "about_en": _l("What it is, in English"),
    "sector": _l("Sector"),
    "district": _l("District"),
    "investment": _l("Investment"),
}
KEPT = {
    "gone": _l("It was removed since."),
    "changed": _l("Somebody changed it since the import."),
    "in_use": _l("Roles or hires belong to it now."),
}


def project_choices(projects: Iterable[Project]) -> list[tuple[int, str]]:
    """Return what a list to choose a project from offers, by name."""
    named = [(project.id, project_name(project)) for project in projects]
    return sorted(named, key=lambda choice: alphabetical(choice[1]))


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


def value_words(what: str | date, value: Any) -> str:
    """Return a field's or a quarter's value in words."""
    if value is None or value == "":
        return str(_("Not published"))
    if what == "investment":
        return money(value)
    return str(label(value)) if isinstance(value, enum.Enum) else str(value)


def what_words(what: str | date) -> str:
    """Return the name of a field or a quarter in words."""
    return quarter_words(what) if isinstance(what, date) else str(FIELDS[what])
