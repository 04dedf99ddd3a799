"""Who a student is at a glance, and what they want."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from models import RoleKind, Student, Wish
from talent.audit import record
from talent.errors import N_, InvalidError
from talent.students import phones, rows

MOST_TITLES = 5
MOST_PLACES = 10
MOST_HOURS = 40


def change_about(
    session: Session, student: Student, *, headline: str, about: str, place: str, phone: str
) -> None:
    """Change what stands on top of the profile.

    Raises
    ------
    InvalidError
        If the phone number cannot be called.
    """
    student.phone = phones.stored(phone)
    student.headline, student.about, student.place = headline, about, place
    rows.touch(student)
    record(session, student.user_id, "profile.changed", student)


def change_wish(  # noqa: PLR0913 - a form's values by name
    session: Session,
    student: Student,
    *,
    kinds: Sequence[RoleKind],
    titles: Sequence[str],
    places: Sequence[str],
    remote: bool,
    start: date | None,
    hours: int | None,
    pay: int | None,
) -> None:
    """Change what the student wants; empty means no wish.

    Raises
    ------
    InvalidError
        If there are too many titles or places, or hours or pay are out of reason.
    """
    _check_wish(titles, places, hours, pay)
    wish = student.wish or Wish()
    wish.kinds = [kind.value for kind in kinds]
    wish.titles, wish.places, wish.remote = list(titles), list(places), remote
    wish.start, wish.hours, wish.pay = start, hours, pay
    student.wish = wish
    rows.touch(student)
    record(session, student.user_id, "wish.changed", wish)


def _check_wish(
    titles: Sequence[str], places: Sequence[str], hours: int | None, pay: int | None
) -> None:
    if len(titles) > MOST_TITLES:
        raise InvalidError(
            N_("Name up to %(most)s titles, one a line."), field="titles", most=MOST_TITLES
        )
    if any(len(title) > 200 for title in titles):
        raise InvalidError(N_("Keep a title under 200 characters."), field="titles")
    if len(places) > MOST_PLACES:
        raise InvalidError(N_("Choose up to %(most)s places."), field="places", most=MOST_PLACES)
    if hours is not None and not 1 <= hours <= MOST_HOURS:
        raise InvalidError(
            N_("Enter hours a week from 1 to %(most)s."), field="hours", most=MOST_HOURS
        )
    if pay is not None and not 0 < pay <= 100_000_000:
        raise InvalidError(N_("Enter the pay in tenge a month, such as 350 000."), field="pay")
