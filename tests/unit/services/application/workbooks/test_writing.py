"""What is written is read back as it was, and nothing that somebody typed becomes a formula."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.shared.errors import Invalid
from services.application.workbooks.cells import Cell, CellValue, number
from services.application.workbooks.reading import read_workbook
from services.application.workbooks.writing import WrittenColumn, WrittenSheet, write_workbook
from tests.unit.services.application.workbooks.making import parts_of

texts = st.text(st.characters(exclude_categories=["C"], include_characters="\n_"), max_size=40).map(str.strip)
numbers = st.decimals(-(10**14), 10**14, allow_nan=False, places=6)
days = st.dates(min_value=date(1901, 1, 1), max_value=date(9999, 12, 31))


def written(*values: CellValue) -> WrittenSheet:
    columns = tuple(WrittenColumn(heading=f"Column {at}") for at, _ in enumerate(values))
    return WrittenSheet(name="Outcomes", columns=columns, rows=[values])


def cells(*values: CellValue) -> tuple[Cell, ...]:
    sheet = read_workbook(write_workbook([written(*values)]), "plan.xlsx").sheet("Outcomes")
    return tuple(sheet.cell(2, column) for column, _ in enumerate(values, start=1))


@settings(max_examples=25, deadline=None)
@given(st.lists(texts, min_size=1), st.lists(days), st.lists(st.booleans()))
def test_texts_days_and_answers_are_read_back_as_they_were(
    words: list[str], dates: list[date], answers: list[bool]
) -> None:
    values = (*words, *dates, *answers)
    assert tuple(cell.value for cell in cells(*values)) == tuple(
        value if value != "" else None for value in values
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(numbers, min_size=1))
def test_numbers_are_read_back_to_their_last_digit(values: list[Decimal]) -> None:
    assert [number(cell) for cell in cells(*values)] == values


def test_a_number_that_a_spreadsheet_keeps_is_written_as_one() -> None:
    (kept, too_long) = cells(Decimal("1.1"), Decimal("1234567890.123456789"))
    assert (kept.value, too_long.value) == (Decimal("1.1"), "1234567890.123456789")


@pytest.mark.parametrize(
    "typed",
    ["=1+1", "+44 20", "-5 to 5", "@everyone", "{=SUM(A1)}", "https://example.org", "_x0041_ and _x005F_"],
)
def test_what_somebody_typed_is_text_and_neither_formula_nor_link(typed: str) -> None:
    content = write_workbook([written(typed)])
    sheet = parts_of(content)["xl/worksheets/sheet1.xml"]
    assert cells(typed)[0].value == typed
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


def test_a_text_longer_than_a_cell_is_refused_by_address_and_not_cut() -> None:
    with pytest.raises(Invalid, match="32,767") as refused:
        write_workbook([written("short", "x" * 32_768)])
    assert refused.value.field == "Outcomes!B2"


def test_choices_are_offered_where_they_belong_and_notes_say_how() -> None:
    columns = (
        WrittenColumn(
            heading="Level", choices=("Service, or part of it", "Community"), note="Where it shows."
        ),
        WrittenColumn(heading="Days", holds="number"),
    )
    content = write_workbook([WrittenSheet(name="Outcomes", columns=columns)], notes=("Fill it in.",))
    workbook, sheet = read_workbook(content, "plan.xlsx"), parts_of(content)["xl/worksheets/sheet1.xml"]
    assert [known.name for known in workbook.sheets] == ["Outcomes", "Notes", "Choices"]
    assert workbook.sheet("Notes").cell(2, 1).value == "Fill it in."
    assert [row[0] for row in workbook.sheet("Choices").values] == ["Service, or part of it", "Community"]
    assert b"Choices!$A$1:$A$2" in sheet
    assert b'sqref="A2:A2001"' in sheet
    assert b'prompt="Where it shows."' in sheet
