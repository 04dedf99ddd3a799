"""Receipts: all that made a score, in one line that a person can read out."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass

from matching.ranker import METHOD, Ranker
from matching.types import Match
from talent.errors import N_, InvalidError

SHORT = 8
"""So many digits of a taxonomy's version stand in a receipt."""
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without letters that look like digits
_PLACES = 8
_HALF = 20  # bits: two halves fill eight places of five bits
_MASK = (1 << _HALF) - 1
_FORM = re.compile(
    rf"(?P<person>P\d{{1,18}}|G[{_ALPHABET}]{{{_PLACES}}})-R(?P<opening>\d{{1,18}})"
    r"-(?P<model>[\w-]{1,40}?)"
    rf"-(?P<taxonomy>[0-9a-f]{{0,{SHORT}}})-M(?P<method>\d{{1,9}})-(?P<score>\d{{1,3}}\.\d{{6}})"
    r"-(?P<check>[0-9a-f]{4})",
    re.ASCII,
)


class ReceiptError(InvalidError):
    """What was given is no receipt."""

    message = N_("This is no receipt, or a character of it is wrong.")


@dataclass(frozen=True)
class Receipt:
    """All that made a score, and the score.

    Attributes
    ----------
    profile, opening
        The numbers of the two documents in the log.
    model
        The version of the model.
    taxonomy
        The first digits of the version of the list of skills.
    method
        The version of the program’s way to compare.
    score
        The score with all its digits.
    """

    profile: int
    opening: int
    model: str
    taxonomy: str
    method: int
    score: float

    def __str__(self) -> str:
        """Return the receipt as the university keeps it: with the number of the profile."""
        return self._with(f"P{self.profile}")

    def shown(self, key: str) -> str:
        """Return the receipt as people see it.

        The number of the profile is enciphered anew for each role’s document: by it nobody can
        follow a graduate from role to role, and who has the key can read it. The score is as it
        is: two roles that ask for the very same give a graduate the very same score.
        """
        return self._with(f"G{_enciphered(key, self.opening, self.profile)}")

    def _with(self, person: str) -> str:
        told = (
            f"{person}-R{self.opening}-{self.model}-{self.taxonomy}-M{self.method}-{self.score:.6f}"
        )
        return f"{told}-{_check(told)}"


def receipt_of(match: Match, ranker: Ranker, profile: int, opening: int) -> Receipt:
    """Return the receipt of a score.

    Parameters
    ----------
    match, ranker
        The score and what made it.
    profile, opening
        The numbers of the documents it was made from.
    """
    taxonomy = ranker.concepts.version[:SHORT]
    return Receipt(profile, opening, ranker.version, taxonomy, METHOD, match.score)


def read(text: str, key: str) -> Receipt:
    """Read a receipt in either of its forms.

    Raises
    ------
    ReceiptError
        If it is none, or mistyped.
    """
    found = _FORM.fullmatch(text.strip())
    if found is None or _check(text.strip().rpartition("-")[0]) != found["check"]:
        raise ReceiptError
    person, opening = found["person"], int(found["opening"])
    number = int(person[1:]) if person[0] == "P" else _deciphered(key, opening, person[1:])
    return Receipt(
        number,
        opening,
        found["model"],
        found["taxonomy"],
        int(found["method"]),
        float(found["score"]),
    )


def _check(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()[:4]


def _enciphered(key: str, opening: int, number: int) -> str:
    """Return a number as eight letters and digits, by a cipher of four rounds on its halves."""
    left, right = number >> _HALF, number & _MASK
    for turn in range(4):
        left, right = right, left ^ _mixed(key, opening, turn, right)
    whole = left << _HALF | right
    return "".join(_ALPHABET[whole >> 5 * place & 31] for place in reversed(range(_PLACES)))


def _deciphered(key: str, opening: int, text: str) -> int:
    whole = 0
    for letter in text:
        whole = whole << 5 | _ALPHABET.index(letter)
    left, right = whole >> _HALF, whole & _MASK
    for turn in reversed(range(4)):
        left, right = right ^ _mixed(key, opening, turn, left), left
    return left << _HALF | right


def _mixed(key: str, opening: int, turn: int, half: int) -> int:
    told = f"receipt:{opening}:{turn}:{half}".encode()
    return int.from_bytes(hmac.digest(key.encode(), told, "sha256")[:4]) & _MASK
