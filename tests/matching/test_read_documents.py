"""Files that people send: what is read, and why some are refused."""

import io
import runpy
import subprocess
import sys
import zipfile

import docx
import pytest

from matching.documents import (
    DocumentError,
    TookTooLongError,
    checks,
    read_document,
    read_document_safely,
    safely,
)
from tests.matching.files import docx_bytes, linked_docx, pdf_bytes, scanned_pdf


def code(data, name):
    with pytest.raises(DocumentError) as refused:
        read_document(data, name)
    assert name in str(refused.value)
    return refused.value.code


def rezipped(data, extra):
    """Return a .docx with more members."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            new.writestr(member, old.read(member))
        for name, content in extra.items():
            new.writestr(name, content)
    return out.getvalue()


def test_a_word_file_is_read_with_tables_header_and_footer():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Header line"
    document.sections[0].footer.paragraphs[0].text = "Footer line"
    document.add_paragraph("Before the table")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Languages", "Kazakh"
    table.cell(1, 0).text, table.cell(1, 1).text = "Python", "Java\nC++"
    table.cell(1, 1).add_paragraph("SQL")
    out = io.BytesIO()
    document.save(out)
    lines = read_document(out.getvalue(), "cv.docx").split("\n")
    assert lines == [
        "Header line", "Before the table", "Languages\tKazakh", "Python", "Java", "C++", "SQL",
        "Footer line",
    ]  # fmt: skip


def test_a_link_in_a_word_file_gives_its_address():
    data = linked_docx("here")
    assert read_document(data, "cv.docx") == "here https://example.org"


def test_a_text_box_is_read_once():
    document = docx.Document()
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>In the box</w:t>"
        "</w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document.add_paragraph("Outside")._p.append(docx.oxml.parse_xml(box))
    out = io.BytesIO()
    document.save(out)
    assert read_document(out.getvalue(), "cv.docx").split("\n") == ["Outside", "In the box"]


def test_tables_nested_without_end_are_read_to_a_depth():
    document = docx.Document()
    table = document.add_table(rows=1, cols=1)
    for _ in range(40):
        table = table.cell(0, 0).add_table(rows=1, cols=1)
    table.cell(0, 0).text = "deep"
    out = io.BytesIO()
    document.add_paragraph("Top line")
    document.save(out)
    assert read_document(out.getvalue(), "cv.docx") == "Top line"


def test_a_pdf_is_read():
    assert "Python developer" in read_document(pdf_bytes("Python developer in Almaty"), "cv.pdf")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_plain_text_is_read_in_its_encoding(encoding):
    text = "Опыт работы бухгалтером, знание 1С"
    assert read_document(text.encode(encoding), "cv.txt") == text


def test_an_old_western_encoding_is_guessed():
    text = "Développeur à Genève, expérience avancée en génie électrique, été très motivé. " * 5
    assert "Gen" in read_document(text.encode("latin-1"), "cv.txt")


def test_a_text_in_no_encoding_is_damaged():
    assert code(bytes(range(1, 256)) * 3, "cv.txt") == "damaged"


def test_a_path_is_enough(tmp_path):
    path = tmp_path / "cv.txt"
    path.write_text("Welder\r\n\r\n\r\n\r\nAlmaty   Kazakhstan \x00", "utf-8")
    path.write_bytes(path.read_bytes().replace(b"\x00", b"\x07"))
    assert read_document(path) == "Welder\n\nAlmaty  Kazakhstan"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"", "cv.txt", "empty"),
        (b"  \n", "cv.pdf", "empty"),
        (b"\xef\xbb\xbf \x07", "cv.txt", "empty"),
        (b"words", "cv.odt", "unsupported"),
        (b"words", "cv", "unsupported"),
        (b"words", "cv.docx", "not_what_it_says"),
        (b"words", "cv.pdf", "not_what_it_says"),
        (b"PK\x03\x04 words", "cv.txt", "not_what_it_says"),
        (b"a\x00b", "cv.txt", "not_what_it_says"),
        (b"PK\x03\x04 words", "cv.docx", "damaged"),
        (b"%PDF-1.4 words", "cv.pdf", "damaged"),
        (b"a" * (checks.MAX_BYTES + 1), "cv.txt", "too_large"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "cv.docx", "encrypted"),
        (b"\xd0\xcf\x11\xe0 an old .doc", "cv.docx", "not_what_it_says"),
    ],
)
def test_a_bad_file_says_why(data, name, expected):
    assert code(data, name) == expected


def test_an_empty_word_file_is_empty():
    assert code(docx_bytes(""), "cv.docx") == "empty"


def test_a_zip_that_is_no_word_file_is_not_what_it_says():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("photo.txt", "x")
    assert code(out.getvalue(), "cv.docx") == "not_what_it_says"


def test_a_word_file_without_its_document_is_damaged():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert code(out.getvalue(), "cv.docx") == "damaged"


def test_a_zip_bomb_is_refused_before_it_unpacks():
    assert code(rezipped(docx_bytes("a"), {"x.xml": b" " * 5_000_000}), "cv.docx") == "zip_bomb"
    many = {f"{number}.xml": b"x" for number in range(checks.MAX_MEMBERS + 1)}
    assert code(rezipped(docx_bytes("a"), many), "cv.docx") == "zip_bomb"


def test_an_ordinary_file_that_packs_well_is_read():
    data = rezipped(docx_bytes("Welder in Almaty"), {"notes.xml": b" " * 500_000})
    assert read_document(data, "cv.docx") == "Welder in Almaty"


def test_a_zip_with_a_password_is_encrypted():
    data = bytearray(docx_bytes("secret"))
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 1)
    assert code(bytes(data), "cv.docx") == "encrypted"


def test_a_scan_is_told_from_an_empty_pdf():
    assert code(scanned_pdf(), "cv.pdf") == "scanned"
    assert code(pdf_bytes(""), "cv.pdf") == "empty"


def test_a_pdf_of_too_many_pages_is_too_large(monkeypatch):
    monkeypatch.setattr("matching.documents.pdf.MAX_PAGES", 0)
    assert code(pdf_bytes("Python developer in Almaty"), "cv.pdf") == "too_large"


def test_a_pdf_with_a_password_is_encrypted():
    assert code(pdf_bytes("secret", password=True), "cv.pdf") == "encrypted"


def test_a_pdf_whose_page_is_missing_is_damaged():
    assert (
        code(pdf_bytes("Python").replace(b"/Kids [3 0 R]", b"/Kids [9 0 R]"), "cv.pdf") == "damaged"
    )


def test_an_address_that_is_written_out_is_not_given_twice():
    assert read_document(linked_docx("https://example.org"), "cv.docx") == "https://example.org"


def test_running_out_of_anything_in_the_child_is_not_a_crash():
    assert safely.answer_of(b"", "cv.txt") == {"code": "empty", "detail": ""}


def test_it_reads_in_a_child_process():
    assert read_document_safely(docx_bytes("Дәнекерлеуші"), "cv.docx") == "Дәнекерлеуші"


def test_the_child_tells_what_it_met():
    with pytest.raises(DocumentError) as refused:
        read_document_safely(scanned_pdf(), "cv.pdf")
    assert refused.value.code == "scanned"


def test_a_child_that_takes_too_long_is_stopped():
    with pytest.raises(TookTooLongError):
        read_document_safely(docx_bytes("a"), "cv.docx", seconds=0.001)


@pytest.mark.parametrize(
    ("status", "output", "expected"),
    [
        (-24, b"", "took_too_long"),
        (-9, b"", "took_too_long"),
        (-6, b"", "damaged"),
        (0, b'{"code": "too_large", "detail": "memory"}', "too_large"),
    ],
)
def test_a_child_that_falls_over_gives_a_reason(status, output, expected):
    with pytest.raises(DocumentError) as refused:
        safely._answer(status, output, "cv.pdf")
    assert refused.value.code == expected


@pytest.mark.parametrize(
    ("error", "expected"), [(MemoryError, "too_large"), (RecursionError, "damaged")]
)
def test_running_out_of_memory_or_depth_is_an_answer(monkeypatch, error, expected):
    def fail(data, name):
        raise error

    monkeypatch.setattr("matching.documents.reading.read_document", fail)
    assert safely.answer_of(b"x", "cv.txt")["code"] == expected


def test_the_child_limits_itself_and_answers(monkeypatch):
    done = subprocess.run(
        [sys.executable, "-m", "matching.documents", "cv.txt"],
        input="Сварщик".encode(),
        capture_output=True,
        check=True,
    )
    assert b"text" in done.stdout


def test_the_childs_main_answers_here_too(monkeypatch, capsys):
    from matching.documents import child

    limits = []
    monkeypatch.setattr(child.resource, "setrlimit", lambda *limit: limits.append(limit))
    monkeypatch.setattr(child.sys, "argv", ["x", "cv.txt"])
    monkeypatch.setattr(child.sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Welder")))
    runpy.run_module("matching.documents", run_name="__main__")
    assert capsys.readouterr().out == '{"text": "Welder"}'
    assert len(limits) == 3
