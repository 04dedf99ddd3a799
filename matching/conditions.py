"""Conditions beside the skills: demands of the opening, wishes of the person, said openly."""

from __future__ import annotations

from matching.features import degree_met, highest_degree, language_met
from matching.text import fold
from matching.types import Condition, LanguageDemand, Opening, Profile, Verdict


def conditions_of(opening: Opening, profile: Profile) -> tuple[Condition, ...]:
    """Return every condition that one side names and how the other meets it."""
    found = [_language(demand, profile) for demand in opening.languages]
    found += [
        condition
        for check in (_degree, _place, _pay, _hours, _start)
        if (condition := check(opening, profile)) is not None
    ]
    return tuple(found)


def verdict_of(degree: float) -> Verdict:
    """Return a share met as a verdict."""
    if degree >= 1:
        return Verdict.MATCHED
    return Verdict.PARTLY if degree > 0 else Verdict.MISSING


def _language(demand: LanguageDemand, profile: Profile) -> Condition:
    """Return how a demanded language is met."""
    claim = next((one for one in profile.languages if one.code == demand.code), None)
    asked = f"{demand.code}:{demand.cefr.name}" if demand.cefr else demand.code
    if claim is None:
        return Condition("language", Verdict.MISSING, demand.must, asked)
    has = f"{claim.code}:{claim.cefr.name}" if claim.cefr else claim.code
    met = language_met(demand.cefr, claim.cefr)
    return Condition("language", verdict_of(met), demand.must, asked, has)


def _degree(opening: Opening, profile: Profile) -> Condition | None:
    """Return how the demanded degree is met; a degree still being studied for counts."""
    if opening.degree is None:
        return None
    has = highest_degree(profile)
    verdict = verdict_of(degree_met(opening.degree, has))
    return Condition("degree", verdict, True, str(int(opening.degree)), str(int(has or 0) or ""))


def _place(opening: Opening, profile: Profile) -> Condition | None:
    """Return how a role's place meets the wished ones."""
    wishes = profile.wishes
    if not (wishes.places or wishes.remote) or not (opening.place or opening.remote):
        return None
    if opening.remote and wishes.remote:
        return Condition("place", Verdict.MATCHED, False, "remote", "remote")
    near = fold(opening.place) in {fold(place) for place in wishes.places}
    verdict = Verdict.MATCHED if near else Verdict.MISSING
    wished = ", ".join(wishes.places) or "remote"
    return Condition("place", verdict, False, wished, opening.place or "remote")


def _pay(opening: Opening, profile: Profile) -> Condition | None:
    """Return how a role's pay meets the wished one."""
    offered = opening.pay_max or opening.pay_min
    wished = profile.wishes.pay
    if not wished or not offered:
        return None
    verdict = Verdict.MATCHED if offered >= wished else Verdict.MISSING
    return Condition("pay", verdict, False, str(wished), str(offered))


def _hours(opening: Opening, profile: Profile) -> Condition | None:
    """Return how a role's weekly hours meet the wished ones, which are a most."""
    wished = profile.wishes.hours
    if not wished or not opening.hours:
        return None
    verdict = Verdict.MATCHED if opening.hours <= wished else Verdict.MISSING
    return Condition("hours", verdict, False, str(wished), str(opening.hours))


def _start(opening: Opening, profile: Profile) -> Condition | None:
    """Return whether a person can begin when the role does."""
    wished = profile.wishes.start
    if wished is None or opening.start is None:
        return None
    verdict = Verdict.MATCHED if wished <= opening.start else Verdict.MISSING
    return Condition("start", verdict, True, opening.start.isoformat(), wished.isoformat())
