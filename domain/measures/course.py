"""The course of one indicator: where it started, where it is, what was expected of it, how far it came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from domain.framework.definitions import Indicator
from domain.measures.breaks import Break, Segment, SeriesPoint, comparable, segments
from domain.measures.expectation import AgainstExpected, against_expected, target_of
from domain.measures.outcome import Distance, distance
from domain.measures.standing import Aim, Standing, at_baseline
from domain.shared.values import Baseline, ExpectedPoint, Value


class Agreed(Value, frozen=True, kw_only=True):
    """Where the indicator started and how it is hoped to move, as agreed from one day on."""

    effective_from: date
    baseline: Baseline | None = None
    path: tuple[ExpectedPoint, ...] = ()


AgreedT = TypeVar("AgreedT", bound=Agreed)


class Start(Value, frozen=True, kw_only=True):
    """Where an indicator started.

    Attributes:
        standing: where it stood then.
        on: the day that this speaks of.
        agreed: whether it is the agreed baseline; otherwise it is the first reading.
    """

    standing: Standing
    on: date
    agreed: bool


class Course(Value, frozen=True, kw_only=True):
    """The last stretch of an indicator that was measured under one definition.

    Attributes:
        start: None where no baseline counts and no reading is followed by another period.
        first: the first period of the stretch; None before there is one.
        latest: the last period of the stretch; None before there is one.
        target: what is to be reached in the end; None where only a direction was agreed.
        expected: the latest figure beside what was expected by then; None where nothing was.
        distance: how it moved from its start to its latest figure, and how far towards its target.
        measured_anew: whether its definition was another one before.
    """

    start: Start | None
    first: SeriesPoint | None
    latest: SeriesPoint | None
    target: Decimal | None
    expected: AgainstExpected | None
    distance: Distance
    measured_anew: bool

    @property
    def now(self) -> Standing | None:
        """The latest figure; None where the last period has none, so that nothing old passes for news."""
        return self.latest.standing if self.latest else None


def course(
    aim: Aim, series: Sequence[SeriesPoint], agreed: Sequence[Agreed], breaks: Sequence[Break]
) -> Course:
    """Judge the last stretch of a series that was measured under one definition. It never raises.

    Args:
        aim: what is wanted of the indicator as it is defined last.
        series: its periods in order of time; of two that end on one day the first counts as the latest.
        agreed: what was ever expected of it, in order of the days from which it counts.
        breaks: the revisions that touched it.
    """
    stretch = segments(series, breaks)[-1]
    latest = _latest(stretch)
    now = latest.standing if latest else None
    in_force = in_force_on(agreed, breaks, latest.ends_on) if latest else None
    target = target_of(in_force.path) if in_force else None
    start = _start(stretch, agreed, breaks)
    return Course(
        start=start,
        first=stretch.points[0] if stretch.points else None,
        latest=latest,
        target=target,
        expected=against_expected(aim, in_force.path, latest.ends_on, now)
        if in_force and latest and now
        else None,
        distance=distance(aim, start.standing if start else None, now, target),
        measured_anew=bool(stretch.opened_by),
    )


def aim_of(indicator: Indicator) -> Aim:
    """What is wanted of the indicator, as its changes are judged."""
    return Aim(
        measure=indicator.measure,
        direction=indicator.direction,
        band=indicator.band,
        smallest_change=indicator.smallest_change,
    )


def in_force_on(agreed: Sequence[AgreedT], breaks: Sequence[Break], day: date) -> AgreedT | None:
    """What was agreed for a day, or None. Of another definition, it would speak of another measurement.

    Args:
        agreed: what was ever expected, in order of the days from which it counts.
        breaks: the revisions that touched the indicator.
        day: the day.
    """
    in_force: AgreedT | None = None
    for each in agreed:
        if each.effective_from <= day:
            in_force = each
    if in_force is None or not comparable(breaks, in_force.effective_from, day):
        return None
    return in_force


def baseline_on(agreed: Sequence[Agreed], breaks: Sequence[Break], day: date) -> Baseline | None:
    """The start that counts on a day: the newest by then of the definition in force, or None.

    A path may be agreed anew without a start; then the start before it stays.
    """
    named = [
        each.baseline
        for each in agreed
        if each.baseline is not None
        and each.effective_from <= day
        and comparable(breaks, each.effective_from, day)
    ]
    return named[-1] if named else None


def _latest(stretch: Segment) -> SeriesPoint | None:
    if not stretch.points:
        return None
    last_day = stretch.points[-1].ends_on
    return next(point for point in stretch.points if point.ends_on == last_day)


def _start(stretch: Segment, agreed: Sequence[Agreed], breaks: Sequence[Break]) -> Start | None:
    """The baseline of the present definition, or else the first reading that another period follows."""
    baseline = baseline_on(agreed, breaks, stretch.points[-1].ends_on) if stretch.points else None
    standing = at_baseline(baseline)
    if baseline is not None and standing is not None:
        return Start(standing=standing, on=baseline.on, agreed=True)
    first = next((point for point in stretch.points[:-1] if point.standing is not None), None)
    if first is None or first.standing is None:
        return None
    return Start(standing=first.standing, on=first.ends_on, agreed=False)
