"""Removing the sample takes every invented row and file, and nothing that is real."""

import pytest
from sqlalchemy import func, select

from models import (
    Application,
    Base,
    Organisation,
    Placement,
    Posting,
    PostingStatus,
    Project,
    Stage,
    Student,
    User,
)

pytestmark = pytest.mark.both_databases


def run(app, session, *args):
    session.commit()
    result = app.test_cli_runner().invoke(args=["talent", "sample", *args])
    assert result.exit_code == 0, result.output
    session.expire_all()
    return result.output


def marked(session):
    kinds = [m.class_ for m in Base.registry.mappers if hasattr(m.class_, "is_sample")]
    return sum(
        session.scalar(select(func.count()).select_from(kind).where(kind.is_sample))
        for kind in kinds
    )


def files_in(app):
    folder = app.extensions["talent"].instance / "files"
    return [path for path in folder.rglob("*") if path.is_file()]


def test_it_leaves_no_invented_row_and_no_file(app, session):
    run(app, session, "load")
    assert files_in(app)
    run(app, session, "remove")
    assert marked(session) == 0
    assert files_in(app) == []
    assert session.scalar(select(func.count()).select_from(Project)) == 2
    assert "no sample data" in run(app, session, "people")


def test_it_keeps_real_people_with_their_own(app, session, make):
    run(app, session, "load")
    student, posting = make.student(), make.posting(status=PostingStatus.PUBLISHED)
    invented_role = session.scalar(
        select(Posting).where(Posting.is_sample, Posting.status == PostingStatus.PUBLISHED)
    )
    invented_student = session.scalar(select(Student).where(Student.is_sample))
    session.add(Application(student_id=student.id, posting_id=invented_role.id))
    session.add(Application(student_id=invented_student.id, posting_id=posting.id))
    session.add(Application(student_id=student.id, posting_id=posting.id))
    run(app, session, "remove")
    left = session.execute(select(Application.student_id, Application.posting_id)).all()
    assert left == [(student.id, posting.id)]
    assert session.get(Organisation, posting.organisation_id)


def test_a_real_role_under_an_invented_project_becomes_a_draft(app, session, make):
    run(app, session, "load")
    project = session.scalar(select(Project).where(Project.is_sample))
    posting = make.posting(project=project, status=PostingStatus.PUBLISHED)
    run(app, session, "remove")
    kept = session.get(Posting, posting.id)
    assert (kept.project_id, kept.status) == (None, PostingStatus.DRAFT)


def test_a_real_hire_keeps_the_project_it_counts_for(app, session, make):
    run(app, session, "load")
    project = session.scalar(select(Project).where(Project.is_sample))
    placement = make.placement(
        make.application(posting=make.posting(project=project), stage=Stage.HIRED)
    )
    output = run(app, session, "remove")
    assert session.get(Placement, placement.id).project_id == project.id
    assert "1 kept" in output


def test_an_invented_decider_stays_without_a_way_in(app, session, make):
    run(app, session, "load")
    staff = session.scalar(select(User).where(User.email.like("staff-kk@%")))
    posting = make.posting(created_by_id=staff.id)
    run(app, session, "remove")
    kept = session.get(User, staff.id)
    assert session.get(Posting, posting.id).created_by_id == staff.id
    assert kept.is_active is False
