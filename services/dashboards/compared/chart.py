"""A comparison as a chart: what stands above, beside and below its figure, and its table."""

from __future__ import annotations

from decimal import Decimal

from services.dashboards.axes import Span, span_of
from services.dashboards.chart import Chart, Fact
from services.dashboards.compared.beside import Beside, PointBeside
from services.dashboards.compared.figure import figure
from services.dashboards.compared.words import counts_note, finding, place_words, sentence
from services.dashboards.describe import about, key_of, marks_in, notes, scope
from services.dashboards.table import Cell, Column, Table, headings_of
from services.dashboards.template import Plot
from services.dashboards.trajectory import ContractTrajectory
from services.dashboards.wording import in_unit, unit_of, with_unit

MARKS = {
    "Reading": "a dot is a reading of this contract",
    "Middle figure": "a diamond on the dashed line is the middle figure of all: half of them are above it",
    "Middle half": "the band, or an upright line, holds the middle half of them",
    "Not asked for between": "a dotted line spans periods that were not asked for",
    "No figure": "a mark below the chart is a period without a figure",
}
"""How the marks of each kind of trace are read."""


def chart_beside(beside: Beside, contract: ContractTrajectory) -> Chart:
    """The chart of one indicator beside its like."""
    drawn = _figure(beside, contract) if beside.can_be_compared else None
    return Chart(
        key=f"{key_of(beside.drawn)}-compared",
        subject=beside.indicator.title,
        finding=finding(beside),
        summary=sentence(beside),
        about=about(beside.drawn),
        scope=scope(beside.drawn, contract),
        source=_source(beside, contract),
        figure=drawn,
        table=table(beside),
        facts=_facts(beside),
        marks_used=marks_in(drawn, MARKS, beside.indicator) if drawn else (),
        notes=(*((counts_note(beside),) if drawn else ()), *notes(beside.drawn)),
    )


def _figure(beside: Beside, contract: ContractTrajectory) -> Plot:
    whole = Span(first=contract.starts_on, last=contract.ends_on)
    return figure(beside, span_of([beside.drawn.trajectory], whole))


def _source(beside: Beside, contract: ContractTrajectory) -> str:
    if not beside.can_be_compared:
        return contract.source
    return f"{contract.source}; and the returns of other {beside.peer_group} for the same indicator"


def _facts(beside: Beside) -> tuple[Fact, ...]:
    """The latest figure, the middle of the others by then, and between what the middle half lie."""
    if not beside.can_be_compared:
        return ()
    latest = beside.points[-1]
    now = "no reading" if latest.own.number is None else _said(beside, latest.own.number)
    facts = [Fact(label="Now", figure=now)]
    if latest.among is not None:
        between = f"{_said(beside, latest.among.lower)} to {_said(beside, latest.among.upper)}"
        facts.append(Fact(label="Half are above", figure=_said(beside, latest.among.median)))
        facts.append(Fact(label="The middle half", figure=between))
    return tuple(facts)


def _said(beside: Beside, number: Decimal) -> str:
    return in_unit(number, beside.indicator, beside.decimals)


def table(beside: Beside) -> Table:
    """One row for each period: the own figure, where those of the others lie, and how many they are.

    Where the record names no others, it is the table of the indicator alone.
    """
    if not beside.peer_group:
        return beside.drawn.table
    unit = unit_of(beside.indicator)
    return Table(
        columns=(
            Column(heading="Period"),
            Column(heading="Ends on"),
            Column(heading=headings_of(beside.drawn.trajectory).reading, kind="number"),
            Column(heading=with_unit("Half are above", unit), kind="number"),
            Column(heading=with_unit("A quarter are below", unit), kind="number"),
            Column(heading=with_unit("A quarter are above", unit), kind="number"),
            Column(heading="How many gave a figure", kind="number"),
            Column(heading="How many gave none", kind="number"),
            Column(heading="Where it lies"),
            Column(heading="Why there is no figure", kind="words"),
        ),
        rows=tuple(_row(each) for each in beside.points),
    )


def _row(point: PointBeside) -> tuple[Cell, ...]:
    among = point.among
    return (
        point.own.period.label,
        point.own.period.ends_on,
        point.own.number,
        among.median if among else None,
        among.lower if among else None,
        among.upper if among else None,
        Decimal(point.gave),
        Decimal(point.gave_none),
        place_words(point),
        point.own.gap,
    )
