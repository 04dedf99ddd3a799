"""What every form shares: clean text, links, enums as choices, a key that makes it work once."""

from __future__ import annotations

import enum
import secrets
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError
from wtforms.widgets import TextInput

from talent.cleaning import clean_line, clean_text
from talent.errors import InvalidError
from talent.labels import label
from talent.links import is_web_link

MemberT = TypeVar("MemberT", bound=enum.Enum)


def _filled(check: Any) -> Any:
    """Return a check that blanks do not pass, where something has to be entered."""
    return DataRequired(check.message) if isinstance(check, InputRequired) else check


class LineField(StringField):
    """One line of text, cleaned; 200 characters unless told otherwise."""

    def __init__(
        self, label: object = None, validators: Iterable[Any] = (), longest: int = 200, **kw: Any
    ) -> None:
        checks = [*map(_filled, validators), Length(max=longest)]
        super().__init__(cast(str, label), checks, filters=[clean_line], **kw)


class TextField(TextAreaField):
    """Several lines of text, cleaned; 10,000 characters unless told otherwise."""

    def __init__(
        self, label: object = None, validators: Iterable[Any] = (), longest: int = 10_000, **kw: Any
    ) -> None:
        checks = [*map(_filled, validators), Length(max=longest)]
        super().__init__(cast(str, label), checks, filters=[clean_text], **kw)


def web_link(_form: FlaskForm, field: Field) -> None:
    """Validate an http(s) address; anything else (``javascript:`` …) is refused."""
    if field.data and not is_web_link(field.data):
        raise ValidationError(str(_("Enter a web address that begins with https:// or http://.")))


class LinkField(LineField):
    """An optional http(s) link."""

    def __init__(self, label: object = None, **kw: Any) -> None:
        super().__init__(label, [Optional(), web_link], longest=500, **kw)


class WholeField(IntegerField):
    """A whole number as people type it: spaces between thousands are fine, ``1_000`` is not."""

    widget = TextInput()  # a number input would refuse the spaces

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read digits with spaces between."""
        text = "".join(valuelist[0].split()) if valuelist else ""
        if not text:
            self.data, self.raw_data = None, []  # blanks are no input where one is required
        elif text.lstrip("-").isdecimal() and len(text) <= 15:  # fits a BIGINT
            self.data = int(text)
        else:
            self.data = None
            raise ValueError(str(_("Enter a whole number.")))


def choices(kind: type[MemberT], empty: object = None) -> list[tuple[str, Any]]:
    """Return an enum's members as (value, label) pairs; ``empty`` adds a first, empty choice."""
    members: list[tuple[str, Any]] = [(str(m.value), label(m)) for m in kind]
    return [("", empty), *members] if empty is not None else members


def coerce_to(kind: type[MemberT]) -> Callable[[object], MemberT | None]:
    """Return a ``coerce`` for a SelectField over an enum; the empty choice becomes None."""

    def coerce(value: object) -> MemberT | None:
        if value in {None, "", "None"}:
            return None
        if isinstance(value, kind):
            return value
        first = next(iter(kind)).value
        return kind(type(first)(value))

    return coerce


class Form(FlaskForm):
    """The base of all forms."""

    once = HiddenField(default=lambda: secrets.token_urlsafe(16))

    def values(self) -> dict[str, Any]:
        """Return the fields' values by name, for a service to take as its keywords."""
        skip = {"once", "csrf_token"}
        return {name: value for name, value in self.data.items() if name not in skip}

    def refuse(self, error: InvalidError) -> None:
        """Show what a service refused beside the field it names, or on top of the form."""
        words = str(_(error.message, **error.values))
        field = self._fields.get(error.field or "")
        if field is None:
            self.form_errors.append(words)
        else:
            field.errors = [*field.errors, words]
