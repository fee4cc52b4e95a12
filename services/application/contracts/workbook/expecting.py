"""Reads what is expected of a contract's indicators: one row a day, and the baseline on the first of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec

from domain.contract.commands import SetExpectation
from domain.contract.terms import Expectation
from domain.framework.definitions import Indicator
from domain.shared.errors import DomainError
from domain.shared.values import Baseline, BaselineQuality, ExpectedPoint
from services.application.contracts.workbook.entries import Entry
from services.application.contracts.workbook.names import Names
from services.application.contracts.workbook.places import Places, ToldOnce
from services.application.contracts.workbook.sheets import EXPECTATIONS, QUALITIES
from services.application.workbooks.cells import Cell, day, needed, number, one_of, whole_number
from services.application.workbooks.tables import Row

_quality: Callable[[Cell], BaselineQuality | None] = one_of(QUALITIES)
OF_BASELINE = ("Baseline", "Baseline day", "People", "How good it is")
OF_POINT = ("Expected by", "Expected value")


class _Gathered(msgspec.Struct):
    """What the rows of one indicator have said so far."""

    place: int
    baseline: Baseline | None = None
    baseline_cell: Cell | None = None
    points: list[ExpectedPoint] = []


def expectations_of(
    entry: Entry, contract_id: UUID, indicators: Names[Indicator], problems: ToldOnce, places: Places
) -> tuple[SetExpectation, ...]:
    """What is expected of each indicator that the rows name, in the order in which they first name it."""
    gathered: dict[UUID, _Gathered] = {}
    for row in entry.on(EXPECTATIONS):
        read = needed(indicators.one, "Say which indicator.")
        indicator = problems.take(read, row["Indicator"])
        if indicator is not None:
            known = gathered.setdefault(indicator.indicator_id, _Gathered(len(gathered)))
            places.put(f"expectations.{known.place}", row["Indicator"])
            _read(row, known, problems, places)
    return tuple(
        SetExpectation(
            stream_id=contract_id,
            expectation=Expectation(
                indicator_id=indicator_id, baseline=known.baseline, path=tuple(known.points)
            ),
        )
        for indicator_id, known in gathered.items()
    )


def _read(row: Row, known: _Gathered, problems: ToldOnce, places: Places) -> None:
    with_baseline = _is_filled(row, OF_BASELINE)
    with_point = _is_filled(row, OF_POINT)
    if not with_baseline and not with_point:
        problems.note(row["Expected value"], "Give a baseline, an expected value, or take the row out.")
    if with_baseline:
        _read_baseline(row, known, problems, places)
    if with_point:
        _read_point(row, known, problems, places)


def _is_filled(row: Row, headings: tuple[str, ...]) -> bool:
    return any(not row[heading].is_empty for heading in headings)


def _read_baseline(row: Row, known: _Gathered, problems: ToldOnce, places: Places) -> None:
    cell = row["Baseline"]
    if known.baseline_cell is not None:
        above = known.baseline_cell.place
        problems.note(
            cell
            if not cell.is_empty
            else next(row[heading] for heading in OF_BASELINE[1:] if not row[heading].is_empty),
            f"The baseline of this indicator stands in {above} already. Leave these cells empty.",
        )
        return
    known.baseline_cell = cell
    places.put(f"expectations.{known.place}.baseline", cell)
    value = problems.take(needed(number, "Give the baseline's value, or empty its other cells."), cell)
    on = problems.take(needed(day, "Say which day the baseline speaks of."), row["Baseline day"])
    people = problems.take(whole_number, row["People"])
    quality: BaselineQuality | None = problems.take(_quality, row["How good it is"])
    if value is None or on is None:
        return
    try:
        known.baseline = Baseline(value=value, on=on, people=people, quality=quality or "measured")
    except DomainError as error:  # its value was an ordinary number: it can only be the people
        problems.note(row["People"], error.message)


def _read_point(row: Row, known: _Gathered, problems: ToldOnce, places: Places) -> None:
    on: date | None = problems.take(
        needed(day, "Say by which day this value is expected."), row["Expected by"]
    )
    value: Decimal | None = problems.take(
        needed(number, "Give the value that is expected by this day."), row["Expected value"]
    )
    if on is not None and value is not None:
        places.put(f"expectations.{known.place}.path.{len(known.points)}", row["Expected value"])
        known.points.append(ExpectedPoint(on=on, value=value))
