"""If nothing changes: the straight line through a series, drawn on, with how far it may be off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Context, Decimal, localcontext
from typing import Literal

from domain.measures.series import Dated, Possible
from domain.measures.students_t import t_95
from domain.shared.values import Value

FEWEST_READINGS = 6
"""With fewer, the line hangs on single readings, and Student's t makes its interval too wide to be of use."""
MOST_PERIODS = 4
DAYS_IN_A_YEAR = Decimal("365.25")
WORKING, KEPT = Context(prec=50), Context(prec=28)

Method = Literal["straight_line"]
NotForecast = Literal["fewer_than_six_readings", "all_on_one_day"]
"""Keys of the sentences that say why nothing is drawn on; docs/reference/measures.md gives each in words."""


class Ahead(Value, frozen=True, kw_only=True):
    """What would be read on a day to come, in the indicator's unit, kept within what is possible.

    Attributes:
        middle: the line itself.
        lower: with `upper`, the two ends between which 19 of 20 such readings would lie.
        upper: the other end.
    """

    on: date
    middle: Decimal
    lower: Decimal
    upper: Decimal


class Forecast(Value, frozen=True, kw_only=True):
    """A series drawn on, as though what made it went on as before.

    Attributes:
        method: key of the way in which it was worked out.
        readings: how many readings it is drawn from.
        slope_per_year: change in 365.25 days, in the indicator's unit.
        ahead: one for each day that was asked about.
    """

    method: Method
    readings: int
    slope_per_year: Decimal
    ahead: tuple[Ahead, ...]


class NoForecast(Value, frozen=True, kw_only=True):
    """Nothing is drawn on, and why."""

    reason: NotForecast


def forecast(points: Sequence[Dated], days: Iterable[date], possible: Possible) -> Forecast | NoForecast:
    """The least-squares line on days, with the prediction interval at 95 % of one further reading.

    With n readings y on days x, line a + b x, residual deviation s and Student's t of n - 2 degrees of
    freedom: a + b x₀ ± t s √(1 + 1/n + (x₀ - mean x)² / Σ(x - mean x)²).

    Source: N. R. Draper and H. Smith, Applied Regression Analysis, 3rd edition (1998).

    Args:
        points: the readings of the present definition, in any order.
        days: the days to come that are asked about.
        possible: what can be read at all; an end that a reading passed does not count.
    """
    if len(points) < FEWEST_READINGS:
        return NoForecast(reason="fewer_than_six_readings")
    if len({day for day, _ in points}) == 1:
        return NoForecast(reason="all_on_one_day")
    with localcontext(WORKING):
        line = _line(points)
    bounds = possible.with_read(number for _, number in points)
    return Forecast(
        method="straight_line",
        readings=len(points),
        slope_per_year=KEPT.plus(line.slope * DAYS_IN_A_YEAR),
        ahead=tuple(_ahead(line, day, bounds) for day in days),
    )


def days_ahead(points: Sequence[Dated], period_ends: Iterable[date]) -> tuple[date, ...]:
    """The days worth asking about: a line is never drawn on for more than half as far as was read.

    Args:
        points: the readings of the present definition.
        period_ends: last days of the contract's periods, in any order, past and to come.

    Returns:
        The ends of at most four periods after the last reading, and of at most half as many as were read.
    """
    last = max((day for day, _ in points), default=date.max)
    return tuple(sorted(day for day in period_ends if day > last)[: min(MOST_PERIODS, len(points) // 2)])


class _Line(Value, frozen=True, kw_only=True):
    readings: int
    middle_day: Decimal
    middle_number: Decimal
    slope: Decimal
    day_squares: Decimal
    deviation: Decimal


def _line(points: Sequence[Dated]) -> _Line:
    days = [Decimal(day.toordinal()) for day, _ in points]
    numbers = [number for _, number in points]
    count = len(points)
    middle_day, middle_number = sum(days, Decimal(0)) / count, sum(numbers, Decimal(0)) / count
    across = [day - middle_day for day in days]
    up = [number - middle_number for number in numbers]
    day_squares = sum((x * x for x in across), Decimal(0))
    slope = sum((x * y for x, y in zip(across, up, strict=True)), Decimal(0)) / day_squares
    residuals = sum(((y - slope * x) ** 2 for x, y in zip(across, up, strict=True)), Decimal(0))
    return _Line(
        readings=count,
        middle_day=middle_day,
        middle_number=middle_number,
        slope=slope,
        day_squares=day_squares,
        deviation=(residuals / (count - 2)).sqrt(),
    )


def _ahead(line: _Line, day: date, bounds: Possible) -> Ahead:
    with localcontext(WORKING):
        across = day.toordinal() - line.middle_day
        middle = line.middle_number + line.slope * across
        widening = 1 + Decimal(1) / line.readings + across * across / line.day_squares
        off = t_95(line.readings - 2) * line.deviation * widening.sqrt()
        lower, upper = middle - off, middle + off
    kept = [bounds.kept(KEPT.plus(number)) for number in (middle, lower, upper)]
    return Ahead(on=day, middle=kept[0], lower=kept[1], upper=kept[2])
