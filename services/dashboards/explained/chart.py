"""The formulas behind a figure as a table that can be taken away; there is nothing to draw."""

from __future__ import annotations

from collections.abc import Sequence

from services.dashboards.chart import Chart
from services.dashboards.describe import about_of
from services.dashboards.explained.case import Case
from services.dashboards.explained.sources import PAPERS
from services.dashboards.explained.worked import Worked
from services.dashboards.findings import figure_of
from services.dashboards.table import Column, Table
from services.dashboards.trajectory import ContractTrajectory
from services.dashboards.wording import MISSING, people_counted

KEY = "worked-out"
COLUMNS = (
    Column(heading="What"),
    Column(heading="Gives"),
    Column(heading="With its numbers", kind="words"),
    Column(heading="Formula", kind="words"),
    Column(heading="Of the numbers", kind="words"),
    Column(heading="Source", kind="words"),
)


def worked_chart(case: Case, rows: Sequence[Worked], contract: ContractTrajectory) -> Chart:
    """How the figure, and all that charts say of it, was worked out."""
    period = case.reading.period.label
    return Chart(
        key=KEY,
        subject=f"{case.indicator.title}, {period}",
        finding=worked_finding(case),
        summary=worked_summary(rows),
        about=about_of(case.indicator),
        scope=f"{contract.area}. {period}",
        source=contract.source,
        figure=None,
        table=Table(columns=COLUMNS, rows=tuple(_row(each) for each in rows)),
        notes=tuple(paper for source, paper in PAPERS.items() if source in {each.source for each in rows}),
    )


def worked_finding(case: Case) -> str:
    """The heading: which figure is explained, or why there is none."""
    reading, now = case.reading, case.story.now
    if reading.figure is None:
        why = MISSING[reading.missing] if reading.missing else "no reading"
        return f"There is no figure: {why}"
    if now is None:
        return "Told in words, so nothing is worked out"
    people = people_counted(reading.figure)
    shown = figure_of(case.story, now)
    return f"How {shown} came about" if people in {"", shown} else f"How {shown} came about, from {people}"


def worked_summary(rows: Sequence[Worked]) -> str:
    """One sentence: what the table is good for, or that there is nothing in it."""
    if not rows:
        return "There are no numbers to work anything out from."
    return "Each line is a formula with its numbers filled in: work it out, and you get the value beside it."


def _row(each: Worked) -> tuple[str, ...]:
    return (each.what, each.gives, each.filled, each.formula, each.words, each.source)
