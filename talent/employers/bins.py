"""BIN and IIN: twelve digits, the last of which checks the others."""

from __future__ import annotations

_WEIGHTS = ((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2))
LENGTH = 12


def check_digit(body: str) -> int | None:
    """Return the check digit of eleven digits, or None where such a number is not issued.

    The sum of the digits by the weights 1 to 11, modulo 11; where that is 10, again with the
    weights 3 to 11, 1, 2; where that is 10 too, the number is skipped.
    """
    for weights in _WEIGHTS:
        rest = sum(int(d) * weight for d, weight in zip(body, weights, strict=True)) % 11
        if rest < 10:  # noqa: PLR2004 - a digit
            return rest
    return None


def is_valid(number: str) -> bool:
    """Whether a text is twelve ASCII digits with the right check digit."""
    digits = number.isascii() and number.isdecimal() and len(number) == LENGTH
    return digits and check_digit(number[:-1]) == int(number[-1])
