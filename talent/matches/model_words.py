"""A model's card in words and finished values, beside what is in use, for the pages of staff."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _

from matching import prior
from matching.learning.judging import OTHERS
from models import Degree, ModelStatus
from talent.labels import label, language_label
from talent.locale import longdate, number

TONES = {
    ModelStatus.CHALLENGER: ("warning", "clock"),
    ModelStatus.CHAMPION: ("good", "circle-check"),
    ModelStatus.RETIRED: ("neutral", "archive"),
    ModelStatus.REFUSED: ("bad", "circle-x"),
}
Card = Mapping[str, Any]


@dataclass(frozen=True)
class Measure:
    """One figure of the model and of what is in use, in words."""

    label: str
    about: str
    now: str
    then: str


@dataclass(frozen=True)
class GroupLine:
    """The measures within one group, in words."""

    label: str
    count: int
    observed: str
    expected: str
    now: str
    then: str


@dataclass(frozen=True)
class BandLine:
    """A band: the score it begins at, who reaches it and how many of them were shortlisted."""

    label: str
    begins: str
    chance: str
    count: int
    observed: str
    begins_now: str
    count_now: int
    observed_now: str


@dataclass(frozen=True)
class Comparison:
    """A model beside what was in use when it was trained."""

    now: str
    finding: str
    better: bool | None
    measures: tuple[Measure, ...]
    groups: tuple[tuple[str, tuple[GroupLine, ...]], ...]
    bands: tuple[BandLine, ...]


def version_name(version: str) -> str:
    """Return what a version is called."""
    return str(_("weights set by hand")) if version == prior.VERSION else version


def version_title(version: str) -> str:
    """Return what a version is called at the head of a column."""
    return str(_("Weights set by hand")) if version == prior.VERSION else version


def window(card: Card) -> str:
    """Return the days of the decisions that a model learned from."""
    first, last = (date.fromisoformat(card["window"][key]) for key in ("since", "until"))
    return str(_("%(first)s to %(last)s", first=longdate(first), last=longdate(last)))


def share(value: float | None) -> str:
    """Return a share as a percentage."""
    return "–" if value is None else f"{number(round(100 * value, 1))}\xa0%"


def comparison(card: Card) -> Comparison:
    """Return a model beside what was in use when it was trained."""
    # The model itself comes first, then the prior, and the champion of that day last.
    own, other = card["measured"][0], card["measured"][-1]
    gain = card["gains"][-1]["ndcg"]
    return Comparison(
        now=other["version"],
        finding=_finding(gain),
        better=_is_better(gain),
        measures=_measures(own, other),
        groups=_groups(card),
        bands=tuple(_band(one) for one in card["bands"]),
    )


def _is_better(gain: Mapping[str, float] | None) -> bool | None:
    """Whether a gain is one; None where it may be chance."""
    if gain is None or gain["low"] <= 0 <= gain["high"]:
        return None
    return gain["low"] > 0


def _finding(gain: Mapping[str, float] | None) -> str:
    words = {
        True: str(_("It puts people in a better order than what is in use.")),
        False: str(_("It puts people in a worse order than what is in use.")),
        None: str(_("Nobody can tell from these decisions which of the two orders is better.")),
    }
    return words[_is_better(gain)]


def _measures(own: Card, other: Card) -> tuple[Measure, ...]:
    told = (
        (
            "ndcg",
            _("Order within a role"),
            _("How near the order is to one in which those who came furthest stand first."),
            share,
        ),
        (
            "auc",
            _("Shortlisted above others"),
            _("How often somebody who was shortlisted stands above somebody who was not."),
            share,
        ),
        (
            "brier",
            _("Error of the chances"),
            _("How far the expected chance lies from what happened; less is better."),
            _decimal,
        ),
    )
    return tuple(
        Measure(name, about, _interval(other[key], worded), _interval(own[key], worded))
        for key, name, about, worded in told
    )


def _decimal(value: float) -> str:
    return number(round(value, 3))


def _interval(figure: Mapping[str, float] | None, worded: Callable[[float], str]) -> str:
    if figure is None:
        return str(_("too few to tell"))
    value, low, high = (worded(figure[key]) for key in ("value", "low", "high"))
    return str(_("%(value)s (%(low)s to %(high)s)", value=value, low=low, high=high))


def _groups(card: Card) -> tuple[tuple[str, tuple[GroupLine, ...]], ...]:
    titles = {
        "language": _("By language of the profile"),
        "degree": _("By degree"),
        "field": _("By field of study"),
    }
    return tuple(
        (title, tuple(_group(one) for one in card["groups"] if one["key"] == key))
        for key, title in titles.items()
    )


def _group(one: Mapping[str, Any]) -> GroupLine:
    return GroupLine(
        label=group_name(one["key"], one["name"]),
        count=one["count"],
        observed=share(one["observed"]),
        expected=share(one["expected"]),
        now=_interval(one["prior_auc"], share),
        then=_interval(one["auc"], share),
    )


def group_name(key: str, name: str) -> str:
    """Return what a group is called."""
    if name == OTHERS:
        return str(_("All smaller groups"))
    if not name:
        return str(_("Not known"))
    if key == "language":
        return str(language_label(name))
    return str(label(Degree(name))) if key == "degree" else _fields().get(name, name)


def _fields() -> dict[str, str]:
    """Return the fields of the national classifier of programmes."""
    return {
        "01": _("Teaching"),
        "02": _("Arts and humanities"),
        "03": _("Social sciences, journalism and information"),
        "04": _("Business, management and law"),
        "05": _("Natural sciences, mathematics and statistics"),
        "06": _("Information and communication technologies"),
        "07": _("Engineering, manufacturing and construction"),
        "08": _("Agriculture and bioresources"),
        "09": _("Veterinary medicine"),
        "10": _("Health care"),
        "11": _("Services"),
        "12": _("National security and military affairs"),
    }


def _band(one: Mapping[str, Any]) -> BandLine:
    words = {"strong": _("Strong match"), "good": _("Good match"), "partial": _("Partial match")}
    return BandLine(
        label=words[one["band"]],
        begins=number(round(one["begins"], 1)),
        chance=share(one["chance"]),
        count=one["count"],
        observed=share(one["observed"]),
        begins_now=number(one["prior_begins"]),
        count_now=one["prior_count"],
        observed_now=share(one["prior_observed"]),
    )
