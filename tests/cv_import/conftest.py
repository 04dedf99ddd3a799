"""CVs as people bring them, good and bad, and the student who brings them."""

import io
import zipfile
from collections.abc import Callable

import docx
import pypdfium2 as pdfium
import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from models import CvUpload, Student, User
from tests.support.visitor import Visitor, page_of

CV = """Dana Testova
Civil engineer
Summary
I plan and check building sites.
Experience
Site engineer, Alatau Works LLP
March 2023 - May 2024
Checked drawings in AutoCAD and kept the schedule.
Education
Satbayev University, Bachelor's degree in Civil Engineering, 2022
Languages: Kazakh - native, Russian - C1, English
Skills: AutoCAD, Revit, Python
"""


def word_file(text: str = CV) -> bytes:
    """Return a .docx file with a text."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def zip_of(**members: bytes) -> bytes:
    """Return a zip file, packed as tightly as it goes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def blank_pdf() -> bytes:
    """Return a PDF with one page and nothing on it."""
    document = pdfium.PdfDocument.new()
    document.new_page(595, 842).close()
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


def posted(data: bytes, name: str, **fields: str) -> dict[str, object]:
    """Return a file's form as a browser posts it; the test client would leave a large one open."""
    parts = [(f'name="{field}"', value.encode()) for field, value in fields.items()]
    parts.append((f'name="file"; filename="{name}"', data))
    lines = [
        b"--edge\r\nContent-Disposition: form-data; " + head.encode() + b"\r\n\r\n" + body
        for head, body in parts
    ]
    return {
        "input_stream": io.BytesIO(b"\r\n".join([*lines, b"--edge--\r\n"])),
        "content_type": "multipart/form-data; boundary=edge",
    }


@pytest.fixture
def student(make) -> Student:
    """Return a student with an empty profile."""
    student = Student(user_id=make.user().id)
    make.session.add(student)
    make.session.commit()
    return student


@pytest.fixture
def me(session, student, visitor) -> Visitor:
    """Return the student at the pages."""
    return visitor(session.get_one(User, student.user_id))


@pytest.fixture
def bring(me) -> Callable[..., TestResponse]:
    """Upload a file as the student."""

    def send(data: bytes, name: str = "cv.docx", **more: str) -> TestResponse:
        return me.post("/profile/cv", **posted(data, name, **more))

    return send


@pytest.fixture
def upload(bring, session, student) -> CvUpload:
    """Return a CV that waits to be checked."""
    bring(word_file())
    return session.scalars(select(CvUpload).where(CvUpload.student_id == student.id)).one()


@pytest.fixture
def filled_in(me, upload) -> Callable[..., dict[str, str]]:
    """Return what the check page's form holds, as a browser would send it."""

    def read(**changes: str | None) -> dict[str, str]:
        form = page_of(me.get(f"/profile/cv/{upload.id}")).select_one("main form.form")
        values = {}
        for box in form.select("input[name], textarea[name], select[name]"):
            if box.name == "select":
                chosen = box.select_one("option[selected]") or box.select_one("option")
                values[box["name"]] = chosen["value"]
            elif box.get("type") != "checkbox" or box.has_attr("checked"):
                values[box["name"]] = box.get("value", box.text if box.name == "textarea" else "")
        values |= changes
        return {name: value for name, value in values.items() if value is not None}

    return read
