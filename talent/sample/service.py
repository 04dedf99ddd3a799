"""Loading the sample: everything in one unit of work, or nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import FilePurpose, Placement, Posting, StoredFile, User
from talent.errors import N_, ConflictError
from talent.files import store
from talent.sample import organisations, people, projects, roles, students
from talent.sample.content import DATA
from talent.sample.draw import Draw
from talent.sample.names import Names
from talent.sample.people import SignIn
from talent.sample.stories import Stories, give_evidence


def is_loaded(session: Session) -> bool:
    """Whether any sample person is here."""
    return session.scalar(select(User.id).where(User.is_sample).limit(1)) is not None


def is_empty(session: Session) -> bool:
    """Whether nobody has an account yet."""
    return session.scalar(select(func.count()).select_from(User)) == 0


def load(session: Session, instance: Path, seed: int = 1) -> list[SignIn]:
    """Add the sample and return the sign-ins; the same seed gives the same city on a day.

    Raises
    ------
    ConflictError
        If a sample is there already.
    """
    if is_loaded(session):
        raise ConflictError(N_("The sample data is loaded already."))
    draw = Draw(seed)
    names = Names(draw)
    portfolio = projects.make_projects()
    employers = organisations.make_employers(draw, names, portfolio)
    everybody = students.make_students(draw, names)
    office = people.make_office(names)
    session.add_all([*portfolio, *(e.organisation for e in employers), *office])
    session.add_all(person.student for person in everybody)
    session.flush()
    doors = people.open_doors(office, employers, everybody)
    _approve(employers, office[0].id)
    posted = roles.make_roles(draw, employers)
    session.add_all(posted)
    session.flush()
    _live(session, instance, draw, posted, everybody, employers, office[0].id)
    return doors


def _approve(employers: list[organisations.Employer], staff_id: int) -> None:
    for employer in employers:
        if employer.organisation.decided_at:
            employer.organisation.decided_by_id = staff_id


def _live(
    session: Session,
    instance: Path,
    draw: Draw,
    posted: list[Posting],
    everybody: list[students.Person],
    employers: list[organisations.Employer],
    staff_id: int,
) -> None:
    by_organisation = {id(employer.organisation): employer for employer in employers}
    stories = Stories(draw, everybody, by_organisation, staff_id)
    stories.hired.update(id(person) for person in people.chosen(everybody))
    stories.tell(posted)
    people.enliven(draw, stories, posted, everybody)
    people.fill_pipelines(draw, stories, posted, employers)
    files = [_evidence(session, instance, placement) for placement in stories.placements]
    give_evidence(stories.placements, files)
    session.add_all([*stories.applications, *stories.placements])
    session.flush()


def _evidence(session: Session, instance: Path, placement: Placement) -> StoredFile:
    data = (DATA / "evidence.pdf").read_bytes()
    owner, name = placement.recorded_by_id, f"{placement.evidence_reference}.pdf"
    return store(session, instance / "files", owner, FilePurpose.HIRE_EVIDENCE, name, data)


def counts(session: Session) -> Counter[str]:
    """Return how many sample rows each marked table has."""
    from models import Organisation, Project, Student

    marked = (Project, Organisation, Posting, Student, Placement)
    return Counter(
        {
            kind.__tablename__: session.scalar(
                select(func.count()).select_from(kind).where(kind.is_sample)
            )
            or 0
            for kind in marked
        }
    )
