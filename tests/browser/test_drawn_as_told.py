"""The walk through the gallery finds whatever is drawn otherwise than told: broken once in each way."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tests.browser.drawn_as_told import complaints_about
from tests.browser.walked import Section, Trace, cell_of, numbers_in

DAYS = ["2015-06-30", "2015-09-30", "2015-12-31"]


def trace(name: str, y: list[Any], x: list[Any] = DAYS, *, lane: bool = False) -> Trace:
    return Trace(name=name, x=x, y=y, lane=lane)


READING = trace("Reading", [1200.5, None, -3])
BEFORE = trace("Before correction", [82], [DAYS[0]])
GAP = trace("No figure", [0], [DAYS[1]], lane=True)
CHART = Section(
    key="indicator-1",
    level="H2",
    heading="Huge: Feel less lonely",
    named=True,
    text="",
    headings=["Period", "Ends on", "Reading (%)", "As given", "Why there is no figure", "Before correction"],
    numeric=["Reading (%)", "As given"],
    rows=[
        ["Q1 2015", "30 Jun 2015", "1,200.5", "1,200.54", "", "82% until 2 January 2020 (counted twice)"],
        ["Q2 2015", "30 Sep 2015", "", "", "not collected", ""],
        ["Q3 2015", "31 Dec 2015", "\N{MINUS SIGN}3", "", "", ""],
    ],
    traces=[READING, BEFORE, GAP],
    given=3,
    links={},
)


def with_cell(row: int, column: int, cell: str) -> Section:
    rows = [list(each) for each in CHART.rows]
    rows[row][column] = cell
    return replace(CHART, rows=rows)


def with_traces(*traces: Trace) -> Section:
    return replace(CHART, traces=list(traces))


def test_what_is_drawn_as_it_is_told_is_nothing_to_complain_about() -> None:
    assert complaints_about("travelled", CHART) == []


@pytest.mark.parametrize(
    "broken",
    [
        with_cell(0, 2, "1,200.4"),
        with_cell(1, 2, "7"),
        with_cell(0, 1, "29 Jun 2015"),
        with_cell(0, 5, "83% until 2 January 2020 (counted twice)"),
        with_cell(1, 4, ""),
        with_cell(2, 4, "not collected"),
        with_traces(BEFORE, GAP),
        with_traces(READING, BEFORE),
        with_traces(READING, READING, BEFORE, GAP),
        with_traces(READING, BEFORE, GAP, trace("Target", [1, 1, 1])),
        with_traces(READING, BEFORE, GAP, trace("Expected", [1, 1, 1])),
        with_traces(READING, BEFORE, GAP, trace("Not asked for between", [7], [DAYS[1]])),
        with_traces(replace(READING, y=[1200.5, 0, -3]), BEFORE, GAP),
        replace(
            CHART,
            headings=[*CHART.headings[:3], "Expected (%)", *CHART.headings[4:]],
            numeric=["Expected (%)"],
        ),
        replace(CHART, traces=[]),
    ],
)
def test_whatever_is_drawn_otherwise_than_told_is_found(broken: Section) -> None:
    assert complaints_about("travelled", broken)


def test_bars_are_held_against_the_row_that_they_stand_in() -> None:
    bars = replace(
        CHART,
        headings=["Contract", "Moved away", "Held"],
        numeric=["Moved away", "Held"],
        rows=[["One", "1", "0"], ["Nothing is asked for", "0", "0"], ["Two", "2", "3"]],
        traces=[trace("Moved away", ["a", "b"], [1, 2]), trace("Held", ["a", "b"], [0, 3])],
    )
    assert complaints_about("portfolio", bars) == []
    changed = [replace(bars.traces[0], x=[2, 1]), bars.traces[1]]
    assert complaints_about("portfolio", replace(bars, traces=changed))


def test_cells_are_read_as_people_read_them() -> None:
    assert [str(cell_of(text)) for text in ("\N{MINUS SIGN}1,200.50", "1 Apr 2015", "3 of 8", "")] == [
        "-1200.50",
        "2015-04-01",
        "3 of 8",
        "",
    ]
    assert numbers_in("82% until 2 January 2020; 41,000 until") == {82, 2, 2020, 41_000}
