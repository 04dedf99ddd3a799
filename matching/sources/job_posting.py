"""schema.org JobPosting objects as openings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from matching.sources.building import Builder, strings
from matching.types import Opening, SkillDemand

_TEXTS = (
    "description", "responsibilities", "qualifications", "experienceRequirements",
    "educationRequirements",
)  # fmt: skip
_BLOCKS = frozenset({"p", "br", "li", "div", "tr", "h1", "h2", "h3", "h4", "ul", "ol"})


def is_posting(line: Mapping[str, Any]) -> bool:
    """Whether an object is a JobPosting."""
    kind = line.get("@type")
    return kind == "JobPosting" or (isinstance(kind, list) and "JobPosting" in kind)


def opening_of_posting(line: Mapping[str, Any], builder: Builder) -> Opening:
    """Return a JobPosting as an opening."""
    text = "\n".join(filter(None, (plain(_words(line.get(field))) for field in _TEXTS)))
    opening = builder.opening_of_text(
        str(line["id"]), text, _words(line.get("title")), _words(line.get("lang"))
    )
    named = tuple(
        SkillDemand(claim.concept, claim.level, words=claim.words)
        for claim in builder.claims(_skills(line.get("skills")))
    )
    known = {demand.concept for demand in named}
    low, high = _pay(line.get("baseSalary"))
    return replace(
        opening,
        skills=(*named, *(one for one in opening.skills if one.concept not in known)),
        place=_place(line.get("jobLocation")),
        remote=line.get("jobLocationType") == "TELECOMMUTE",
        pay_min=low or opening.pay_min,
        pay_max=high or opening.pay_max,
    )


class _Plain(HTMLParser):
    """Collects the words of a markup text, a line a block."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block."""
        del attrs
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)


def plain(markup: str) -> str:
    """Return the words of a text that may hold markup."""
    if "<" not in markup:
        return markup
    parser = _Plain()
    parser.feed(markup)
    parser.close()
    return "".join(parser.words).strip()


def _words(value: object) -> str:
    """Return a text, or the description or name of an object, or a list of either."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _words(value.get("description") or value.get("name"))
    if isinstance(value, list):
        return "\n".join(filter(None, map(_words, value)))
    return ""


def _skills(value: object) -> list[str]:
    """Return the named skills."""
    if isinstance(value, list):
        return [name for name in map(_words, value) if name]
    return strings(value) if isinstance(value, str) else strings(_words(value))


def _place(value: object) -> str:
    """Return the city."""
    if isinstance(value, list):
        return next((place for place in map(_place, value) if place), "")
    address = value.get("address") if isinstance(value, dict) else None
    return _words(address.get("addressLocality")) if isinstance(address, dict) else _words(address)


def _pay(value: object) -> tuple[int | None, int | None]:
    """Return the pay in tenge a month; None in another currency or period."""
    if not isinstance(value, dict) or value.get("currency") != "KZT":
        return None, None
    amount = value.get("value")
    if not isinstance(amount, dict):
        return _number(amount), _number(amount)
    if amount.get("unitText", "MONTH") != "MONTH":
        return None, None
    one = _number(amount.get("value"))
    return _number(amount.get("minValue")) or one, _number(amount.get("maxValue")) or one


def _number(value: object) -> int | None:
    """Return a positive number, or None."""
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return int(number) if 0 < number < 1e12 else None  # no pay is larger
