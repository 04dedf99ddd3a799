"""A match in words: the matcher's codes as labels and whole sentences in the reader's language.

The sentences are the same for the student and for the employer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import current_app
from flask_babel import gettext as _

from matching.prior import FEATURES
from matching.taxonomy import Taxonomy
from matching.types import Condition, Match, SkillReason, Verdict
from models import Degree
from talent.labels import label, language_label, level_label
from talent.locale import language, longdate, money
from talent.matches import receipts
from talent.matches.pairs import Scored
from talent.places import place_name

_DEGREES = tuple(Degree)


@dataclass(frozen=True)
class SkillItem:
    """A skill that a role asks for, for ``components/match.html``."""

    label: str
    verdict: str
    must: bool
    note: str = ""


@dataclass(frozen=True)
class Reason:
    """A reason in words, for ``components/match.html``."""

    verdict: str
    text: str


@dataclass(frozen=True)
class Part:
    """What one feature added to the result: its name, points got and points possible.

    ``asked`` is False where the role asked for nothing of the kind.
    """

    label: str
    points: float
    most: float
    asked: bool = True


@dataclass(frozen=True)
class MatchWords:
    """A whole match in words. Skills come first, then what is lacking, then what is met.

    ``receipt`` is that of the score, ``sent`` that of the score when an application was sent.
    """

    band: str
    met: int
    required: int
    skills: tuple[SkillItem, ...]
    reasons: tuple[Reason, ...]
    parts: tuple[Part, ...]
    receipt: str = ""
    sent: str = ""


def skill_name(concept: str) -> str:
    """Return a skill's name in the reader's language."""
    return Taxonomy.load().label(concept, language())


def skill_names(concepts: Sequence[str]) -> list[str]:
    """Return skills' names in the reader's language."""
    return [skill_name(concept) for concept in concepts]


def words_of(match: Match) -> MatchWords:
    """Return a match in the reader's language."""
    must = [reason for reason in match.skills if reason.demand.must]
    conditions = tuple(_condition(one) for one in match.conditions)
    holds = tuple(one for one in conditions if one.verdict == Verdict.MATCHED)
    lacks = tuple(one for one in conditions if one.verdict != Verdict.MATCHED)
    return MatchWords(
        band=match.band.value,
        met=sum(reason.verdict is Verdict.MATCHED for reason in must),
        required=len(must),
        skills=tuple(_item(reason) for reason in match.skills),
        reasons=(*_skill_reasons(match), *lacks, *holds),
        parts=_parts(match),
    )


def scored_words(scored: Scored, sent: str = "") -> MatchWords:
    """Return a match in the reader's language, with its receipt as people see it.

    Parameters
    ----------
    scored
        The match.
    sent
        The receipt that an application keeps of the moment it was sent.
    """
    key = str(current_app.config["SECRET_KEY"])
    return replace(
        words_of(scored.match),
        receipt=scored.receipt.shown(key),
        sent=receipts.read(sent, key).shown(key) if sent else "",
    )


def _skill_reasons(match: Match) -> tuple[Reason, ...]:
    """Return the skills in a few lines: held, held in part, missing."""
    held = _names(one for one in match.skills if one.verdict is Verdict.MATCHED)
    partly = [one for one in match.skills if one.verdict is Verdict.PARTLY]
    missing = [one for one in match.skills if one.verdict is Verdict.MISSING]
    required = _names(one for one in missing if one.demand.must)
    further = _names(one for one in missing if not one.demand.must)
    lines = [Reason("matched", _("Has: %(skills)s", skills=held))] if held else []
    if required:
        lines.append(Reason("missing", _("Missing, required: %(skills)s", skills=required)))
    lines += [_in_part(one) for one in partly]
    if further:
        lines.append(Reason("missing", _("Missing, an advantage: %(skills)s", skills=further)))
    return tuple(lines)


def _names(reasons: Iterable[SkillReason]) -> str:
    return ", ".join(skill_name(one.demand.concept) for one in reasons)


def _in_part(reason: SkillReason) -> Reason:
    name, claim = skill_name(reason.demand.concept), reason.claim
    if claim is not None and claim.concept != reason.demand.concept:
        near = skill_name(claim.concept)
        return Reason("partly", _("%(skill)s: in part, through %(near)s", skill=name, near=near))
    return Reason("partly", _("%(skill)s: at a lower level than asked for", skill=name))


def _item(reason: SkillReason) -> SkillItem:
    demand = reason.demand
    return SkillItem(skill_name(demand.concept), reason.verdict.value, demand.must, _note(reason))


def _note(reason: SkillReason) -> Any:
    demand, claim = reason.demand, reason.claim
    if claim is not None and claim.concept != demand.concept:
        return _("related: %(skill)s", skill=skill_name(claim.concept))
    if demand.level is None:
        return ""
    asked = level_label(demand.level)
    if claim is None:
        return _("asked for: %(level)s", level=asked)
    if claim.level is None:
        return _("asked for: %(level)s, shown without a level", level=asked)
    return _("asked for: %(level)s, shown: %(held)s", level=asked, held=level_label(claim.level))


def _condition(one: Condition) -> Reason:
    return Reason(one.verdict.value, _CONDITIONS[one.code](one))


def _language(one: Condition) -> Any:
    asked, has = _spoken(one.asked), _spoken(one.has)
    if one.verdict is Verdict.MATCHED:
        return _("Language: %(has)s, as asked for", has=has)
    if not one.has:
        return _("Language missing: %(asked)s", asked=asked)
    return _("Language: %(has)s, asked for: %(asked)s", has=has, asked=asked)


def _spoken(code: str) -> str:
    name, _colon, cefr = code.partition(":")
    level = _("native") if cefr == "NATIVE" else cefr
    return f"{language_label(name)} {level}".strip() if name else ""


def _degree(one: Condition) -> Any:
    asked = label(_DEGREES[int(one.asked) - 1])
    if one.verdict is Verdict.MATCHED:
        return _("Education: %(asked)s, as asked for", asked=asked)
    if not one.has:
        return _("Education asked for: %(asked)s; none is shown", asked=asked)
    has = label(_DEGREES[int(one.has) - 1])
    return _("Education asked for: %(asked)s; shown: %(has)s", asked=asked, has=has)


def _place(one: Condition) -> Any:
    if one.verdict is Verdict.MATCHED:
        return _("Place as wished: %(place)s", place=_places(one.has))
    values = {"place": _places(one.has), "wished": _places(one.asked)}
    return _("Place: %(place)s; wished: %(wished)s", **values)


def _places(codes: str) -> str:
    return ", ".join(
        _("remote work") if code == "remote" else place_name(code, language())
        for code in codes.split(", ")
    )


def _pay(one: Condition) -> Any:
    if one.verdict is Verdict.MATCHED:
        return _("Pay as wished: up to %(pay)s", pay=money(int(one.has)))
    values = {"pay": money(int(one.has)), "wished": money(int(one.asked))}
    return _("Pay: up to %(pay)s; wished: %(wished)s", **values)


def _hours(one: Condition) -> Any:
    if one.verdict is Verdict.MATCHED:
        return _("Hours a week as wished: %(hours)s", hours=one.has)
    return _("Hours a week: %(hours)s; wished: %(wished)s", hours=one.has, wished=one.asked)


def _start(one: Condition) -> Any:
    begins, can = (longdate(date.fromisoformat(day)) for day in (one.asked, one.has))
    if one.verdict is Verdict.MATCHED:
        return _("Can begin on time: %(day)s", day=begins)
    return _("The work begins on %(day)s; able to begin on %(can)s", day=begins, can=can)


_CONDITIONS: dict[str, Callable[[Condition], Any]] = {
    "language": _language,
    "degree": _degree,
    "place": _place,
    "pay": _pay,
    "hours": _hours,
    "start": _start,
}


def feature_names() -> dict[str, str]:
    """Return what each feature of the matcher is called."""
    return {
        "must": _("Required skills"),
        "nice": _("Skills that are an advantage"),
        "title": _("Kind of work"),
        "text": _("What the texts are about"),
        "experience": _("Experience in such work"),
        "education": _("Education"),
        "languages": _("Languages"),
        "place": _("Place"),
        "pay": _("Pay"),
        "dates": _("Start and hours"),
    }


def features(card: Mapping[str, Any] | None = None) -> list[tuple[str, str, float]]:
    """Return each feature of the matcher: its name, what it compares, the points it can add.

    Parameters
    ----------
    card
        The card of the model in use; None for the weights set by hand.
    """
    names, about = feature_names(), _about_features()
    learned = {one["feature"]: round(one["most"], 1) for one in card["shapes"]} if card else {}
    return [
        (names[one.name], about[one.name], learned.get(one.name, one.weight)) for one in FEATURES
    ]


def _about_features() -> dict[str, str]:
    return {
        "must": _(
            "How many of the required skills the profile shows. Skills that few kinds of work "
            "need weigh up to twice as much; general qualities, such as teamwork, weigh less."
        ),
        "nice": _("How many of the skills that are an advantage the profile shows."),
        "title": _("The role beside the profile’s headline, wishes and latest jobs."),
        "text": _("How near the two texts are in meaning, in whichever of the three languages."),
        "experience": _("Months in work like this, counted up to two years."),
        "education": _("The degree asked for, and how near the field of study is to the role."),
        "languages": _("How many of the languages asked for the profile shows, at their level."),
        "place": _("Whether the place is one the student wishes for, or the work is remote."),
        "pay": _("Whether the pay reaches what the student wishes for."),
        "dates": _("Whether the first day and the hours suit what the student wishes for."),
    }


def _parts(match: Match) -> tuple[Part, ...]:
    names = feature_names()
    return tuple(
        Part(names[one.feature], round(one.points, 1), round(one.most, 1), one.value is not None)
        for one in match.contributions
    )
