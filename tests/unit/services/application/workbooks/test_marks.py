"""What a sheet says of cells beside what they hold: shown as a percentage, or made one with others."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from xlsxwriter import Workbook as Writer

from services.application.workbooks.passing import answered, taken
from services.application.workbooks.reading import Sheet, read_workbook
from tests.unit.services.application.workbooks.making import opendocument

ROW = "<table:table-row>{}</table:table-row>"
NUMBER = (
    '<table:table-cell office:value-type="{kind}" office:value="{value}"{more}><text:p>x</text:p>'
    "</table:table-cell>"
)
ROWS = ROW.format(
    NUMBER.format(kind="percentage", value="0.62", more=' table:number-columns-repeated="2"')
    + NUMBER.format(kind="float", value="0.5", more="")
) + ROW.format(
    NUMBER.format(
        kind="float", value="1", more=' table:number-columns-spanned="2" table:number-rows-spanned="1"'
    )
    + "<table:covered-table-cell/>"
)


def excel() -> Sheet:
    written = io.BytesIO()
    with Writer(written) as book:
        page = book.add_worksheet("Outcomes")
        for at, form in enumerate(("0%", '0.0"%"')):
            page.write_number(0, at, 0.62, book.add_format({"num_format": form}))
        page.write_number(0, 2, 0.5)
        page.write_string(0, 3, "text", book.add_format({"num_format": "0%"}))
        page.merge_range(1, 0, 1, 1, 1)
    return read_workbook(written.getvalue(), "x.xlsx").sheets[0]


def opened() -> Sheet:
    return read_workbook(opendocument(ROWS), "x.ods").sheets[0]


@pytest.mark.parametrize("made", [excel, opened])
def test_a_number_that_is_shown_as_a_percentage_is_told_from_others(made: Callable[[], Sheet]) -> None:
    sheet = made()
    assert sheet.percentages == {(1, 1), (1, 2)}
    assert sheet.cell(1, 1).value == Decimal("0.62")


@pytest.mark.parametrize("made", [excel, opened])
def test_cells_that_were_made_one_are_known(made: Callable[[], Sheet]) -> None:
    assert made().merged == ((2, 2, 1, 2),)


def test_both_come_over_from_the_process_that_reads() -> None:
    workbook = read_workbook(opendocument(ROWS), "x.ods")
    assert taken(answered(workbook), "x.ods") == workbook
