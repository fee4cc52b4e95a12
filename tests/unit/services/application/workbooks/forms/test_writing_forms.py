"""Forms are written alike in both formats: what stands in a cell, what may be chosen, what is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from domain.shared.errors import Invalid
from services.application.workbooks.cells import CellValue
from services.application.workbooks.forms.excel import write_excel
from services.application.workbooks.forms.model import FormCell, FormSheet
from services.application.workbooks.forms.opendocument import write_opendocument
from services.application.workbooks.reading import read_workbook
from tests.unit.services.application.workbooks.making import parts_of

Writer = Callable[[Sequence[FormSheet]], bytes]
BOTH = pytest.mark.parametrize("writer", [write_excel, write_opendocument])


def sheet(*cells: FormCell, name: str = 'Its <one> & "two"') -> FormSheet:
    return FormSheet(name=name, widths=(10, 20), cells=cells, frozen=1)


@BOTH
@pytest.mark.parametrize(
    "value",
    [
        "=1+1",
        "https://example.org",
        "two\n\n lines",
        "a\tb   c",
        "<b> & “c”",
        Decimal("12.5"),
        Decimal(-3),
        None,
    ],
)
def test_a_cell_holds_what_was_put_there_and_no_formula_of_it(writer: Writer, value: CellValue) -> None:
    written = writer([sheet(FormCell(row=2, column=3, look="text", value=value))])
    read = read_workbook(written, "x").sheets[0]
    assert read.cell(2, 3).value == value
    assert read.name == 'Its <one> & "two"'


@BOTH
def test_what_may_be_chosen_and_what_is_told_goes_with_the_cell(writer: Writer) -> None:
    cells = (
        FormCell(
            row=1, column=1, look="text", choices=("Yes", "Not yet"), note_title="Holds", note="Is it & so?"
        ),
        FormCell(row=2, column=1, look="number", check="whole"),
        FormCell(row=3, column=1, look="said", note="Nobody fills this in"),
    )
    text = "".join(part.decode() for name, part in parts_of(writer([sheet(*cells)])).items() if "xml" in name)
    for said in ("Yes", "Not yet", "Is it &amp; so?", "A whole number is asked for here"):
        assert said in text, said
    assert "Nobody fills this in" not in text


def test_cells_to_be_filled_in_are_told_from_others_by_their_border() -> None:
    cells = tuple(
        FormCell(row=1, column=column, look=look, value="x")
        for column, look in enumerate(("text", "number", "said", "heading", "unasked"), 1)
    )
    content = parts_of(write_opendocument([sheet(*cells)]))["content.xml"].decode()
    styles = {
        look: content.partition(f'style:name="{look}"')[2].partition("</style:style>")[0]
        for look in ("text", "number", "said", "heading", "unasked")
    }
    assert [look for look, style in styles.items() if "fo:border=" in style] == ["text", "number"]


@BOTH
def test_a_text_that_no_cell_can_hold_is_refused_with_its_cell(writer: Writer) -> None:
    with pytest.raises(Invalid, match="more than 32,767 characters") as caught:
        writer([sheet(FormCell(row=2, column=3, look="text", value="x" * 32_768), name="Words")])
    assert caught.value.field == "Words!C2"


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    cells = (
        FormCell(row=1, column=1, look="said", value="short"),
        FormCell(row=2, column=1, look="said", value="x" * 35),
        FormCell(row=3, column=2, look="text", value="two\nlines"),
    )
    rows = parts_of(write_excel([sheet(*cells)]))["xl/worksheets/sheet1.xml"].decode().split("<row ")
    heights = [row.partition('ht="')[2].partition('"')[0] for row in rows[1:]]
    assert heights == ["", "60", "30"]
