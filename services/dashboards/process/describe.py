"""One indicator's process chart with everything that stands around it."""

from __future__ import annotations

from collections.abc import Mapping

from services.dashboards.chart import Chart
from services.dashboards.describe import about, key_of, marks_in, scope
from services.dashboards.process.figure import figure_of
from services.dashboards.process.notes import facts, notes
from services.dashboards.process.shown import Process
from services.dashboards.process.table import table_of
from services.dashboards.process.words import finding, sentence
from services.dashboards.template import Plot
from services.dashboards.trajectory import ContractTrajectory

READINGS: Mapping[str, str] = {
    "circle": "a dot is common cause, the usual ups and downs",
    "triangle-up": "a triangle is an improvement",
    "diamond": "a diamond is a concern",
    "square": "a square is unusually high or low",
    "circle-open": "a ring is a reading without limits yet",
}
"""How the readings are read."""

OTHERS: Mapping[str, str] = {
    "Mean": "the line across is the mean",
    "Limit": "the dashed lines are the limits, between which readings lie by chance alone",
    "Near limit": "the dotted lines are two thirds of the way to the limits",
    "No figure": "a mark below the chart is a period that is left out",
}
"""How everything else is read."""


def process_chart_of(process: Process, contract: ContractTrajectory) -> Chart:
    """The chart; without a figure where there is nothing to judge by, and then it says why."""
    figure = figure_of(process)
    drawn = process.drawn
    return Chart(
        key=key_of(drawn),
        subject=process.indicator.title,
        finding=finding(process),
        summary=sentence(process),
        about=about(drawn),
        scope=scope(drawn, contract),
        source=contract.source,
        figure=figure,
        table=table_of(process),
        facts=facts(process),
        marks_used=marks_used(process, figure) if figure else (),
        notes=notes(process),
    )


def marks_used(process: Process, figure: Plot) -> tuple[str, ...]:
    """How the marks of this figure are read; those that it does not have are not explained."""
    symbols = {
        symbol
        for trace in figure["data"]
        if trace["name"] == "Reading"
        for symbol, at in zip(trace["marker"]["symbol"], trace["y"], strict=True)
        if at is not None
    }
    return (
        *(words for symbol, words in READINGS.items() if symbol in symbols),
        *marks_in(figure, OTHERS, process.indicator),
    )
