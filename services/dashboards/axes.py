"""Like axes: charts that stand side by side are drawn over the same time and, in one unit, the same range."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from domain.framework.definitions import Indicator
from domain.shared.values import Scale, Value
from services.dashboards.points import Point, agreed_in_unit
from services.dashboards.trajectory import Trajectory

MARGIN = Decimal("0.08")
"""Room above and below what is drawn, as a part of its range."""
LEAST_PART = Decimal("0.25")
"""At least so much of all figures that there can be is drawn: closer by, a small change would look great."""


class Span(Value, frozen=True, kw_only=True):
    """The range of time that is drawn."""

    first: date
    last: date


class Range(Value, frozen=True, kw_only=True):
    """The range of figures that is drawn."""

    lowest: Decimal
    highest: Decimal


class Axes(Value, frozen=True, kw_only=True):
    """The ranges of one chart."""

    span: Span
    range: Range


Unit = tuple[str, str, Scale | None]
"""What two indicators must share to be drawn over one range: measure, unit and scale."""


def unit_key(indicator: Indicator) -> Unit:
    """What an indicator shares with those that can be drawn over its range."""
    return indicator.measure, indicator.unit, indicator.scale


def span_of(trajectories: Iterable[Trajectory], contract: Span) -> Span:
    """From the first thing that is drawn to the last, and at least the contract's first year."""
    days = [contract.first, contract.first + timedelta(days=365)]
    for trajectory in trajectories:
        days += [reading.period.ends_on for reading in trajectory.readings]
        days += [point.on for agreed in trajectory.agreed for point in agreed.path]
        days += [agreed.baseline.on for agreed in trajectory.agreed if agreed.baseline is not None]
    room = max((max(days) - min(days)) // 25, timedelta(days=7))
    return Span(first=min(days) - room, last=max(days) + room)


def close_span(days: Iterable[date]) -> Span:
    """From the first day that is drawn to the last, which has room for its name on a narrow screen."""
    drawn = sorted(days)
    length = drawn[-1] - drawn[0]
    least = timedelta(days=20)
    return Span(first=drawn[0] - max(length // 25, least), last=drawn[-1] + max(length // 10, least))


def with_words(drawn: Range) -> Range:
    """The range with room for words above what is drawn and below it."""
    room = (drawn.highest - drawn.lowest) / 10
    return Range(lowest=drawn.lowest - room, highest=drawn.highest + room)


def range_of(drawn: Sequence[tuple[Trajectory, Sequence[Point]]]) -> Range:
    """One range for indicators of one unit: the whole scale where there is one, else what is drawn."""
    whole = whole_of(drawn[0][0].indicator) if drawn else None
    numbers = [number for trajectory, points in drawn for number in _numbers(trajectory, points)]
    if whole is not None:
        numbers += [whole.lowest, whole.highest]
    return with_room(numbers, whole)


def close_range_of(trajectory: Trajectory, points: Sequence[Point]) -> Range:
    """The range of one indicator alone, close enough to see it move."""
    return with_room(list(_numbers(trajectory, points)), whole_of(trajectory.indicator))


def whole_of(indicator: Indicator) -> Range | None:
    """All figures that there can be: of a share or on a scale; None where it is not known."""
    if indicator.measure == "proportion":
        return Range(lowest=Decimal(0), highest=Decimal(100))
    scale = indicator.scale
    return None if scale is None else Range(lowest=scale.lowest, highest=scale.highest)


def with_room(numbers: Sequence[Decimal], whole: Range | None) -> Range:
    """The range of the numbers with room about them; without any, the whole scale.

    Args:
        numbers: that are drawn.
        whole: all figures that there can be, of which no smaller part than `LEAST_PART` is drawn; None where
            it is not known.
    """
    if not numbers:
        return whole or Range(lowest=Decimal(0), highest=Decimal(1))
    low, high = min(numbers), max(numbers)
    if whole is not None:
        low, high = _widened(low, high, whole)
    room = (high - low) * MARGIN or max(abs(high) * MARGIN, Decimal(1))
    return Range(lowest=low - room, highest=high + room)


def _widened(low: Decimal, high: Decimal, whole: Range) -> tuple[Decimal, Decimal]:
    """At least the least part of the whole, with what was asked for in its middle where the whole reaches."""
    least = (whole.highest - whole.lowest) * LEAST_PART
    start = min((low + high - least) / 2, whole.highest - least)
    start = max(start, whole.lowest)
    return min(low, start), max(high, start + least)


def _numbers(trajectory: Trajectory, points: Sequence[Point]) -> Iterable[Decimal]:
    """Every number that is drawn."""
    for point in points:
        yield from (each for each in (point.number, point.expected) if each is not None)
        yield from (earlier.number for earlier in point.earlier if earlier.number is not None)
        if point.interval is not None:
            yield from (point.interval.lower, point.interval.upper)
    for agreed in agreed_in_unit(trajectory):
        yield from (point.value for point in agreed.path)
        yield from () if agreed.baseline is None else (agreed.baseline.value,)
    band = trajectory.indicator.band
    yield from () if band is None else (band.lower, band.upper)
