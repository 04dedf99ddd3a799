"""Setting a CV aside, deleting it, and bringing it back."""

import pytest
from sqlalchemy import func, select

from models import CvState, CvUpload, Education, Removed
from talent import undo
from tests.support.visitor import text_of


@pytest.fixture
def address(upload):
    return f"/profile/cv/{upload.id}"


def test_a_cv_set_aside_gives_nothing(me, session, address):
    answer = me.post(f"{address}/discard")
    assert "Nothing was taken" in text_of(me.get(answer.location))
    assert session.scalar(select(func.count(Education.id))) == 0
    assert me.get(address).status_code == 303


def test_a_cv_set_aside_can_be_checked_after_all(me, session, address):
    me.post(f"{address}/discard")
    assert me.post(f"{address}/again").location.endswith(address)
    assert session.scalars(select(CvUpload.state)).one() is CvState.READ


def test_a_cv_is_set_aside_once(me, address):
    me.post(f"{address}/discard")
    assert me.post(f"{address}/discard").status_code == 409


def test_a_confirmed_cv_is_not_checked_again(me, address, filled_in):
    me.post(address, data=filled_in())
    assert me.post(f"{address}/again").status_code == 409


def test_a_deleted_cv_leaves_the_list_and_the_profile_alone(me, session, address, filled_in):
    me.post(address, data=filled_in())
    answer = me.post(f"{address}/delete")
    assert "cv.docx" not in text_of(me.get(answer.location))
    assert session.scalar(select(func.count(Education.id))) == 1


def test_a_deleted_cv_can_be_brought_back(me, session, address):
    me.post(f"{address}/delete")
    removed = session.scalars(select(Removed.id)).one()
    me.post(f"/profile/cv/deleted/{removed}")
    assert "cv.docx" in text_of(me.get("/profile/cv"))


def test_nobody_else_brings_it_back(me, session, address, visitor, make):
    me.post(f"{address}/delete")
    removed = session.scalars(select(Removed.id)).one()
    other = make.student()
    stranger = visitor(make.session.get_one(type(make.user()), other.user_id))
    assert stranger.post(f"/profile/cv/deleted/{removed}").status_code == 404


def test_its_file_goes_when_it_can_no_longer_be_brought_back(app, me, session, address, make):
    me.post(f"{address}/delete")
    session.scalars(select(Removed)).one().created_at = make.moment(minutes=11)
    session.commit()
    folder = app.extensions["talent"].instance / "files"
    assert undo.purge(session, folder) == 1
    assert not [path for path in folder.rglob("*") if path.is_file()]
