"""Business and individual identification numbers: twelve digits, the last one a check digit."""

from __future__ import annotations

from datetime import date

from models import OrganisationKind
from talent.errors import N_, InvalidError

LENGTH = 12
_WEIGHTS = (
    (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2),
)
_ENTITY_TYPES = "456"
_CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}


def check_digit(body: str) -> int | None:
    """Return the check digit of eleven digits; None where such a number is never issued."""
    for weights in _WEIGHTS:
        rest = sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11
        if rest < 10:
            return rest
    return None


def check(number: str, kind: OrganisationKind) -> str:
    """Return a BIN (of a company) or an IIN (of a sole proprietor) as twelve digits.

    Raises
    ------
    InvalidError
        If its length, its check digit or its parts are wrong.
    """
    digits = "".join(number.split()).replace("-", "")
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdecimal()):
        raise _wrong(N_("A BIN or IIN has 12 digits."))
    if check_digit(digits[:-1]) != int(digits[-1]):
        raise _wrong(
            N_("One of the digits is wrong: they do not fit together. Look at the document.")
        )
    if kind is OrganisationKind.COMPANY and not _is_bin(digits):
        raise _wrong(
            N_("This is not the BIN of a company. A sole proprietor has an IIN: choose that above.")
        )
    if kind is OrganisationKind.SOLE_PROPRIETOR and not _is_iin(digits):
        raise _wrong(N_("This is not an IIN. A company has a BIN: choose that above."))
    return digits


def _wrong(message: str) -> InvalidError:
    return InvalidError(message, field="bin")


def _is_bin(digits: str) -> bool:
    return 1 <= int(digits[2:4]) <= 12 and digits[4] in _ENTITY_TYPES


def _is_iin(digits: str) -> bool:
    century = _CENTURIES.get(digits[6])
    if century is None:
        return False
    try:
        date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    return True
