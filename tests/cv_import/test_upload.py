"""Bringing a CV."""

import struct
import threading

import pytest
from flask_babel import force_locale, gettext
from sqlalchemy import func, select

from models import CvState, CvUpload, StoredFile
from tests.cv_import.conftest import blank_pdf, posted, word_file, zip_of
from tests.matching.files import pdf_bytes, scanned_pdf
from tests.support.visitor import page_of, text_of

BOMB = zip_of(**{"[Content_Types].xml": b"<a/>", "word/document.xml": b"\0" * 40_000_000})
LOCKED = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
BROKEN = word_file()[:2000]


def stored(app, session):
    """Return how many rows and files there are."""
    folder = app.extensions["talent"].instance / "files"
    rows = session.scalar(select(func.count(CvUpload.id))) + session.scalar(
        select(func.count(StoredFile.id))
    )
    return rows + sum(path.is_file() for path in folder.rglob("*"))


def test_it_leads_to_what_was_found(bring, me):
    answer = bring(word_file())
    assert answer.status_code == 303
    assert "Civil engineer" in text_of(me.get(answer.location))


def test_it_changes_nothing_in_the_profile(bring, me):
    bring(word_file())
    assert "0 of 6 done" in text_of(me.get("/profile"))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        pytest.param("cv.docx", b"", "Choose", id="no bytes"),
        pytest.param("cv.docx", word_file(""), "no text", id="no words"),
        pytest.param("cv.pdf", blank_pdf(), "no text", id="a blank page"),
        pytest.param("cv.pdf", scanned_pdf(), "pictures", id="scanned"),
        pytest.param("cv.docx", LOCKED, "password", id="an encrypted docx"),
        pytest.param("cv.pdf", pdf_bytes("CV", password=True), "password", id="an encrypted pdf"),
        pytest.param("cv.docx", BOMB, "unpacks", id="zip bomb"),
        pytest.param("cv.pdf", word_file(), "not what its name says", id="another kind"),
        pytest.param("cv.docx", BROKEN, "damaged", id="cut off"),
        pytest.param("cv.exe", b"MZ", "PDF or DOCX", id="a program"),
        pytest.param("cv.txt", b"Python", "PDF or DOCX", id="plain text"),
        pytest.param("cv", word_file(), "PDF or DOCX", id="no ending"),
        pytest.param("cv.docx", b"PK\x03\x04" + b"0" * 10_100_000, "10 MB", id="11 MB"),
    ],
)
def test_it_says_beside_the_field_why_a_file_cannot_be_read(app, session, bring, name, data, says):
    answer = bring(data, name)
    assert answer.status_code == 422
    assert says in page_of(answer).select_one("#file-error").text
    assert stored(app, session) == 0


def test_it_asks_for_a_file_where_none_was_chosen(me):
    answer = me.post("/profile/cv", data={})
    assert answer.status_code == 422
    assert "Choose the file" in page_of(answer).select_one("#file-error").text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_refuses_a_huge_file_in_the_readers_language(app, me, language):
    me.speak(language)
    answer = me.post("/profile/cv", **posted(b"\0" * 50_000_000, "cv.pdf"))
    with app.test_request_context(), force_locale(language):
        says = gettext("A file may be up to 10 MB. Choose a smaller one and try again.")
    assert answer.status_code == 413
    assert says in text_of(answer)
    assert page_of(answer).html["lang"] == language


@pytest.mark.parametrize(
    ("language", "says"), [("kk", "суреттер"), ("ru", "изображения"), ("en", "pictures")]
)
def test_it_speaks_the_readers_language(me, language, says):
    me.speak(language)
    answer = me.post("/profile/cv", **posted(scanned_pdf(), "cv.pdf"))
    assert says in page_of(answer).select_one("#file-error").text


def test_a_text_of_endless_jobs_gives_a_page_that_can_be_shown(bring, me):
    lines = "Experience\n" + "2019 - 2021 Welder, Steel LLP\n" * 500
    rows = page_of(me.get(bring(word_file(lines)).location)).select("[name$='-title']")
    assert len(rows) == 100


def test_it_does_not_take_a_pdf_whose_length_lies(bring):
    answer = bring(b"%PDF-1.7\n" + struct.pack(">Q", 2**60) * 200, "cv.pdf")
    assert answer.status_code == 422


def test_a_second_press_keeps_one_upload(bring, session):
    first, second = (bring(word_file(), once="the same key") for _ in range(2))
    assert first.location == second.location
    assert session.scalar(select(func.count(CvUpload.id))) == 1


@pytest.mark.both_databases
def test_two_presses_at_the_same_moment_keep_one_upload(me, session):
    me.get("/profile/cv")
    me.rows = None
    data, answers = word_file(), []
    presses = [
        threading.Thread(
            target=lambda: answers.append(
                me.post("/profile/cv", **posted(data, "cv.docx", once="one button"))
            )
        )
        for _ in range(2)
    ]
    for press in presses:
        press.start()
    for press in presses:
        press.join()
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].location == answers[1].location
    assert session.scalar(select(func.count(CvUpload.id))) == 1


def test_the_same_file_again_is_the_upload_that_waits(bring, session):
    data = word_file()
    assert bring(data).location == bring(data).location
    assert session.scalar(select(func.count(CvUpload.id))) == 1


def test_it_keeps_no_more_than_ten(bring):
    answers = [bring(word_file(f"Python developer number {n} of many")) for n in range(11)]
    assert [answer.status_code for answer in answers] == [303] * 10 + [422]
    assert "Delete an earlier one" in text_of(answers[-1])


def test_only_students_bring_cvs(visitor, make):
    assert visitor(make.staff()).get("/profile/cv").status_code == 403
    assert visitor().get("/profile/cv").status_code == 303


def test_it_gives_the_file_back_to_its_owner_only(me, upload, visitor, make):
    address = f"/profile/cv/{upload.id}/file"
    answer = me.get(address)
    assert answer.data.startswith(b"PK")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert visitor(make.user()).get(address).status_code == 404
    assert visitor(make.staff()).get(address).status_code == 403


def test_it_waits_until_its_owner_decides(upload):
    assert upload.state is CvState.READ
