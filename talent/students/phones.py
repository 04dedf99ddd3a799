"""Phone numbers: typed as people type them, stored in E.164."""

from __future__ import annotations

import phonenumbers

from talent.errors import N_, InvalidError

REGION = "KZ"


def stored(text: str) -> str:
    """Return a phone number in E.164; empty stays empty.

    Raises
    ------
    InvalidError
        If it is no number that can be called.
    """
    if not text:
        return ""
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException as error:
        raise _refusal() from error
    if not phonenumbers.is_valid_number(number):
        raise _refusal()
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _refusal() -> InvalidError:
    return InvalidError(
        N_("Enter a phone number such as +7 701 234 56 78, with the country code."), field="phone"
    )


def readable(number: str) -> str:
    """Return a stored number with its digits grouped."""
    if not number:
        return ""
    parsed = phonenumbers.parse(number, REGION)
    grouped = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, grouped))
