"""A file is what its content says, and its name has to agree."""

from __future__ import annotations

import io
import zipfile

import pytest

from domain.shared.errors import Invalid
from services.application.evidence.kinds import KINDS, TAKEN, kind_of
from tests.evidence import CSV, JPEG, MACRO_TYPE, PDF, PNG, TEXT, WORD, open_document, packed, workbook

FILES = {
    "report.pdf": (PDF, "application/pdf"),
    "REPORT.PDF": (PDF, "application/pdf"),
    "photo.png": (PNG, "image/png"),
    "photo.jpg": (JPEG, "image/jpeg"),
    "photo.jpeg": (JPEG, "image/jpeg"),
    "story.txt": (TEXT, "text/plain"),
    "in an older encoding.txt": ("Café £5".encode("cp1252"), "text/plain"),
    "people.csv": (CSV, "text/csv"),
    "people.xlsx": (workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "story.docx": (WORD, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "people.ods": (open_document("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"),
    "story.odt": (open_document("text"), "application/vnd.oasis.opendocument.text"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_told_by_its_content(name: str) -> None:
    content, media_type = FILES[name]
    assert kind_of(io.BytesIO(content), name).media_type == media_type


def test_every_kind_that_is_taken_has_an_example() -> None:
    assert {kind.media_type for kind in KINDS} == {media_type for _, media_type in FILES.values()}


def locked() -> bytes:
    content = bytearray(workbook())
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 8] |= 1
    return bytes(content)


def with_a_long_directory() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in ("[Content_Types].xml", "xl/workbook.xml", *(f"xl/{n}{'x' * 200}" for n in range(2500))):
            archive.writestr(name, b"")
    return written.getvalue()


REFUSED = {
    "a program": b"MZ\x90\x00" + bytes(40),
    "a web page with a null": b"<html>\x00</html>",
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40),
    "a zip of anything": packed({"readme.txt": b"Hello"}),
    "a zip that breaks off": workbook()[:-30],
    "a zip with something behind it": workbook() + b"more",
    "a zip with a comment": packed({"[Content_Types].xml": b"", "xl/workbook.xml": b""}, comment=b"PK"),
    "the beginning of a zip": b"PK\x03\x04",
    "a presentation": packed({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}),
    "a drawing": open_document("graphics"),
    "a template": open_document("spreadsheet-template"),
    "a workbook with macros": workbook({"xl/vbaProject.bin": b"x"}),
    "a workbook whose macros are in capitals": workbook({"XL/VBAPROJECT.BIN": b"x"}),
    "a workbook of the kind with macros": workbook(kind=MACRO_TYPE),
    "a workbook with old macros": workbook({"xl/macrosheets/sheet1.xml": b"x"}),
    "a workbook with controls": workbook({"xl/activeX/activeX1.bin": b"x"}),
    "an OpenDocument with macros": open_document("text", {"Basic/Standard/Module1.xml": b"x"}),
    "an OpenDocument with scripts": open_document("text", {"Scripts/python/run.py": b"x"}),
    "a workbook with a password": locked(),
    "a zip with thousands of parts": with_a_long_directory(),
}


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("ending", ["xlsx", "odt", "txt", "pdf"])
def test_what_is_of_no_kind_that_is_taken_is_refused_whatever_it_is_called(what: str, ending: str) -> None:
    with pytest.raises(Invalid) as refused:
        kind_of(io.BytesIO(REFUSED[what]), f"file.{ending}")
    assert refused.value.message.endswith(TAKEN)
    assert refused.value.field == "file"


@pytest.mark.parametrize(
    ("content", "name", "is_a"),
    [
        (TEXT, "story.pdf", "plain text"),
        (PDF, "report.txt", "a PDF"),
        (PNG, "photo.jpg", "a PNG picture"),
        (workbook(), "people.ods", "an Excel workbook"),
        (PDF, "report", "a PDF"),
    ],
)
def test_a_name_that_says_something_else_is_refused_in_words(content: bytes, name: str, is_a: str) -> None:
    with pytest.raises(Invalid, match=f"is {is_a} by what is in it, but its name does not end in"):
        kind_of(io.BytesIO(content), name)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<script>alert(1)</script>", "page.html"),
        (b"<svg onload='alert(1)'/>", "drawing.svg"),
        (PDF, "report.pdf.exe"),
        (workbook(), "people.xlsm"),
    ],
)
def test_a_name_of_a_kind_that_is_not_taken_is_refused_whatever_is_in_it(content: bytes, name: str) -> None:
    with pytest.raises(Invalid, match="is not of a kind that can be attached") as refused:
        kind_of(io.BytesIO(content), name)
    assert refused.value.message.endswith(TAKEN)


def test_the_whole_of_a_text_is_looked_at() -> None:
    with pytest.raises(Invalid, match="not of a kind"):
        kind_of(io.BytesIO(b"word " * 100_000 + b"\x00"), "story.txt")
