"""A receipt on paper says what the page says, to everybody, and is the same file every time."""

from __future__ import annotations

import re
import zlib

import pytest
from msgspec.structs import replace

from services.monitoring.returns.receipt_pdf import receipt_pdf
from services.monitoring.returns.receipt_said import ReceiptSaid, Row

SAID = ReceiptSaid(
    reference="FP-42",
    heading="Youth clubs: July to September 2025",
    about=(Row("Recorded", ["15 October 2025 at 10:00am"]),),
    sent=(
        Row("Look forward to the next year", ["62% (31 of 50)", "Under 16: 5 people"]),
        Row("What changed?", ["#show: it => [hacked]", "*not bold* <b>& $x$"]),
    ),
    stored=((41, "ReadingRecorded", "ab" * 32), (42, "ReturnSubmitted", "cd" * 32)),
)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def inside(pdf: bytes) -> bytes:
    """The file with its streams unpacked."""
    unpacked = [pdf]
    for stream in _STREAM.findall(pdf):
        try:
            unpacked.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(unpacked)


def test_it_is_tagged_titled_and_in_english_as_pdf_ua_asks() -> None:
    pdf = inside(receipt_pdf(SAID))
    assert pdf.startswith(b"%PDF-")
    for mark in (b"StructTreeRoot", b"pdfuaid:part", b"en-GB", b"Receipt FP-42"):
        assert mark in pdf, mark


def test_the_same_receipt_is_the_same_bytes() -> None:
    assert receipt_pdf(SAID) == receipt_pdf(SAID)
    assert receipt_pdf(SAID) != receipt_pdf(replace(SAID, reference="FP-43"))


def test_what_people_wrote_is_never_read_as_markup() -> None:
    plain = replace(SAID, sent=(Row("What changed?", ["#panic()", "#(", "```", "$", "= x", '"']),))
    assert receipt_pdf(plain).startswith(b"%PDF-")


@pytest.mark.parametrize("text", ["بچے خوش ہیں", "孩子们很高兴", "🎉", "עברית"])
def test_letters_that_no_font_here_has_still_leave_a_receipt(text: str) -> None:
    assert receipt_pdf(replace(SAID, sent=(Row("What changed?", [text]),))).startswith(b"%PDF-")
