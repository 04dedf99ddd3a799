"""What an application's page says: its steps as a timeline, and what comes next for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import pgettext as _p

from models import Application, Interview, Offer, Role, Stage, now, today
from talent.access import may_move
from talent.applications.pipelines import Row
from talent.labels import label
from talent.locale import longdate, moment, money
from talent.matches.words import MatchWords, words_of


@dataclass(frozen=True)
class Step:
    """One line of the timeline, for ``components/steps.html``."""

    label: str
    state: str
    at: datetime
    text: str = ""


@dataclass(frozen=True)
class Next:
    """What comes next: a sentence, and whose turn it is (``you``, ``them``, ``nobody``)."""

    text: str
    turn: str


TONES = {
    Stage.NEW: "neutral",
    Stage.SHORTLISTED: "info",
    Stage.INTERVIEW: "info",
    Stage.OFFERED: "warning",
    Stage.ACCEPTED: "good",
    Stage.HIRED: "good",
}


def iso_moment(text: str) -> str:
    """Return a moment that a message keeps as text, as people write it."""
    return moment(datetime.fromisoformat(text))


def iso_date(text: str) -> str:
    """Return a day that a message keeps as text, as people write it."""
    return longdate(datetime.fromisoformat(text).date())


def tone(stage: Stage) -> str:
    """Return the tone of a stage's tag."""
    return TONES.get(stage, "neutral")


def upcoming(application: Application) -> Interview | None:
    """Return the next interview that is not called off."""
    ahead = [one for one in application.interviews if not one.cancelled_at]
    return next((one for one in ahead if one.starts_at > now()), None)


def was_interviewed(application: Application) -> bool:
    """Whether an interview has taken place."""
    held = [one for one in application.interviews if not one.cancelled_at]
    return any(one.starts_at <= now() for one in held)


def open_offer(application: Application) -> Offer | None:
    """Return the offer that waits for an answer."""
    waiting = [one for one in application.offers if not (one.answered_at or one.withdrawn_at)]
    return waiting[-1] if waiting and application.stage is Stage.OFFERED else None


def next_for_student(application: Application, stage: Stage) -> Next:
    """Return what comes next, as the student reads it who sees it at ``stage``."""
    meeting, offer = upcoming(application), open_offer(application)
    if offer is not None:
        if offer.answer_by < today():
            return Next(_("The time to answer the offer is over. Write to the employer."), "you")
        return Next(_("Answer the offer by %(day)s", day=longdate(offer.answer_by)), "you")
    if stage is Stage.INTERVIEW and meeting is not None:
        return Next(_("Interview on %(when)s", when=moment(meeting.starts_at)), "you")
    if stage is Stage.INTERVIEW and was_interviewed(application):
        return Next(_("The interview is over. The employer decides what comes next."), "them")
    return Next(str(_student_sentences()[stage]), _turn(stage))


def _student_sentences() -> dict[Stage, Any]:
    return {
        Stage.NEW: _("The employer looks at your application."),
        Stage.SHORTLISTED: _("You are on the shortlist. The employer knows your name now."),
        Stage.INTERVIEW: _("The employer will name a time for the interview."),
        Stage.OFFERED: _("The employer has made you an offer."),
        Stage.ACCEPTED: _("You have accepted. The employer records the hire when you begin."),
        Stage.HIRED: _("You are hired."),
        Stage.NOT_PROGRESSING: _("The employer goes on with others."),
        Stage.WITHDRAWN: _("You withdrew this application."),
        Stage.DECLINED: _("You declined the offer."),
    }


def next_for_employer(application: Application) -> Next:
    """Return what comes next, as the employer reads it."""
    meeting, offer = upcoming(application), open_offer(application)
    if offer is not None:
        return Next(_("Waits for an answer until %(day)s", day=longdate(offer.answer_by)), "them")
    if application.stage is Stage.INTERVIEW and meeting is not None:
        return Next(_("Interview on %(when)s", when=moment(meeting.starts_at)), "you")
    if application.stage is Stage.INTERVIEW and was_interviewed(application):
        return Next(_("The interview is over. Make an offer, or end it here."), "you")
    turn = "nobody" if _turn(application.stage) == "nobody" else "you"
    return Next(str(_employer_sentences()[application.stage]), turn)


def _employer_sentences() -> dict[Stage, Any]:
    return {
        Stage.NEW: _("Shortlist the graduate to see the name, or end it here."),
        Stage.SHORTLISTED: _("Invite to an interview, or make an offer."),
        Stage.INTERVIEW: _("Name a time for the interview, or make an offer."),
        Stage.OFFERED: _("An offer is open."),
        Stage.ACCEPTED: _("The offer is accepted. Record the hire once the work begins."),
        Stage.HIRED: _("The hire is recorded."),
        Stage.NOT_PROGRESSING: _("Ended by you."),
        Stage.WITHDRAWN: _("The graduate withdrew."),
        Stage.DECLINED: _("The graduate declined the offer."),
    }


def _turn(stage: Stage) -> str:
    ended = {Stage.HIRED, Stage.NOT_PROGRESSING, Stage.WITHDRAWN, Stage.DECLINED}
    return "nobody" if stage in ended else "them"


def timeline(application: Application, *, hide_rejection: bool = False) -> list[Step]:
    """Return every step of an application in the order of time, the same for both sides."""
    steps = [
        Step(str(_step_label(change.to_stage)), _state(change.to_stage), change.at, change.note)
        for change in application.changes
        if change.undone_at is None
        and not (hide_rejection and change.to_stage is Stage.NOT_PROGRESSING)
    ]
    steps += [_interview_step(one) for one in application.interviews]
    steps += [_offer_step(one) for one in application.offers]
    return sorted(steps, key=lambda step: step.at)


def _step_label(stage: Stage) -> Any:
    return _p("step", "Application sent") if stage is Stage.NEW else label(stage)


def _state(stage: Stage) -> str:
    ended = {Stage.NOT_PROGRESSING, Stage.WITHDRAWN, Stage.DECLINED}
    return "stopped" if stage in ended else "done"


def _interview_step(one: Interview) -> Step:
    when = moment(one.starts_at)
    if one.cancelled_at:
        text = _("The interview of %(when)s was called off.", when=when)
        return Step(_("Interview called off"), "stopped", one.cancelled_at, text)
    text = _(
        "%(when)s, %(minutes)s minutes. %(place)s", when=when, minutes=one.minutes, place=one.place
    )
    return Step(_("Interview time set"), "done", one.created_at, text)


def _offer_step(one: Offer) -> Step:
    pay, start = money(one.pay), longdate(one.start)
    text = _("%(pay)s a month before tax, from %(start)s", pay=pay, start=start)
    if one.withdrawn_at:
        return Step(_("Offer withdrawn"), "stopped", one.withdrawn_at, text)
    return Step(_("Terms of the offer"), "done", one.created_at, text)


def may_withdraw(seen: Stage) -> bool:
    """Whether a student may withdraw an application, by the stage they see."""
    return seen is not Stage.NOT_PROGRESSING and may_move(Role.STUDENT, seen, Stage.WITHDRAWN)


@dataclass(frozen=True)
class RowWords:
    """A row of the pipeline in words; ``match`` is None where the profile is off."""

    match: MatchWords | None
    next: Next


def row_words(row: Row) -> RowWords:
    """Return a row of the pipeline in the reader's language."""
    match = words_of(row.match) if row.match else None
    return RowWords(match, next_for_employer(row.application))
