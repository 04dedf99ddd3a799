"""The jobs in a CV: title, organisation, dates, each from words that stand there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matching.extraction.dates import Span, closing_date, lone_date, span_in
from matching.extraction.lines import Line
from matching.extraction.titles import names_a_job, names_an_organisation

LONGEST_NAME = 14
LONGEST_LINE = 300
LONGEST_ORGANISATION = 5


@dataclass(frozen=True, slots=True)
class CvExperience:
    """A job as the CV tells it; ``end`` is None while it lasts or where it is not said."""

    title: str
    organisation: str
    start: date | None
    end: date | None
    current: bool
    text: str
    line: int
    words: str


_PARTS = re.compile(r"\s{2,}|\t+|\s+[-–—|]{1,2}\s+|\s*[|•]\s*|,\s+|\s+(?:at|@)\s+|\.\s+(?=[«\"“])")
_TRIM = " \t,;:.-–—|•*()[]▪●/"
_BRACKETS = re.compile(r"\([^()]*\)|[\w./:-]*\b(?:https?://|www\.)\S+")
_DURATION = re.compile(
    r"\(?\d+\s*(?:years?|yrs?|лет|года?|жыл)?(?:\s*\d+)?\s*(?:months?|mos?|мес\w*|ай)\)?",
    re.IGNORECASE,
)


def jobs_in(lines: Sequence[Line]) -> list[CvExperience]:
    """Return the jobs of a CV, in its order.

    A job begins where a line states a span of time; its name is on that line, or else on
    one of the short lines beside it. What cannot be told is left empty.
    """
    own = [line for line in lines if line.section == "experience"]
    jobs = _jobs(own)
    if jobs:
        return jobs
    # No heading that we know: then only what is clearly a job counts.
    others = [line for line in lines if line.section != "education"]
    return [job for job in _jobs(others) if job.title]


def _jobs(own: Sequence[Line]) -> list[CvExperience]:
    """Return the jobs that some lines tell of."""
    starts = [
        (place, span) for place, line in enumerate(own) if (span := _begins(line.words)) is not None
    ]
    jobs = []
    last_used = -1
    for order, (place, span) in enumerate(starts):
        stop = starts[order + 1][0] if order + 1 < len(starts) else len(own)
        job, last_used = _job(own, place, stop, span, last_used)
        if job:
            jobs.append(job)
    return jobs


def _begins(words: str) -> Span | None:
    """Return the span with which a job begins on this line."""
    if len(words) > LONGEST_LINE or len(words.split()) > LONGEST_NAME + 8:
        return None
    return span_in(words) or _single(words)


def _single(words: str) -> Span | None:
    """Return the only date of a short line: before a colon, or after the name of a job."""
    if ":" in words[:20]:
        return lone_date(words)
    if names_a_job(words) and len(words.split()) <= LONGEST_NAME:
        return closing_date(words)
    return None


def _job(
    own: Sequence[Line], place: int, stop: int, span: Span, last_used: int
) -> tuple[CvExperience | None, int]:
    """Return the job whose dates stand on a line, and the last line that it used."""
    line = own[place]
    rest = f"{line.words[: span.first]}  {line.words[span.last :]}"
    named, used = [rest], place
    title, organisation = name_parts(named)
    for step in (place + 1, place + 2, place - 1, place - 2):
        inside = last_used < step < stop and (step < place or step == used + 1)
        if (title and organisation) or not inside or not _is_name(own[step].words):
            continue
        if title and not names_an_organisation(own[step].words) and not _follows(own[step].words):
            continue
        named.append(own[step].words)
        used = max(used, step)
        title, organisation = name_parts(named)
    if not title and not organisation:
        return None, last_used
    text = "\n".join(one.words for one in own[used + 1 : stop])
    job = CvExperience(
        title, organisation, span.start, span.end, span.current, text, line.number, line.words
    )
    return job, used


def _is_name(words: str) -> bool:
    """Whether a line is short enough to be a name rather than a description."""
    short = len(words) <= LONGEST_LINE and len(words.split()) <= LONGEST_NAME
    return short and not words.rstrip().endswith((".", ";", ":"))


def _follows(words: str) -> bool:
    """Whether a line is marked as the organisation by a dash before it."""
    return bool(re.match(r"[-–—]{1,2}\s*\S", words))


def name_parts(named: Sequence[str]) -> tuple[str, str]:
    """Return the title and the organisation among some lines; empty where they are not there."""
    parts: list[str] = []
    for words in named:
        bare = _DURATION.sub(" ", _BRACKETS.sub("  ", words))
        parts += [part for one in _PARTS.split(bare) if _wordy(part := _bare(one))]
    title = next((part for part in parts if names_a_job(part)), "")
    others = [part for part in parts if part != title]
    organisation = next((part for part in others if names_an_organisation(part)), "")
    if title and not organisation:
        organisation = next((part for part in others if _could_be_named(part)), "")
    return title, organisation


def _bare(part: str) -> str:
    """Return a part without signs and years at its ends."""
    return re.sub(r"[\s,]*(?<!\d)(?:19|20)\d\d$", "", part.strip(_TRIM)).strip(_TRIM)


def _could_be_named(part: str) -> bool:
    """Whether a part without a mark of its kind could still be an organisation's name."""
    return len(part.split()) <= LONGEST_ORGANISATION and part[0].isupper()


def _wordy(part: str) -> bool:
    """Whether a part has letters enough to name something."""
    return sum(letter.isalpha() for letter in part) > 1
