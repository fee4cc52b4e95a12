"""Contract workbooks as rows by their headings, and the council that they are read for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from domain.framework.model import AgreedVersion, Framework
from services.application.contracts.known import Known, Named
from services.application.contracts.workbook.planning import Plan, Planner
from services.application.contracts.workbook.sheets import SHEETS
from services.application.workbooks.cells import CellValue
from services.application.workbooks.reading import Sheet, Workbook
from services.application.workbooks.writing import WrittenSheet, write_workbook
from tests.unit.domain.examples import (
    CONFIDENCE,
    COUNCIL,
    FRAMEWORK,
    FRIENDSHIP,
    HOPEFUL,
    LEAD,
    LONELY,
    PARTNER,
    WELL_BEING,
    an_id,
)

NOW = datetime(2026, 2, 1, 9, tzinfo=UTC)
OTHER = an_id(6)
VERSION = AgreedVersion(outcomes=(CONFIDENCE, FRIENDSHIP), indicators=(HOPEFUL, WELL_BEING, LONELY))
GROWING_UP = Framework(
    council_id=COUNCIL, title="Growing up well", service_area="Young people", versions=(VERSION,)
)
KNOWN = Known(
    council_id=COUNCIL,
    frameworks=(Named(FRAMEWORK, "Growing up well"),),
    organisations=(Named(LEAD, "Brightside"), Named(PARTNER, "Kestrel, Ash & Co"), Named(OTHER, "Oakgate")),
)
Rows = Sequence[Mapping[str, CellValue]]

CONTRACT: Mapping[str, CellValue] = {
    "Reference": "YS-01",
    "Title": "Youth service",
    "Framework": "Growing up well",
    "Arrangement": "Consortium",
    "Lead provider": "Brightside",
    "Partners": "Kestrel, Ash & Co\nOakgate",
    "First day": date(2026, 4, 1),
    "Last day": date(2029, 3, 31),
    "Value in pounds": Decimal(360_000),
    "Reports": "Every quarter",
}
EXPECTED: Mapping[str, CellValue] = {
    "Reference": "YS-01",
    "Indicator": HOPEFUL.title,
    "Baseline": Decimal(40),
    "Baseline day": date(2026, 3, 31),
    "People": Decimal(60),
    "Expected by": date(2027, 3, 31),
    "Expected value": Decimal(50),
}
LATER: Mapping[str, CellValue] = {
    "Reference": "YS-01",
    "Indicator": HOPEFUL.title,
    "Expected by": date(2029, 3, 31),
    "Expected value": Decimal(65),
}
ONE: Mapping[str, Rows] = {"Contracts": [CONTRACT]}
WHOLE: Mapping[str, Rows] = {
    "Contracts": [CONTRACT],
    "Outcomes": [
        {"Reference": "YS-01", "Outcome": CONFIDENCE.statement, "Indicator": HOPEFUL.title},
        {"Reference": "YS-01", "Outcome": FRIENDSHIP.statement},
    ],
    "Activities": [
        {
            "Reference": "ys-01",
            "Activity": "Evening club",
            "Outputs": "Three evenings a week",
            "Outcome": CONFIDENCE.statement,
            "Indicator": HOPEFUL.title,
        },
        {"Reference": "YS-01", "Activity": "evening  club", "Outcome": str(FRIENDSHIP.outcome_id)},
    ],
    "Expectations": [EXPECTED, LATER],
    "Break points": [{"Reference": "YS-01", "Day": date(2027, 4, 1), "Purpose": "After a year"}],
    "Questions": [{"Reference": "All contracts", "Question": "What changed for somebody?"}],
    "Common dataset": [
        {"Reference": "YS-01", "What is counted": "Age", "Group": "Under 16"},
        {"Reference": "YS-01", "What is counted": "Age", "Group": "16 and over"},
        {"Reference": "YS-01", "What is counted": "People who came"},
    ],
    "Compliance checks": [{"Reference": "YS-01", "What is confirmed": "Insurance is valid."}],
}


def with_changes(row: Mapping[str, CellValue], **changes: CellValue) -> Mapping[str, CellValue]:
    """The row with other cells; `First_day` stands for the heading "First day"."""
    return {**row, **{heading.replace("_", " "): value for heading, value in changes.items()}}


def one_with(**changes: CellValue) -> Mapping[str, Rows]:
    """A workbook of one contract with other cells."""
    return {"Contracts": [with_changes(CONTRACT, **changes)]}


def _values(sheet: WrittenSheet, rows: Rows) -> list[tuple[CellValue, ...]]:
    headings = [column.heading for column in sheet.columns]
    for row in rows:
        assert set(row) <= set(headings), f"{sheet.name} has no such heading: {set(row) - set(headings)}"
    return [tuple(row.get(heading) for heading in headings) for row in rows]


def workbook(sheets: Mapping[str, Rows]) -> Workbook:
    """A workbook as it is read, with these rows below the headings."""
    made = [
        Sheet(
            name=sheet.name,
            values=(
                tuple(column.heading for column in sheet.columns),
                *_values(sheet, sheets[sheet.name]),
            ),
        )
        for sheet in SHEETS
        if sheet.name in sheets
    ]
    return Workbook(name="contracts.xlsx", sheets=tuple(made))


def file_of(sheets: Mapping[str, Rows]) -> bytes:
    """The same as a file."""
    return write_workbook(
        [
            WrittenSheet(
                name=sheet.name, columns=sheet.columns, rows=_values(sheet, sheets.get(sheet.name, []))
            )
            for sheet in SHEETS
        ]
    )


def planned(sheets: Mapping[str, Rows], *, known: Known = KNOWN) -> Plan:
    """The plan of importing it where no contract is there yet."""
    return Planner(workbook(sheets), known).plan({FRAMEWORK: GROWING_UP}, {}, NOW)
