"""Is the change real? The XmR chart: a series, its limits, and the points that are more than chance."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Literal

from domain.measures.process_limits import Capability, Limits, against_target, limits_of
from domain.measures.process_rules import PointClass, Signal, point_class, signals
from domain.measures.series import Dated
from domain.shared.values import Direction, Value

FEWEST_FOR_FIRM_LIMITS = 12

Weight = Literal["change", "possible_change"]
"""What a flagged point is taken for. In twelve quarterly figures the rules find a change of two standard
deviations about one time in five, and a flag is then worth a conversation and no verdict."""


class Rebase(Value, frozen=True, kw_only=True):
    """Somebody's act: from a day on, limits are worked out anew.

    Attributes:
        on: periods that end on this day or later count as new.
        reason: why, in the words of the person who did it.
    """

    on: date
    reason: str


class ChartedPoint(Value, frozen=True, kw_only=True):
    """One figure of the chart.

    Attributes:
        ends_on: its period's last day.
        number: in the indicator's unit.
        signals: the rules that it breaks.
        point_class: what it is called; None in a phase without limits.
    """

    ends_on: date
    number: Decimal
    signals: tuple[Signal, ...]
    point_class: PointClass | None


class Phase(Value, frozen=True, kw_only=True):
    """A stretch with limits of its own. Runs do not reach across phases.

    Attributes:
        points: at least one, in order of time.
        limits: None where there is one point only.
        opened_by: the re-basings since the phase before, in order of time.
    """

    points: tuple[ChartedPoint, ...]
    limits: Limits | None
    opened_by: tuple[Rebase, ...] = ()

    @property
    def trial(self) -> bool:
        """Whether the limits are still on trial, because fewer than twelve points are behind them."""
        return len(self.points) < FEWEST_FOR_FIRM_LIMITS


class ProcessChart(Value, frozen=True, kw_only=True):
    """An XmR chart of one series under one definition.

    Attributes:
        phases: in order of time; each has points.
        capability: what the limits of the last phase say of the target; None without limits, without a
            target, or where no way is wanted.
        weight: what a flagged point is taken for.
    """

    phases: tuple[Phase, ...]
    capability: Capability | None
    weight: Weight

    @property
    def latest(self) -> PointClass | None:
        """The class of the latest point, which is the chart's; None where there are no limits for it."""
        return self.phases[-1].points[-1].point_class if self.phases else None


def process_chart(
    points: Iterable[Dated],
    direction: Direction,
    *,
    quarterly_or_longer: bool,
    rebased: Iterable[Rebase] = (),
    target: Decimal | None = None,
) -> ProcessChart:
    """The XmR chart of a series.

    Args:
        points: the readings of one definition, in any order; a missing reading is left out, and the step
            across it counts as any other.
        direction: which way is wanted.
        quarterly_or_longer: whether readings come so seldom that a flag is only a possible change.
        rebased: the acts of re-basing, in any order.
        target: the figure that is to be reached, in the indicator's unit.
    """
    phases = _phases(sorted(points), sorted(rebased, key=lambda act: act.on), direction)
    return ProcessChart(
        phases=phases,
        capability=against_target(phases[-1].limits, direction, target) if phases else None,
        weight="possible_change" if quarterly_or_longer else "change",
    )


def _phases(points: Sequence[Dated], rebased: Sequence[Rebase], direction: Direction) -> tuple[Phase, ...]:
    acts = [act.on for act in rebased]
    phases: list[Phase] = []
    passed = 0
    for count, members in groupby(points, key=lambda point: bisect_right(acts, point[0])):
        phases.append(_phase(list(members), tuple(rebased[passed:count]), direction))
        passed = count
    return tuple(phases)


def _phase(points: Sequence[Dated], opened_by: tuple[Rebase, ...], direction: Direction) -> Phase:
    numbers = [number for _, number in points]
    limits = limits_of(numbers)
    broken = ((),) * len(numbers) if limits is None else signals(numbers, limits)
    charted = tuple(
        ChartedPoint(
            ends_on=ends_on,
            number=number,
            signals=rules,
            point_class=None if limits is None else point_class(rules, direction),
        )
        for (ends_on, number), rules in zip(points, broken, strict=True)
    )
    return Phase(points=charted, limits=limits, opened_by=opened_by)
