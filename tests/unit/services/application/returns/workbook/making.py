"""Workbooks of a return, made as a template and changed as people change them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from domain.shared.values import MissingReason
from services.application.returns.answers import Answers
from services.application.returns.workbook.template import template
from services.application.workbooks.cells import CellValue
from services.application.workbooks.forms.excel import write_excel
from services.application.workbooks.forms.model import FormCell, FormSheet
from services.application.workbooks.forms.opendocument import write_opendocument
from services.application.workbooks.reading import Sheet, Workbook, read_workbook
from tests.factories import HOPEFUL, LONELY, SAVED, WELCOME, WELL_BEING
from tests.unit.services.application.returns.pages import a_page

Writer = Callable[[Sequence[FormSheet]], bytes]
WRITERS: tuple[Writer, ...] = (write_excel, write_opendocument)
PAGE = a_page()
LATE: MissingReason = "late"
HOPEFUL_KEY, SCORE_KEY, LONELY_KEY, WELCOME_KEY, SAVED_KEY = (
    f"readings.{known.indicator_id}" for known in (HOPEFUL, WELL_BEING, LONELY, WELCOME, SAVED)
)
TYPED: Answers = {
    HOPEFUL_KEY: {
        "numerator": "31",
        "denominator": "50",
        "comment": "Two lines,\n  one of them indented",
        "travelled.improved": "9",
        "travelled.held": "4",
        "travelled.declined": "1",
        "travelled.mean": "0.25",
    },
    SCORE_KEY: {"score": "24.50", "people": "1,038"},
    LONELY_KEY: {"count": "8", "groups.0.count": "3", "groups.1.missing": "too_few_people"},
    WELCOME_KEY: {"missing": LATE},
    SAVED_KEY: {"pounds": "£1,900.50"},
    "narratives.story": {"text": "=1+1 & <b>a girl</b> came back"},
    "narratives.not-named": {"text": "12-14 _x0041_  two spaces"},
    "common_data.age": {"groups.0.count": "22", "groups.1.count": "0"},
    "common_data.sessions": {"missing": "not_collected"},
    "declarations.insurance": {"confirmed": "no", "explanation": "It ran out. We renew it in May."},
}
"""Answers to every kind of question."""


def workbook_of(answers: Answers | None = None, writer: Writer = write_excel, seen: int = 7) -> Workbook:
    """The template of the return with these answers in it, as it is read."""
    return read_workbook(writer(template(PAGE, answers or {}, seen)), "return.xlsx")


def place_of(workbook: Workbook, name: str, key: str, heading: str) -> tuple[int, int]:
    """Where the cell under a heading stands in the row with a key."""
    sheet = workbook.sheet(name)
    cells = [cell for number in range(1, sheet.height + 1) for cell in sheet.row(number)]
    column = next(cell.column for cell in cells if cell.value == heading)
    row = next(cell.row for cell in cells if cell.value == key)
    return row, column


def put(workbook: Workbook, name: str, key: str, heading: str, value: CellValue | float) -> Workbook:
    """The workbook with something written into a cell."""
    row, column = place_of(workbook, name, key, heading)
    written: CellValue = Decimal(str(value)) if isinstance(value, float) else value
    return with_rows(workbook, name, lambda rows: _put(rows, row, column, written))


def with_rows(
    workbook: Workbook, name: str, change: Callable[[list[list[CellValue]]], list[list[CellValue]]]
) -> Workbook:
    """The workbook with the rows of one sheet changed; all are equally wide when they are given."""
    sheet = workbook.sheet(name)
    rows = [[cell.value for cell in sheet.row(number)] for number in range(1, sheet.height + 1)]
    return with_sheet(workbook, name, values=tuple(map(tuple, change(rows))))


def with_sheet(workbook: Workbook, name: str, **changed: Any) -> Workbook:
    """The workbook with one sheet changed."""

    def one(sheet: Sheet) -> Sheet:
        if sheet.name != name:
            return sheet
        given = {field: getattr(sheet, field) for field in Sheet.__struct_fields__}
        return Sheet(**(given | changed))

    return msgspec.structs.replace(workbook, sheets=tuple(map(one, workbook.sheets)))


def _put(rows: list[list[CellValue]], row: int, column: int, value: CellValue) -> list[list[CellValue]]:
    rows[row - 1][column - 1] = value
    return rows


Puts = Mapping[tuple[str, str, str], CellValue]
"""What is written into cells, by sheet, key and heading."""


def filled_in(content: bytes, puts: Puts, writer: Writer = write_excel) -> bytes:
    """A downloaded template with something written into its cells, as a spreadsheet program saves it."""
    workbook = read_workbook(content, "return")
    for (name, key, heading), value in puts.items():
        workbook = put(workbook, name, key, heading, value)
    return rewritten(workbook, writer)


def rewritten(workbook: Workbook, writer: Writer = write_excel) -> bytes:
    """A workbook as a file again."""
    return writer([_form(sheet) for sheet in workbook.sheets])


def _form(sheet: Sheet) -> FormSheet:
    cells = (cell for number in range(1, sheet.height + 1) for cell in sheet.row(number))
    return FormSheet(
        name=sheet.name,
        widths=(),
        cells=tuple(
            FormCell(
                row=cell.row,
                column=cell.column,
                look="number" if isinstance(cell.value, Decimal) else "text",
                value=cell.value,
            )
            for cell in cells
            if not cell.is_empty
        ),
    )
