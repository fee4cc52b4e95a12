"""One indicator drawn on, with everything that stands around the chart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from services.dashboards.chart import Chart, Fact
from services.dashboards.describe import about, key_of, marks_in, scope
from services.dashboards.forecasting.figure import figure_of
from services.dashboards.forecasting.outlook import Outlook
from services.dashboards.forecasting.table import table_of
from services.dashboards.forecasting.words import UNCHANGED, finding, range_words, sentence, wanted_words
from services.dashboards.measured import decimals_of_mean
from services.dashboards.trajectory import ContractTrajectory
from services.dashboards.wording import difference, in_unit

NO_PROMISE = (
    "A forecast is no promise: it shows what would come if nothing changed, and what people do can change it"
)

MARKS: Mapping[str, str] = {
    "Reading": "a dot is a reading",
    UNCHANGED: "the dashed line with open diamonds is what would come if nothing changed",
    "Likely range": "the band is where 19 of 20 readings would lie if nothing changed",
    "Expected": "the dashed line without marks is what is expected",
    "Not asked for between": "a dotted line spans periods that were not asked for",
    "No figure": "a mark below the chart is a period without a figure",
}
"""How the marks of each kind of trace are read."""


def outlook_chart(outlook: Outlook, contract: ContractTrajectory) -> Chart:
    """The chart; what was read is drawn even where it cannot be drawn on."""
    figure, drawn = figure_of(outlook), outlook.drawn
    return Chart(
        key=key_of(drawn),
        subject=outlook.indicator.title,
        finding=finding(outlook),
        summary=sentence(outlook),
        about=about(drawn),
        scope=scope(drawn, contract),
        source=contract.source,
        figure=figure,
        table=table_of(outlook),
        facts=tuple(_facts(outlook)),
        marks_used=marks_in(figure, MARKS, outlook.indicator) if figure else (),
        notes=tuple(_notes(outlook)),
    )


def _facts(outlook: Outlook) -> Iterator[Fact]:
    indicator, decimals = outlook.indicator, outlook.drawn.story.decimals
    if outlook.figures:
        latest = outlook.figures[-1].point
        figure = in_unit(latest.number or Decimal(0), indicator, decimals)
        yield Fact(label="Latest reading", figure=f"{figure} in {latest.period.label}")
    if outlook.coming:
        last = outlook.coming[-1]
        yield Fact(label=f"{UNCHANGED}, in {last.period.label}", figure=range_words(outlook, last))
        wanted = "Expected then" if indicator.band is None else "Meant to stay within"
        yield Fact(label=wanted, figure=wanted_words(outlook, last) or "nothing agreed")
    if outlook.slope_per_year is not None:
        yield Fact(label="Way of the line", figure=_way(outlook, outlook.slope_per_year))


def _way(outlook: Outlook, slope: Decimal) -> str:
    decimals = decimals_of_mean(outlook.drawn, outlook.figures)
    if round(slope, decimals) == 0:
        return "level"
    a_year = difference(abs(slope), outlook.indicator, decimals)
    return f"{'up' if slope > 0 else 'down'} {a_year} a year"


def _notes(outlook: Outlook) -> Iterator[str]:
    if outlook.coming:
        yield NO_PROMISE
        yield _method(outlook)
    yield from (f"{mark.letter}: {mark.words}" for mark in outlook.drawn.marks)
    few = [point for point in outlook.drawn.points if point.kind_of_gap == "few_people"]
    if few:
        told = ", ".join(f"{point.period.label} ({point.counted})" for point in few)
        yield f"Left out, because fewer than ten people were measured: {told}"


def _method(outlook: Outlook) -> str:
    since = outlook.figures[0].point.period.label
    return (
        f"Method: a straight line through the {len(outlook.figures)} readings since {since}, with its 95% "
        "prediction interval. It is drawn on for at most four periods, and for at most half as many as were "
        "read"
    )
