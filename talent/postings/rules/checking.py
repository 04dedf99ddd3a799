"""A role against the rules: what is missing, what is illegal, what deserves a second look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models import Contract
from talent.errors import N_
from talent.postings.rules.configuration import Value, load
from talent.postings.rules.notices import Notice, Terms
from talent.postings.rules.wording import discriminatory

FULL_TIME = 40

_GROUNDS = {
    "sex": N_("“%(words)s” chooses people by sex. Say what the work needs instead."),
    "age": N_("“%(words)s” chooses people by age. Name the experience the work needs instead."),
    "residence": N_(
        "“%(words)s” chooses people by where they live or are registered. Leave it out."
    ),
    "nationality": N_("“%(words)s” chooses people by nationality or origin. Leave it out."),
    "family": N_("“%(words)s” chooses people by family or children. Leave it out."),
    "appearance": N_("“%(words)s” chooses people by their looks. Leave it out."),
    "religion": N_("“%(words)s” chooses people by religion. Leave it out."),
    "health": N_("“%(words)s” shuts out people with disabilities. Name the tasks instead."),
    "native_speaker": N_(
        "“%(words)s” chooses people by their mother tongue. Ask for a language level instead."
    ),
}


def check(terms: Terms, day: date) -> list[Notice]:
    """Return everything there is to say about a role on a day, what blocks first."""
    said = [*missing(terms), *notices(terms, day)]
    return sorted(said, key=lambda notice: not notice.blocks)


def missing(terms: Terms) -> Iterator[Notice]:
    """Yield what a role must say before it can be submitted."""
    needed = (
        ("title", terms.title, N_("Give the role a name.")),
        ("project_id", terms.project_id, N_("Choose the project the role belongs to.")),
        ("text", terms.text, N_("Describe the role: paste or write the text of the vacancy.")),
        (
            "pay_min",
            terms.pay_min or terms.pay_max,
            N_("Say the pay. A role without pay cannot be published."),
        ),
        ("place", terms.place, N_("Say where the work is.")),
        ("hours", terms.hours, N_("Say how many hours a week the work takes.")),
        ("contract", terms.contract, N_("Choose the kind of contract.")),
        ("deadline", terms.deadline, N_("Say until when people may apply.")),
        (
            "skill_query",
            terms.skills,
            N_("Name at least one skill, so that the role can be matched with graduates."),
        ),
    )
    for field, value, message in needed:
        if not value:
            yield Notice(f"missing_{field}", field, message, blocks=True)


def notices(terms: Terms, day: date) -> Iterator[Notice]:
    """Yield what a role says that it should not, or not so."""
    yield from _pay(terms, day)
    yield from _hours(terms, day)
    yield from _contract(terms, day)
    yield from _probation(terms, day)
    if terms.deadline and terms.deadline < day:
        message = N_("This day has passed. Choose a later one.")
        yield Notice("deadline_past", "deadline", message, blocks=True)
    yield from _wording(terms, day)


def _broken(code: str, field: str, message: str, rule: Value, **values: object) -> Notice:
    values |= {"limit": rule.amount, "year": rule.valid_from.year}
    return Notice(code, field, message, rule.blocks, values, rule.source)


def _pay(terms: Terms, day: date) -> Iterator[Notice]:
    least, most = terms.pay_min, terms.pay_max
    if least and most and most < least:
        message = N_("The upper end of the pay is below the lower one.")
        yield Notice("pay_reversed", "pay_max", message, blocks=True)
    rule, offered = load().value("minimum_wage", day), least or most
    if rule and offered:
        share = min(terms.hours or FULL_TIME, FULL_TIME) / FULL_TIME
        lawful = round(rule.amount * share)
        if offered < lawful:
            message = N_(
                "The pay is under the minimum wage of %(year)s: %(lawful)s ₸ for these hours."
            )
            field = "pay_min" if least else "pay_max"
            yield _broken("under_minimum_wage", field, message, rule, lawful=_grouped(lawful))


def _grouped(amount: int) -> str:
    return f"{amount:,}".replace(",", "\u00a0")


def _hours(terms: Terms, day: date) -> Iterator[Notice]:
    rule = load().value("hours", day)
    if rule and terms.hours and terms.hours > rule.amount:
        message = N_("The law allows at most %(limit)s hours a week.")
        yield _broken("too_many_hours", "hours", message, rule)


def _contract(terms: Terms, day: date) -> Iterator[Notice]:
    if terms.contract is not Contract.FIXED_TERM:
        return
    rule = load().value("fixed_term", day)
    if terms.contract_months is None:
        message = N_("Say how many months the fixed-term contract lasts.")
        yield Notice("missing_term", "contract_months", message, blocks=True)
    elif rule and terms.contract_months < rule.amount:
        message = N_(
            "A fixed-term contract lasts at least %(limit)s months; only small businesses may "
            "agree on less."
        )
        yield _broken("short_term", "contract_months", message, rule)


def _probation(terms: Terms, day: date) -> Iterator[Notice]:
    heads = any(pattern.search(terms.title) for pattern in load().heads)
    rule = load().value("probation_of_heads" if heads else "probation", day)
    if rule and terms.probation_months and terms.probation_months > rule.amount:
        message = N_("Probation for this role may last at most %(limit)s months.")
        yield _broken("long_probation", "probation_months", message, rule)


def _wording(terms: Terms, day: date) -> Iterator[Notice]:
    for field, text in (("title", terms.title), ("text", terms.text)):
        for found in discriminatory(text, day):
            yield Notice(
                f"wording_{found.ground}",
                field,
                _GROUNDS[found.ground],
                blocks=True,
                values={"words": " ".join(found.words.split())},
                source=found.source,
                start=found.start,
                end=found.end,
            )
    for code, reason in terms.languages:
        if not reason:
            message = N_("Say what each language is needed for at work, or leave the language out.")
            yield Notice("language_without_reason", f"language:{code}", message, blocks=True)
            return
