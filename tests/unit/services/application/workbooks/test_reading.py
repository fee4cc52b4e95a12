"""Reading a workbook: what its cells say, and which files are refused."""

from __future__ import annotations

import struct
from datetime import date
from decimal import Decimal

import msgspec
import pytest

from services.application.workbooks.limits import USUAL
from services.application.workbooks.problems import WorkbookRefused
from services.application.workbooks.reading import read_workbook
from tests.unit.services.application.workbooks.making import (
    archive,
    changed,
    opendocument,
    parts_of,
    small,
    with_rows,
)

TEXT = '<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'
ROW = "<table:table-row{more}>{cells}</table:table-row>"


def values(content: bytes) -> list[list[object]]:
    sheet = read_workbook(content, "plan.xlsx").sheet("Outcomes")
    return [[cell.value for cell in sheet.row(number)] for number in range(1, sheet.height + 1)]


def test_every_cell_knows_its_address() -> None:
    cell = read_workbook(small(), "plan.xlsx").sheet("Outcomes").cell(2, 1)
    assert (cell.address, cell.value) == ("Outcomes!A2", "A word")


def test_a_cell_beyond_the_last_is_empty_and_knows_its_address() -> None:
    cell = read_workbook(small(), "plan.xlsx").sheet("Outcomes").cell(40, 28)
    assert (cell.address, cell.is_empty) == ("Outcomes!AB40", True)


def test_a_number_is_what_the_spreadsheet_shows_without_the_noise_of_its_arithmetic() -> None:
    rows = (
        '<row r="3"><c r="A3"><v>0.30000000000000004</v></c><c r="B3"><v>1.1000000000000001</v></c>'
        '<c r="C3"><v>12</v></c><c r="D3"><v>1E+3</v></c></row>'
    )
    read = values(with_rows(rows))[2]
    assert read == [Decimal("0.3"), Decimal("1.1"), Decimal(12), Decimal(1000)]
    assert [str(number) for number in read] == ["0.3", "1.1", "12", "1000"]


def test_text_is_read_without_the_spaces_about_it_and_blanks_are_empty() -> None:
    rows = '<row r="3"><c r="A3" t="str"><v>  two words \n</v></c><c r="B3" t="str"><v>   </v></c></row>'
    assert values(with_rows(rows))[2] == ["two words", None]


def test_a_cell_of_several_formats_is_one_text() -> None:
    runs = '<r><t xml:space="preserve">bold </t></r><r><t>plain</t></r>'
    rows = f'<row r="3"><c r="A3" t="inlineStr"><is>{runs}</is></c></row>'
    assert values(with_rows(rows))[2] == ["bold plain"]


def test_an_answer_is_read_and_not_its_formula() -> None:
    assert values(with_rows('<row r="3"><c r="A3"><f>1+1</f><v>2</v></c></row>'))[2] == [Decimal(2)]


def test_a_formula_without_an_answer_is_no_empty_cell() -> None:
    rows = '<row r="3"><c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    cell = read_workbook(with_rows(rows), "plan.xlsx").sheet("Outcomes").cell(3, 3)
    assert (cell.value, cell.error, cell.is_empty) == (None, "#DIV/0!", False)


def test_an_opendocument_spreadsheet_is_read_alike() -> None:
    cells = (
        TEXT.format(more="", text="Trust")
        + '<table:table-cell office:value-type="float" office:value="1.1"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell office:value-type="date" office:date-value="2026-04-01"/>'
        '<table:table-cell office:value-type="date" office:date-value="2026-04-01T09:30:00"/>'
    )
    expected = ["Trust", Decimal("1.1"), True, date(2026, 4, 1), "2026-04-01 09:30"]
    assert values(opendocument(ROW.format(more="", cells=cells))) == [expected]


def test_what_an_opendocument_spreadsheet_repeats_is_there_as_often() -> None:
    gap = ROW.format(more=' table:number-rows-repeated="2"', cells="<table:table-cell/>")
    filled = TEXT.format(more=' table:number-columns-repeated="2"', text="x")
    end = ROW.format(
        more=' table:number-rows-repeated="1048000"',
        cells='<table:table-cell table:number-columns-repeated="16384"/>',
    )
    assert values(opendocument(gap + ROW.format(more="", cells=filled) + end)) == [
        [None, None],
        [None, None],
        ["x", "x"],
    ]


def test_a_formula_without_an_answer_is_seen_in_an_opendocument_spreadsheet_too() -> None:
    failed = (
        '<table:table-cell/><table:table-cell office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    )
    sheet = read_workbook(opendocument(ROW.format(more="", cells=failed)), "plan.ods").sheet("Outcomes")
    assert sheet.cell(1, 2).error == "#N/A"


def test_a_sheet_is_found_whatever_its_capitals_and_spaces() -> None:
    assert read_workbook(small(), "plan.xlsx").sheet(" OUTCOMES ").name == "Outcomes"


def test_a_missing_sheet_is_refused_with_the_sheets_that_are_there() -> None:
    with pytest.raises(WorkbookRefused, match=r"has no sheet “Qualities”\. Its sheets are “Outcomes”"):
        read_workbook(small(), "plan.xlsx").sheet("Qualities")


def cut_off() -> bytes:
    return small()[:-400]


def old_excel() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"Statement,Level\nTrust,service\n", id="a text file"),
        pytest.param(archive({"letter.txt": "Dear all"}), id="another archive"),
        pytest.param(archive({"xl/workbook.xml": "<workbook>"}), id="broken markup"),
        pytest.param(cut_off(), id="cut off"),
        pytest.param(old_excel(), id="the old form of Excel"),
        pytest.param(with_rows('<row r="x"/>'), id="a row that is no number"),
        pytest.param(with_rows('<row r="3"><c r="3C"><v>1</v></c></row>'), id="a place that is none"),
        pytest.param(
            changed(lambda sheet: sheet.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1)),
            id="a declared entity",
        ),
    ],
)
def test_what_is_no_workbook_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(WorkbookRefused, match=r"“plan.xlsx” is not a workbook.*\.xlsx.*\.ods") as refused:
        read_workbook(content, "plan.xlsx")
    assert refused.value.field == "workbook"


def encrypted_excel() -> bytes:
    return old_excel() + "EncryptedPackage".encode("utf-16-le")


def encrypted_archive() -> bytes:
    """A zip file whose entries say that they are encrypted, in their own headers and in the directory."""
    content = bytearray(small())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        struct.pack_into("<H", content, at + offset, 1)
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(encrypted_excel(), id="Excel"),
        pytest.param(encrypted_archive(), id="zip"),
        pytest.param(opendocument("", encrypted=True), id="OpenDocument"),
    ],
)
def test_a_workbook_with_a_password_is_refused(content: bytes) -> None:
    with pytest.raises(WorkbookRefused, match=r"protected with a password\. Take the password off"):
        read_workbook(content, "plan.xlsx")


SPACES = TEXT.format(more="", text='<text:s text:c="999999999"/>')


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            with_rows('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
            "“Outcomes” has something in row 1,048,576; 20,000 rows can be read",
            id="a row far down",
        ),
        pytest.param(
            with_rows('<row r="3"><c r="XFD3"><v>1</v></c></row>'),
            "“Outcomes” has something in column 16,384; 200 columns can be read",
            id="a column far out",
        ),
        pytest.param(
            opendocument(
                ROW.format(
                    more=' table:number-rows-repeated="1000000000"', cells=TEXT.format(more="", text="x")
                )
            ),
            "has something in row 1,000,000,000",
            id="a row repeated",
        ),
        pytest.param(
            opendocument(
                ROW.format(
                    more="",
                    cells=TEXT.format(more=' table:number-columns-repeated="1000000000"', text="x"),
                )
            ),
            "has something in column 1,000,000,000",
            id="a cell repeated",
        ),
        pytest.param(
            opendocument(ROW.format(more="", cells=SPACES)),
            "unpacks to more than 50 MB",
            id="spaces repeated",
        ),
        pytest.param(
            with_rows('<row r="20000"><c r="GR20000"><v>1</v></c></row>'),
            "more than 500,000 cells",
            id="cells between two",
        ),
        pytest.param(
            archive({**parts_of(small()), "xl/theme.xml": b" " * (USUAL.unpacked + 1)}),
            "unpacks to more than 50 MB",
            id="a part that unpacks",
        ),
        pytest.param(
            archive({**parts_of(small()), **{f"{number}.xml": "" for number in range(USUAL.parts)}}),
            "more than 1,000 parts",
            id="parts",
        ),
        pytest.param(bytes(USUAL.file + 1), "larger than 10 MB", id="the file"),
    ],
)
def test_a_workbook_that_would_take_too_much_is_refused_before_it_is_laid_out(
    content: bytes, said: str
) -> None:
    with pytest.raises(WorkbookRefused, match=said):
        read_workbook(content, "plan.xlsx")


def test_a_text_that_sheets_share_counts_as_often_as_it_is_shared() -> None:
    shared = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(3, 103))
    content = with_rows(shared)
    parts = parts_of(content)
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(b"Statement", b"x" * 50_000)
    long, held = archive(parts), sum(map(len, parts.values()))
    few, enough = (msgspec.structs.replace(USUAL, unpacked=most) for most in (held * 10, held * 101))
    assert len(read_workbook(long, "plan.xlsx", enough).sheet("Outcomes").values) == 102
    with pytest.raises(WorkbookRefused, match="unpacks"):
        read_workbook(long, "plan.xlsx", few)


def test_markup_without_content_is_not_gone_through_for_ever() -> None:
    few = msgspec.structs.replace(USUAL, elements=1_000)
    assert read_workbook(with_rows("<row/>" * 100), "plan.xlsx", few).sheet("Outcomes").height == 2
    with pytest.raises(WorkbookRefused, match="more than 1,000 things"):
        read_workbook(with_rows("<row/>" * 1_000), "plan.xlsx", few)


def test_formats_without_content_far_down_do_no_harm() -> None:
    assert len(values(with_rows('<row r="1048576"><c r="XFD1048576" s="1"/></row>'))) == 2


def test_a_part_that_claims_to_be_smaller_than_it_is_is_refused() -> None:
    content = bytearray(small())
    at = content.find(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, 10)
    with pytest.raises(WorkbookRefused, match="is not a workbook"):
        read_workbook(bytes(content), "plan.xlsx")
