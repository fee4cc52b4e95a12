"""What a series usually does: the limits of an XmR chart, and a target beside them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from itertools import pairwise
from typing import Literal

from domain.shared.values import Direction, Value

TO_LIMIT = Decimal("2.66")
"""From mean to limit in mean moving ranges: 3 ÷ 1.128, the d₂ of two readings."""
FEWEST_FOR_LIMITS = 2
COMPARED = Context(prec=20)
"""Percentages are kept to 28 digits, so the mean of seven equal thirds misses them by a hair, and each of
them would be called unusual. Compared at twenty digits they meet."""

Capability = Literal["consistently_passing", "consistently_failing", "hit_and_miss"]


class Limits(Value, frozen=True, kw_only=True):
    """Between which figures a series lies as long as nothing special happens, in the indicator's unit.

    They are not kept within what can be read: a limit may lie above 100 %, and pages say so.

    Attributes:
        mean: of the figures.
        mean_moving_range: the mean of the steps from each figure to the next, whichever way they go.
        lower: mean less 2.66 mean moving ranges.
        upper: mean and 2.66 mean moving ranges.
        near_lower: two thirds of the way from mean to lower limit.
        near_upper: two thirds of the way from mean to upper limit.
    """

    mean: Decimal
    mean_moving_range: Decimal
    lower: Decimal
    upper: Decimal
    near_lower: Decimal
    near_upper: Decimal


def limits_of(numbers: Sequence[Decimal]) -> Limits | None:
    """The limits of figures in order of time; None of fewer than two, which have no moving range.

    Source: D. J. Wheeler, Understanding Variation (1993); NHS England, Making Data Count: Strengthening your
    decisions (2019).
    """
    if len(numbers) < FEWEST_FOR_LIMITS:
        return None
    mean = sum(numbers, Decimal(0)) / len(numbers)
    steps = [abs(later - earlier) for earlier, later in pairwise(numbers)]
    usual = sum(steps, Decimal(0)) / len(steps)
    reach = TO_LIMIT * usual
    near = reach * 2 / 3
    return Limits(
        mean=as_compared(mean),
        mean_moving_range=as_compared(usual),
        lower=as_compared(mean - reach),
        upper=as_compared(mean + reach),
        near_lower=as_compared(mean - near),
        near_upper=as_compared(mean + near),
    )


def as_compared(number: Decimal) -> Decimal:
    """A figure with as many digits as limits have, so that equal ones are equal."""
    return COMPARED.plus(number)


def against_target(limits: Limits | None, direction: Direction, target: Decimal | None) -> Capability | None:
    """Whether a series that goes on as it does will reach its target every time, never, or now and then.

    A figure on the target has reached it. None without limits, without a target, or where no way is wanted.
    """
    if limits is None or target is None or direction not in {"increase", "decrease"}:
        return None
    upward = direction == "increase"
    worst, best = (limits.lower, limits.upper) if upward else (limits.upper, limits.lower)
    if worst == target or (worst > target) == upward:
        return "consistently_passing"
    return "hit_and_miss" if best == target or (best > target) == upward else "consistently_failing"
