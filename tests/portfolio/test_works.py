"""The works of a student."""

from io import BytesIO

import pytest
from sqlalchemy import select

from models import Role, StoredFile, Work
from models.application import Stage
from tests.support.visitor import text_of, undo_address

PNG = b"\x89PNG\r\n\x1a\n picture"
GOOD = {"title": "A bridge", "text": "My thesis.", "url": "https://example.kz/bridge"}


@pytest.fixture
def student(make):
    """Return the student, whose account is ``student.account``."""
    user = make.user()
    student = make.student(user=user)
    student.account = user
    return student


@pytest.fixture
def me(student, visitor):
    """Return that student at the pages."""
    return visitor(student.account)


@pytest.fixture
def works(session):
    """Return a reader of all works."""
    return lambda: session.scalars(select(Work).order_by(Work.id)).all()


def picture(name="bridge.png", data=PNG):
    """Return a file as a form sends it."""
    return BytesIO(data), name


def test_it_adds_a_work_with_a_link(me, works):
    assert me.post("/profile/works/new", data=GOOD).status_code == 303
    assert [(w.title, w.url, w.file_id) for w in works()] == [("A bridge", GOOD["url"], None)]


def test_it_adds_a_work_with_a_file_and_gives_it_back(me, works):
    me.post("/profile/works/new", data={"title": "A bridge", "file": picture()})
    answer = me.get(f"/profile/works/{works()[0].id}/file")
    assert answer.data == PNG
    assert "attachment" in answer.headers["Content-Disposition"]


def test_changing_the_words_keeps_the_file(me, works):
    me.post("/profile/works/new", data={"title": "A bridge", "file": picture()})
    work = works()[0]
    file_id = work.file_id
    me.post(f"/profile/works/{work.id}", data={"title": "A long bridge"})
    assert [(w.title, w.file_id) for w in works()] == [("A long bridge", file_id)]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"url": "javascript:alert(1)"}, "begins with https://"),
        ({"url": "ftp://example.kz"}, "begins with https://"),
        ({"title": "   "}, "Title"),
        ({"url": "", "text": ""}, "Add a link, a file or a description"),
    ],
)
def test_it_refuses_what_cannot_be(me, works, changed, words):
    answer = me.post("/profile/works/new", data=GOOD | changed)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert works() == []


@pytest.mark.parametrize(
    ("name", "data"),
    [("page.html", b"<script>"), ("bridge.png", b"<svg onload=x>"), ("bridge.png", b"")],
)
def test_it_refuses_a_file_that_is_not_what_it_should_be(me, works, session, name, data):
    answer = me.post("/profile/works/new", data=GOOD | {"file": picture(name, data)})
    assert answer.status_code == 422
    assert works() == []
    assert session.scalars(select(StoredFile)).all() == []


def test_a_removed_work_comes_back_with_its_file(me, works):
    me.post("/profile/works/new", data={"title": "A bridge", "file": picture()})
    page = me.post(f"/profile/works/{works()[0].id}/remove", follow_redirects=True)
    assert works() == []
    assert me.post(undo_address(page)).location == "/profile/works"
    assert me.get(f"/profile/works/{works()[0].id}/file").data == PNG


def test_the_work_of_somebody_else_is_not_found(make, me, works, visitor):
    me.post("/profile/works/new", data={"title": "A bridge", "file": picture()})
    other = make.user()
    make.student(user=other)
    address = f"/profile/works/{works()[0].id}"
    them = visitor(other)
    assert them.get(address).status_code == 404
    assert them.post(address, data=GOOD).status_code == 404
    assert them.post(f"{address}/remove").status_code == 404
    assert them.get(f"{address}/file").status_code == 404


def test_an_employer_gets_the_file_once_the_name_is_known(make, me, works, visitor, student):
    me.post("/profile/works/new", data={"title": "A bridge", "file": picture()})
    boss = make.user(Role.EMPLOYER)
    posting = make.posting(by=make.member(user=boss))
    application = make.application(student, posting, stage=Stage.NEW)
    address = f"/profile/works/{works()[0].id}/file"
    assert visitor(boss).get(address).status_code == 404
    application.named_at = make.moment(minutes=1)
    assert visitor(boss).get(address).status_code == 200
