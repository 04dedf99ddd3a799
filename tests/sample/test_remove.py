"""Removing the sample takes every invented row and file, and nothing that is real."""

import pytest
from sqlalchemy import func, select

from models import (
    Application,
    Base,
    Placement,
    Posting,
    PostingStatus,
    Project,
    Stage,
    Student,
    User,
)


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


@pytest.mark.both_databases
def test_it_keeps_what_real_people_did_among_the_invented(app, session, make):
    run(app, session, "load")
    invented = {
        "role": session.scalar(select(Posting).where(Posting.is_sample)),
        "student": session.scalar(select(Student).where(Student.is_sample)),
        "project": session.scalar(select(Project).where(Project.is_sample).limit(1)),
        "other": session.scalar(select(Project).where(Project.is_sample).offset(1).limit(1)),
        "staff": session.scalar(select(User).where(User.email.like("staff-kk@%"))),
    }
    student, posting = make.student(), make.posting(created_by_id=invented["staff"].id)
    make.application(student, invented["role"])
    make.application(invented["student"], posting)
    make.application(student, posting)
    drafted = make.posting(project=invented["other"])
    hired_for = make.posting(project=invented["project"])
    hire = make.placement(make.application(posting=hired_for, stage=Stage.HIRED))
    output = run(app, session, "remove")

    kept = select(Application.student_id).where(Application.posting_id == posting.id)
    assert session.scalars(kept).all() == [student.id]
    assert session.get(User, invented["staff"].id).is_active is False
    freed = session.get(Posting, drafted.id)
    assert (freed.project_id, freed.status) == (None, PostingStatus.DRAFT)
    assert session.get(Placement, hire.id).project_id == invented["project"].id
    assert "2 kept" in output
