"""People's workbooks as rows, and the return that they are for."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from projections.returns.results import Return
from services.application.returns.people.asked import Measured, measured_in
from services.application.returns.questions import tasks_of
from services.application.workbooks.cells import CellValue
from services.application.workbooks.extent import Place, Region
from services.application.workbooks.reading import Sheet, Workbook
from tests.factories import HOPEFUL, LONELY, WELL_BEING
from tests.unit.services.application.returns.pages import a_page, asking

Row = Sequence[object]
SCORE, COUNT = f"readings.{WELL_BEING.indicator_id}", f"readings.{LONELY.indicator_id}"
HEADINGS = ("Code", "Well-being score: start", "Well-being score: later", "Groups")


def page() -> Return:
    """A return that asks for a score and a count, both for two groups; a score counts from 3 points on."""
    groups = LONELY.disaggregations
    score = msgspec.structs.replace(WELL_BEING, disaggregations=groups, smallest_change=Decimal(3))
    return a_page(asking(score), asking(LONELY), asking(HOPEFUL))


def measured() -> tuple[Measured, ...]:
    """What its workbook asks."""
    return measured_in(tasks_of(page()))


def workbook(
    *rows: Row,
    headings: Sequence[str] = HEADINGS,
    percentages: frozenset[Place] = frozenset(),
    merged: tuple[Region, ...] = (),
) -> Workbook:
    """A workbook with these rows of people; whole numbers are numbers."""
    values = (tuple(headings), *(tuple(map(_value, row)) for row in rows))
    sheet = Sheet(name="People", values=values, percentages=percentages, merged=merged)
    return Workbook(name="people.xlsx", sheets=(sheet,))


def _value(written: object) -> CellValue:
    if isinstance(written, int | float) and not isinstance(written, bool):
        return Decimal(str(written))
    return written  # type: ignore[return-value]
