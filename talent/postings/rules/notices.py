"""What the rules look at, and what they say about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as with_default
from datetime import date
from types import MappingProxyType
from typing import Any

from models import Contract, Posting
from talent.errors import N_

SOURCES = (
    N_("Labour Code, article 6"),
    N_("Labour Code, article 30"),
    N_("Labour Code, article 36"),
    N_("Labour Code, article 68"),
    N_("Law on the republican budget for 2026–2028"),
    N_("Laws on the republican budget for 2024–2026 and 2025–2027"),
)
"""The laws that the configuration names, marked for translation."""

_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True)
class Notice:
    """One thing that a role should not say, or should and does not.

    ``message`` is an English sentence marked for translation, with ``values`` for its places;
    ``blocks`` keeps the role from being submitted. ``start`` and ``end`` are the exact words
    in the text of ``field``, where there are any.
    """

    code: str
    field: str
    message: str
    blocks: bool = False
    values: Mapping[str, object] = with_default(default_factory=lambda: _NOTHING)
    source: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True)
class Terms:
    """What a role says, as far as the rules care; ``languages`` are (code, reason) pairs."""

    title: str = ""
    text: str = ""
    project_id: int | None = None
    pay_min: int | None = None
    pay_max: int | None = None
    place: str = ""
    hours: int | None = None
    contract: Contract | None = None
    contract_months: int | None = None
    probation_months: int | None = None
    deadline: date | None = None
    skills: int = 0
    languages: Sequence[tuple[str, str]] = ()

    @classmethod
    def of_posting(cls, posting: Posting) -> Terms:
        """Return a posting's terms; its skills and languages must be loaded."""
        return cls(
            **_same_names(posting.__dict__),
            skills=len(posting.skills),
            languages=[(row.code, row.reason) for row in posting.languages],
        )

    @classmethod
    def of_values(cls, values: Mapping[str, Any]) -> Terms:
        """Return the terms in a form's values."""
        return cls(
            **_same_names(values),
            skills=len(values["skills"]),
            languages=[(row["code"], row["reason"]) for row in values["languages"] if row["code"]],
        )


def _same_names(values: Mapping[str, Any]) -> dict[str, Any]:
    plain = set(Terms.__dataclass_fields__) - {"skills", "languages"}
    return {name: values[name] for name in plain if name in values}
