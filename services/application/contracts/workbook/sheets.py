"""The sheets of a contract workbook: their columns, what these may hold, and how a person is told so."""

from __future__ import annotations

from collections.abc import Mapping

from domain.contract.terms import Arrangement
from domain.shared.calendar import Broken, Frequency
from domain.shared.values import BaselineQuality
from services.application import vocabulary
from services.application.vocabulary import meanings
from services.application.workbooks.tables import Column
from services.application.workbooks.writing import WrittenColumn, WrittenSheet

CONTRACTS, OUTCOMES, ACTIVITIES = "Contracts", "Outcomes", "Activities"
EXPECTATIONS, BREAK_POINTS = "Expectations", "Break points"
QUESTIONS, COMMON_DATASET, CHECKS = "Questions", "Common dataset", "Compliance checks"

ALL = "All contracts"
"""In place of a reference, where every contract of the workbook asks for the same."""
FOR_ALL = frozenset({QUESTIONS, COMMON_DATASET, CHECKS})
"""The sheets where that may stand."""

ARRANGEMENTS: Mapping[str, Arrangement] = meanings(vocabulary.ARRANGEMENTS)
FREQUENCIES: Mapping[str, Frequency] = meanings(vocabulary.FREQUENCIES)
FIRST_BROKEN: Mapping[str, Broken] = {
    "A return of its own": "own",
    "Together with the period after it": "joined",
}
LAST_BROKEN: Mapping[str, Broken] = {
    "A return of its own": "own",
    "Together with the period before it": "joined",
}
QUALITIES: Mapping[str, BaselineQuality] = meanings(vocabulary.BASELINE_QUALITIES)

_REFERENCE = WrittenColumn(heading="Reference", width=14, note="As on the sheet Contracts.")
_REFERENCE_OR_ALL = WrittenColumn(
    heading="Reference", width=14, note=f"As on the sheet Contracts, or: {ALL}."
)

SHEETS: tuple[WrittenSheet, ...] = (
    WrittenSheet(
        name=CONTRACTS,
        columns=(
            WrittenColumn(heading="Reference", width=14, note="The council's own, each once."),
            WrittenColumn(heading="Title", width=32),
            WrittenColumn(heading="Service area", width=22, note="Empty: that of the framework."),
            WrittenColumn(heading="Framework", width=28),
            WrittenColumn(heading="Version", width=9, holds="number", note="Empty: the newest agreed."),
            WrittenColumn(heading="Arrangement", width=22, choices=tuple(ARRANGEMENTS)),
            WrittenColumn(heading="Lead provider", width=28),
            WrittenColumn(heading="Partners", width=28, note="Each on a line of its own (Alt + Enter)."),
            WrittenColumn(heading="First day", width=18, holds="day"),
            WrittenColumn(heading="Last day", width=18, holds="day"),
            WrittenColumn(heading="Value in pounds", width=14, holds="number", note="May stay empty."),
            WrittenColumn(heading="Reports", width=24, choices=tuple(FREQUENCIES)),
            WrittenColumn(heading="Days until due", width=10, holds="number", note="Empty: 20."),
            WrittenColumn(heading="Days until locked", width=10, holds="number", note="Empty: 60."),
            WrittenColumn(
                heading="First broken period",
                width=30,
                choices=tuple(FIRST_BROKEN),
                note="If the contract begins within a period. Empty: a return of its own.",
            ),
            WrittenColumn(
                heading="Last broken period",
                width=30,
                choices=tuple(LAST_BROKEN),
                note="If the contract ends within a period. Empty: a return of its own.",
            ),
            WrittenColumn(heading="Spring term begins", width=18, note="Like 1 January, which empty means."),
            WrittenColumn(heading="Summer term begins", width=18, note="Like 1 April, which empty means."),
            WrittenColumn(
                heading="Autumn term begins", width=18, note="Like 1 September, which empty means."
            ),
        ),
    ),
    WrittenSheet(
        name=OUTCOMES,
        columns=(
            _REFERENCE,
            WrittenColumn(heading="Outcome", width=50, note="As the framework words it, or its id."),
            WrittenColumn(heading="Indicator", width=50, note="Empty: all that the outcome has."),
        ),
    ),
    WrittenSheet(
        name=ACTIVITIES,
        columns=(
            _REFERENCE,
            WrittenColumn(heading="Activity", width=36, note="Repeat it for each further outcome."),
            WrittenColumn(heading="Outputs", width=36),
            WrittenColumn(heading="Outcome", width=44),
            WrittenColumn(heading="Indicator", width=44),
            WrittenColumn(heading="Way of measuring", width=30),
        ),
    ),
    WrittenSheet(
        name=EXPECTATIONS,
        columns=(
            _REFERENCE,
            WrittenColumn(heading="Indicator", width=50, note="Repeat it for each further day."),
            WrittenColumn(heading="Baseline", width=12, holds="number", note="A percentage as 40, not 0.4."),
            WrittenColumn(heading="Baseline day", width=18, holds="day"),
            WrittenColumn(heading="People", width=10, holds="number", note="How many are behind it."),
            WrittenColumn(
                heading="How good it is", width=26, choices=tuple(QUALITIES), note="Empty: measured then."
            ),
            WrittenColumn(heading="Expected by", width=18, holds="day"),
            WrittenColumn(heading="Expected value", width=12, holds="number"),
        ),
    ),
    WrittenSheet(
        name=BREAK_POINTS,
        columns=(
            _REFERENCE,
            WrittenColumn(heading="Day", width=18, holds="day"),
            WrittenColumn(heading="Purpose", width=50),
        ),
    ),
    WrittenSheet(name=QUESTIONS, columns=(_REFERENCE_OR_ALL, WrittenColumn(heading="Question", width=80))),
    WrittenSheet(
        name=COMMON_DATASET,
        columns=(
            _REFERENCE_OR_ALL,
            WrittenColumn(heading="What is counted", width=50, note="Repeat it for each further group."),
            WrittenColumn(heading="Group", width=30, note="Empty: one number, without groups."),
        ),
    ),
    WrittenSheet(
        name=CHECKS, columns=(_REFERENCE_OR_ALL, WrittenColumn(heading="What is confirmed", width=80))
    ),
)
_MAY_LACK: Mapping[str, frozenset[str]] = {
    CONTRACTS: frozenset(
        {
            *("Service area", "Version", "Partners", "Value in pounds"),
            *("Days until due", "Days until locked", "First broken period", "Last broken period"),
            *("Spring term begins", "Summer term begins", "Autumn term begins"),
        }
    ),
    OUTCOMES: frozenset({"Indicator"}),
    ACTIVITIES: frozenset({"Outputs", "Outcome", "Indicator", "Way of measuring"}),
    EXPECTATIONS: frozenset({"People", "How good it is"}),
    BREAK_POINTS: frozenset({"Purpose"}),
    COMMON_DATASET: frozenset({"Group"}),
}


def columns_of(sheet: WrittenSheet) -> tuple[Column, ...]:
    """The columns as they are read."""
    may_lack = _MAY_LACK.get(sheet.name, frozenset())
    return tuple(Column(column.heading, needed=column.heading not in may_lack) for column in sheet.columns)
