"""The groups of an indicator as small charts on like axes, and how far their own people came as a table."""

from __future__ import annotations

from services.dashboards.axes import Axes, Span, range_of, span_of
from services.dashboards.chart import Chart
from services.dashboards.describe import about, is_drawn, notes, scope
from services.dashboards.groups.apart import Apart, Group
from services.dashboards.groups.figure import beside
from services.dashboards.groups.table import people_of_groups, table_of_group, table_of_people
from services.dashboards.groups.wording import group_finding, notes_on
from services.dashboards.people.wording import people_summary
from services.dashboards.summaries import sentence
from services.dashboards.trajectory import ContractTrajectory
from services.presentation.words import counted


def group_charts(known: Apart, contract: ContractTrajectory) -> list[Chart]:
    """A chart for each group, in the order in which the indicator names them."""
    axes = _like_axes(known, contract)
    return [_chart(number, group, known, contract, axes) for number, group in enumerate(known.groups, 1)]


def people_chart(known: Apart, contract: ContractTrajectory) -> Chart | None:
    """How far those of each group came who were measured twice; None where that was never given."""
    measured = people_of_groups(known)
    if not measured:
        return None
    told = [f"{name}: {people_summary(periods[-1])}" for name, periods in measured]
    return Chart(
        key="people-of-groups",
        subject=f"{known.everybody.trajectory.indicator.title}: the same people, group by group",
        finding=f"Given for {counted(len(measured), 'group', 'groups')} of {len(known.groups)}",
        summary=" ".join(told),
        about=about(known.everybody),
        scope=scope(known.everybody, contract),
        source=contract.source,
        figure=None,
        table=table_of_people(known),
    )


def _like_axes(known: Apart, contract: ContractTrajectory) -> Axes:
    """Over the time in which groups were read, so that a few periods are not squeezed into a corner."""
    since = Span(first=known.everybody.trajectory.readings[0].period.starts_on, last=contract.ends_on)
    drawn = [known.everybody, *(group.drawn for group in known.groups)]
    return Axes(
        span=span_of((group.drawn.trajectory for group in known.groups), since),
        range=range_of([(each.trajectory, each.points) for each in drawn]),
    )


def _chart(number: int, group: Group, known: Apart, contract: ContractTrajectory, axes: Axes) -> Chart:
    return Chart(
        key=f"group-{number}",
        subject=group.name,
        finding=group_finding(known, group),
        summary=sentence(group.drawn.story),
        about=about(group.drawn),
        scope=scope(group.drawn, contract),
        source=contract.source,
        figure=beside(group, known.everybody, axes) if is_drawn(group.drawn) else None,
        table=table_of_group(known, group),
        notes=(*notes_on(group), *notes(group.drawn)),
        level=2,
        size="small",
    )
