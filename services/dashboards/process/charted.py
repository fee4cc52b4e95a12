"""One indicator as a process chart: each of its definitions by itself, in its phases."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from domain.measures.expectation import expected_on
from domain.measures.process_chart import (
    Phase,
    ProcessChart,
    Rebase,
    process_chart,
)
from domain.measures.process_limits import Limits
from domain.measures.series import Possible, possible_for
from services.dashboards.drawn import Drawn
from services.dashboards.measured import Measured, decimals_of_mean, measured
from services.dashboards.points import Point, agreed_on, present_stretch, stretch_on
from services.dashboards.process.shown import Process, ShownLimits, ShownPhase, ShownPoint
from services.dashboards.wording import rounded


def process_of(drawn: Drawn, *, quarterly_or_longer: bool) -> Process:
    """Work out the process chart of an indicator, each of its definitions by itself.

    Args:
        drawn: the indicator.
        quarterly_or_longer: whether its contract reports less often than every month.
    """
    present = present_stretch(drawn.trajectory)
    by_stretch = [measured(drawn, stretch) for stretch in range(present + 1)]
    charts = [
        _chart(drawn, stretch, figures, quarterly_or_longer=quarterly_or_longer)
        for stretch, figures in enumerate(by_stretch)
    ]
    decimals = decimals_of_mean(drawn, by_stretch[present])
    phases = [
        list(_phases(drawn, chart, figures, decimals))
        for chart, figures in zip(charts, by_stretch, strict=True)
    ]
    return Process(
        drawn=drawn,
        phases=tuple(phase for of_stretch in phases for phase in of_stretch),
        current=phases[present][-1] if phases[present] else None,
        weight=charts[present].weight,
        decimals=decimals,
        expected=_expected(drawn, by_stretch[present]),
        capability=charts[present].capability,
    )


def _chart(
    drawn: Drawn, stretch: int, figures: tuple[Measured, ...], *, quarterly_or_longer: bool
) -> ProcessChart:
    trajectory = drawn.trajectory
    resets = (each for each in trajectory.breaks if not each.definition_changed)
    return process_chart(
        (each.dated for each in figures),
        trajectory.definitions[min(stretch, len(trajectory.definitions) - 1)].direction,
        quarterly_or_longer=quarterly_or_longer,
        rebased=[
            Rebase(on=each.on, reason=each.reason)
            for each in resets
            if stretch_on(trajectory, each.on) == stretch
        ],
        target=_expected(drawn, figures),
    )


def _expected(drawn: Drawn, figures: tuple[Measured, ...]) -> Decimal | None:
    if not figures:
        return None
    day = figures[-1].point.period.ends_on
    agreed = agreed_on(drawn.trajectory, day)
    return None if agreed is None else expected_on(agreed.path, day)


def _phases(
    drawn: Drawn, chart: ProcessChart, figures: tuple[Measured, ...], decimals: int
) -> Iterable[ShownPhase]:
    """The phases with the points that they were worked out of, which stand in the same order."""
    indicator = drawn.trajectory.indicator
    possible = possible_for(indicator.measure, indicator.scale).with_read(each.number for each in figures)
    points = (each.point for each in figures)
    for phase in chart.phases:
        yield _phase(phase, [next(points) for _ in phase.points], possible, decimals)


def _phase(phase: Phase, points: list[Point], possible: Possible, decimals: int) -> ShownPhase:
    return ShownPhase(
        points=tuple(
            ShownPoint(point=point, signals=charted.signals, point_class=charted.point_class)
            for point, charted in zip(points, phase.points, strict=True)
        ),
        limits=None if phase.limits is None else _shown(phase.limits, possible, decimals),
        trial=phase.trial,
    )


def _shown(limits: Limits, possible: Possible, decimals: int) -> ShownLimits:
    lines = {
        "mean": limits.mean,
        "lower": limits.lower,
        "upper": limits.upper,
        "near_lower": limits.near_lower,
        "near_upper": limits.near_upper,
    }
    drawn = {name: rounded(possible.kept(line), decimals) for name, line in lines.items()}
    return ShownLimits(
        exact=limits,
        mean_moving_range=rounded(limits.mean_moving_range, decimals),
        beyond=frozenset(name for name, line in lines.items() if rounded(line, decimals) != drawn[name]),
        **drawn,
    )
