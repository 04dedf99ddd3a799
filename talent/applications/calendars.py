"""An interview as a file that a calendar takes in."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from flask_babel import gettext as _
from icalendar import Calendar, Event

from models import Application, Interview, now


def calendar_file(application: Application, interview: Interview, url: str) -> bytes:
    """Return an iCalendar file; a later one with the same id takes the earlier's place."""
    event = Event()
    event.add("uid", f"interview-{interview.id}@talent.alatau")
    event.add("dtstamp", now())
    event.add("dtstart", interview.starts_at)
    event.add("dtend", interview.starts_at + timedelta(minutes=interview.minutes))
    event.add("summary", _("Interview: %(role)s", role=application.posting.title))
    event.add("location", interview.place)
    event.add("description", f"{interview.note}\n\n{url}".strip())
    event.add("url", url)
    event.add("status", "CANCELLED" if interview.cancelled_at else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Talent//Alatau City//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return cast(bytes, calendar.to_ical())
