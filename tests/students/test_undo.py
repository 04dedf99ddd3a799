"""Bringing back what was removed: by its owner, in time, once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models import Education, FilePurpose, Removed, StoredFile, Work, now
from talent.files import path_of, store
from talent.undo import purge
from tests.support.visitor import text_of, undo_address


@pytest.fixture
def address(me, only):
    """Return where a removal just made is undone."""
    row = only(Education)
    page = me.post(f"/profile/education/{row.id}/remove", follow_redirects=True)
    return undo_address(page)


@pytest.mark.both_databases
def test_it_leads_back_to_where_it_was_removed(me, address):
    assert me.post(address).location == "/profile/education"


def test_it_leads_nowhere_else(me, address):
    elsewhere = address.split("?")[0] + "?back=//evil.example"
    assert me.post(elsewhere).location == "/profile"


def test_a_second_press_finds_nothing_more_to_bring_back(me, address, all_of):
    me.post(address)
    assert me.post(address).status_code == 404
    assert len(all_of(Education)) == 1


def test_nobody_else_can_bring_it_back(make, visitor, address, all_of):
    other = make.user()
    make.student(user=other).education = []
    assert visitor(other).post(address).status_code == 404


def test_after_its_minutes_it_is_too_late(me, address, only, all_of):
    only(Removed).created_at = now() - timedelta(minutes=11)
    answer = me.post(address)
    assert answer.status_code == 410
    assert "too late" in text_of(answer)
    assert all_of(Education) == []


def test_what_cannot_come_back_is_forgotten_with_its_file(session, student, user, me, tmp_path):
    kept, gone = (
        store(session, tmp_path, user.id, FilePurpose.WORK, name, b"%PDF-1")
        for name in ("kept.pdf", "gone.pdf")
    )
    works = [Work(student_id=student.id, title=f.name, file_id=f.id) for f in (kept, gone)]
    session.add_all(works)
    session.flush()
    me.post(f"/profile/works/{works[1].id}/remove")
    session.scalars(select(Removed)).one().created_at = now() - timedelta(minutes=11)
    session.commit()
    left = path_of(tmp_path, gone)
    assert purge(session, tmp_path) == 1
    assert session.scalars(select(StoredFile.name)).all() == ["kept.pdf"]
    assert session.scalars(select(Removed)).all() == []
    assert not left.exists()
    assert path_of(tmp_path, kept).exists()


def test_what_may_still_come_back_is_kept(session, address, tmp_path):
    session.commit()
    assert purge(session, tmp_path) == 0
    assert len(session.scalars(select(Removed)).all()) == 1
