"""What is wrong, or only odd, with the sheets of an Excel workbook."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

from tests.unit.services.application.workbooks.hostile.archives import NO_WORKBOOK
from tests.unit.services.application.workbooks.hostile.cases import ORDINARY, read_as, refused
from tests.unit.services.application.workbooks.making import archive, changed, parts_of, small, with_rows

BOOK = "xl/workbook.xml"
DIMENSION = b'<dimension ref="A1:A2"/>'


def written(fill: Callable[[Any], None]) -> bytes:
    """A workbook as a spreadsheet program writes it."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        fill(book)
    return content.getvalue()


def named(*names: str) -> bytes:
    """A workbook whose sheets have these names, which no program would let them have."""

    def fill(book: Any) -> None:
        for number in range(len(names)):
            book.add_worksheet(f"s{number}").write(0, 0, number)

    parts = parts_of(written(fill))
    for number, name in enumerate(names):
        parts[BOOK] = parts[BOOK].replace(f'name="s{number}"'.encode(), f'name="{name}"'.encode())
    return archive(parts)


@refused(r"“plan\.xlsx” has no sheet with cells\. Put the rows on a sheet")
def no_sheets() -> bytes:
    parts = parts_of(small())
    book = parts[BOOK]
    parts[BOOK] = book[: book.index(b"<sheets>")] + b"<sheets/>" + book[book.index(b"</sheets>") + 9 :]
    return archive(parts)


@refused(r"“plan\.xlsx” has no sheet with cells")
def chart_sheets_alone() -> bytes:
    def fill(book: Any) -> None:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "={1,2}"})
        book.add_chartsheet("Chart").set_chart(chart)

    return written(fill)


@read_as({"Rows!A1": "x"})
def chart_sheet_beside_rows() -> bytes:
    def fill(book: Any) -> None:
        book.add_worksheet("Rows").write(0, 0, "x")
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Rows!$A$1:$A$2"})
        book.add_chartsheet("Chart").set_chart(chart)

    return written(fill)


@read_as({"Sheet1!A1": None})
def empty_workbook() -> bytes:
    return written(lambda book: book.add_worksheet("Sheet1"))


@read_as({"Open!A1": "seen", "Hidden!A1": "unseen"})
def hidden_sheet() -> bytes:
    def fill(book: Any) -> None:
        book.add_worksheet("Open").write(0, 0, "seen")
        hidden = book.add_worksheet("Hidden")
        hidden.write(0, 0, "unseen")
        hidden.hide()

    return written(fill)


@read_as({"Open!A1": "seen", "Hidden!A1": "unseen"})
def very_hidden_sheet() -> bytes:
    parts = parts_of(hidden_sheet())
    parts[BOOK] = parts[BOOK].replace(b'state="hidden"', b'state="veryHidden"')
    return archive(parts)


@read_as({"Rows!A1": "x"})
def sheet_that_is_protected() -> bytes:
    def fill(book: Any) -> None:
        page = book.add_worksheet("Rows")
        page.write(0, 0, "x")
        page.protect("secret")

    return written(fill)


@refused(r"“plan\.xlsx” has two sheets called “Rows”\. Give one of them another name")
def two_sheets_of_one_name() -> bytes:
    return named("Rows", "Rows")


@refused(r"“plan\.xlsx” has two sheets called “ROWS”\. Give one of them another name")
def two_names_that_differ_in_capitals() -> bytes:
    return named("Rows", "ROWS")


@read_as({"<b>&'\"!A1": Decimal(0)})
def sheet_name_with_odd_characters() -> bytes:
    return named("&lt;b&gt;&amp;'&quot;")


@read_as({"../../etc/passwd!A1": Decimal(0)})
def sheet_name_like_a_path() -> bytes:
    return named("../../etc/passwd")


@read_as({"!A1": Decimal(0)})
def sheet_without_a_name() -> bytes:
    return named("")


@read_as({f"{'x' * 5_000}!A1": Decimal(0)})
def sheet_name_without_end() -> bytes:
    return named("x" * 5_000)


@read_as(ORDINARY)
def dimension_of_the_largest_sheet() -> bytes:
    return changed(lambda part: part.replace(DIMENSION, b'<dimension ref="A1:XFD1048576"/>'))


@read_as(ORDINARY)
def dimension_that_makes_no_sense() -> bytes:
    return changed(lambda part: part.replace(DIMENSION, b'<dimension ref="A99:A1"/>'))


@refused(r"The sheet “Outcomes” has something in row 1,048,576; 20,000 rows can be read\. Take out")
def row_far_down() -> bytes:
    return with_rows('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')


@refused(r"The sheet “Outcomes” has something in row 999,999,999; 20,000 rows can be read")
def row_beyond_the_last() -> bytes:
    return with_rows('<row r="999999999"><c r="A999999999"><v>1</v></c></row>')


@refused(r"The sheet “Outcomes” has something in column 16,384; 200 columns can be read\. Take out")
def column_far_out() -> bytes:
    return with_rows('<row r="3"><c r="XFD3"><v>1</v></c></row>')


@refused(r"The sheet “Outcomes” has something in row 20,001; 20,000 rows can be read")
def rows_that_take_longer_than_there_is() -> bytes:
    return with_rows("".join(f'<row r="{row}"><c r="A{row}"><f/></c></row>' for row in range(3, 480_000)))


@refused(r"The sheets of “plan\.xlsx” have more than 500,000 cells together\. Take out")
def too_many_cells_between_two() -> bytes:
    return with_rows('<row r="20000"><c r="GR20000"><v>1</v></c></row>')


@read_as(ORDINARY)
def formats_far_down() -> bytes:
    return with_rows('<row r="1048576"><c r="XFD1048576" s="1"/></row>')


@read_as({**ORDINARY, "Outcomes!A3": "x" * 49_000_000})
def text_of_49_megabytes() -> bytes:
    return with_rows(f'<row r="3"><c r="A3" t="inlineStr"><is><t>{"x" * 49_000_000}</t></is></c></row>')


@refused(r"“plan\.xlsx” unpacks to more than 50 MB")
def shared_text_that_is_shared_often() -> bytes:
    shared = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(3, 5_000))
    parts = parts_of(with_rows(shared))
    strings = parts["xl/sharedStrings.xml"]
    return archive({**parts, "xl/sharedStrings.xml": strings.replace(b"Statement", b"x" * 50_000)})


@read_as({"Outcomes!A20000": Decimal(1)})
def as_many_rows_as_are_read() -> bytes:
    return with_rows("".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(3, 20_001)))


@read_as({**ORDINARY, "Outcomes!B1": None})
def merged_cells() -> bytes:
    return changed(
        lambda part: part.replace(
            b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
        )
    )


@refused(r"The sheet “Outcomes” has more than 20,000 merged cells\. Take out")
def a_million_merged_cells() -> bytes:
    merged = b'<mergeCell ref="A1:B2"/>' * 1_000_000
    return changed(
        lambda part: part.replace(b"</sheetData>", b"</sheetData><mergeCells>" + merged + b"</mergeCells>")
    )


@refused(NO_WORKBOOK)
def merged_cells_that_are_no_place() -> bytes:
    merged = b'</sheetData><mergeCells><mergeCell ref="here:there"/></mergeCells>'
    return changed(lambda part: part.replace(b"</sheetData>", merged))


@read_as({"Outcomes!A3": None}, shows={"Outcomes!A3": "#DIV/0!"})
def sheet_whose_errors_hide_behind_capitals() -> bytes:
    parts = parts_of(with_rows('<row r="3"><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'))
    rels = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = rels.replace(b"worksheets/sheet1.xml", b"Worksheets/SHEET1.xml")
    return archive(parts)


@refused(NO_WORKBOOK)
def two_sheets_kept_in_one_part() -> bytes:
    parts = parts_of(named("One", "Two"))
    rels = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = rels.replace(b"sheet2.xml", b"sheet1.xml")
    return archive(parts)
