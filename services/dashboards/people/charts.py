"""How far people came as two charts: how many came which way, and how far on average."""

from __future__ import annotations

from collections.abc import Sequence

from services.dashboards.chart import Chart
from services.dashboards.describe import about, scope
from services.dashboards.drawn import Drawn
from services.dashboards.people.figure import bars, means
from services.dashboards.people.measured import Measured
from services.dashboards.people.table import table_of_counts, table_of_means
from services.dashboards.people.wording import (
    decimals_of_changes,
    mean_finding,
    mean_summary,
    notes,
    people_finding,
    people_summary,
)
from services.dashboards.trajectory import ContractTrajectory
from services.dashboards.wording import unit_of
from services.presentation.words import DIRECTIONS

BARS = (
    "each bar from left to right is who improved (dark blue), held (light blue), declined (orange)",
    "its white end is who left before the second time",
)
MEANS = (
    "a dot is the mean change",
    "the line through it is where the true mean change is likely to lie (Student's t, 95%)",
    "the dashed line is no change, to its right is the wanted way",
)


def people_charts(drawn: Drawn, contract: ContractTrajectory, measured: Sequence[Measured]) -> list[Chart]:
    """Both charts of an indicator of which it was given for one period or more."""
    return [_counts_chart(drawn, contract, measured), _means_chart(drawn, contract, measured)]


def _counts_chart(drawn: Drawn, contract: ContractTrajectory, measured: Sequence[Measured]) -> Chart:
    indicator = drawn.trajectory.indicator
    return Chart(
        key="people",
        subject=f"{indicator.title}: people measured twice",
        finding=people_finding(measured[-1], drawn.points[-1].period.label),
        summary=people_summary(measured[-1]),
        about=f"Unit: people. {DIRECTIONS[indicator.direction]}",
        scope=scope(drawn, contract),
        source=contract.source,
        figure=bars(measured),
        table=table_of_counts(measured),
        marks_used=BARS,
        notes=notes(drawn.trajectory, measured),
    )


def _means_chart(drawn: Drawn, contract: ContractTrajectory, measured: Sequence[Measured]) -> Chart:
    trajectory = drawn.trajectory
    decimals = decimals_of_changes(trajectory)
    shown = [each for each in measured if each.mean is not None]
    return Chart(
        key="mean-change",
        subject=f"{trajectory.indicator.title}: mean change of the same people",
        finding=mean_finding(measured[-1], decimals, drawn.points[-1].period.label),
        summary=mean_summary(measured[-1], decimals),
        about=about(drawn),
        scope=scope(drawn, contract),
        source=contract.source,
        figure=means(shown, decimals) if shown else None,
        table=table_of_means(measured, unit_of(trajectory.indicator), decimals),
        marks_used=MEANS if shown else (),
        notes=notes(trajectory, measured),
    )
