"""The numbers towards 30,000 from one place, on both databases."""

from datetime import UTC, date, datetime

import pytest

from models import PlacementStatus, PostingStatus, Sector, Stage
from talent.reports import service
from talent.reports.service import Scope, Tally

Q1, Q2 = date(2026, 1, 1), date(2026, 4, 1)
pytestmark = pytest.mark.both_databases


def hire(make, project, status=PlacementStatus.RECORDED, start=Q2, student=None):
    posting = make.posting(project=project, seats=3, published_at=datetime(2026, 2, 1, tzinfo=UTC))
    application = make.application(student, posting, stage=Stage.HIRED)
    return make.placement(application, status=status, start=start)


def test_it_counts_planned_posted_filled_and_verified(make, session):
    project = make.project({Q1: 10, Q2: 20})
    hire(make, project)
    hire(make, project, PlacementStatus.VERIFIED)
    hire(make, project, PlacementStatus.REFUSED)
    line = service.tallies(session, "project")[project.id]
    assert line == Tally(planned=30, posted=9, filled=2, awaiting=1, verified=1)


def test_it_counts_no_role_that_was_never_published(make, session):
    project = make.project()
    for status in (PostingStatus.DRAFT, PostingStatus.SUBMITTED, PostingStatus.DECLINED):
        make.posting(project=project, status=status, published_at=None)
    make.posting(project=project, status=PostingStatus.CLOSED, seats=4)
    assert service.total(service.tallies(session, "sector").values()).posted == 4


def test_it_counts_a_person_once_however_many_verified_hires_they_have(make, session):
    student = make.student()
    first = make.project(sector=Sector.AGRO)
    second = make.project(sector=Sector.LOGISTICS)
    hire(make, first, PlacementStatus.VERIFIED, student=student)
    hire(make, second, PlacementStatus.VERIFIED, student=student)
    lines = service.tallies(session, "sector")
    assert (lines[Sector.AGRO].verified, lines[Sector.LOGISTICS].verified) == (1, 0)
    assert service.total(lines.values()).filled == 2


def test_a_person_counts_again_where_the_first_hire_is_refused(make, session):
    student = make.student()
    hire(make, make.project(), PlacementStatus.REFUSED, student=student)
    hire(make, make.project(), PlacementStatus.VERIFIED, student=student)
    assert service.total(service.tallies(session, "project").values()).verified == 1


def test_every_way_to_split_the_numbers_adds_up_to_the_same(make, session):
    for sector in (*Sector, None):
        project = make.project({Q1: 7, Q2: 5}, sector=sector)
        hire(make, project, start=Q1)
        hire(make, project, PlacementStatus.VERIFIED)
    sums = {
        service.total(service.tallies(session, by).values())
        for by in ("project", "sector", "quarter")
    }
    assert sums == {Tally(planned=72, posted=36, filled=12, awaiting=6, verified=6)}


def test_a_quarter_begins_at_midnight_in_almaty(make, session):
    # 1 April in Almaty has begun five hours before it does in UTC.
    make.posting(published_at=datetime(2026, 3, 31, 20, tzinfo=UTC), seats=2)
    make.posting(published_at=datetime(2026, 3, 31, 18, tzinfo=UTC), seats=5)
    lines = service.tallies(session, "quarter")
    assert (lines[Q1].posted, lines[Q2].posted) == (5, 2)
    assert service.tallies(session, "quarter", Scope(quarter=Q2)) == {Q2: Tally(posted=2)}


def test_it_counts_only_what_is_asked_for(make, session):
    wanted = make.project({Q1: 3, Q2: 4}, sector=Sector.CREATIVE)
    hire(make, wanted, PlacementStatus.VERIFIED)
    hire(make, make.project({Q1: 50}), PlacementStatus.VERIFIED)
    by_sector = service.tallies(session, "project", Scope(sector=Sector.CREATIVE))
    assert by_sector == {wanted.id: Tally(planned=7, posted=3, filled=1, verified=1)}
    by_quarter = service.tallies(session, "project", Scope(project=wanted.id, quarter=Q2))
    assert by_quarter == {wanted.id: Tally(planned=4, filled=1, verified=1)}


def test_it_says_how_much_is_invented(make, session):
    make.project({Q1: 3}, is_sample=True)
    make.project({Q1: 4})
    assert service.total(service.tallies(session, "sector").values()).invented == 3
