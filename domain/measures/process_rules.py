"""Which points of a series are more than its usual ups and downs: four rules.

Source: NHS England, Making Data Count: Strengthening your decisions (2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Literal

from domain.measures.process_limits import Limits, as_compared
from domain.shared.values import Direction, Value

Rule = Literal[1, 2, 3, 4]
"""Outside a limit; seven on one side of the mean; seven rising or falling; two of three near a limit."""
SignalSide = Literal["high", "low"]
PointClass = Literal["improvement", "concern", "high", "low", "common_cause"]

TREND: Rule = 3
RUN = 7
OF_THREE, NEAR_OF_THREE = 3, 2

_Signs = list[int]
"""For each point 1 for high or rising, -1 for low or falling, 0 for neither."""


class Signal(Value, frozen=True, kw_only=True):
    """A rule that a point breaks.

    Attributes:
        rule: its number.
        side: on which side of the mean the point lies; of rule 3, which way its run goes.
    """

    rule: Rule
    side: SignalSide


def signals(numbers: Sequence[Decimal], limits: Limits) -> tuple[tuple[Signal, ...], ...]:
    """The rules that each point breaks, in order of their numbers.

    1. It lies strictly outside a limit.
    2. It is one of seven or more in a row on one side of the mean; a point on the mean is on no side.
    3. It is one of seven or more in a row that strictly rise or fall; where a rise ends and a fall begins,
       the point belongs to what led to it.
    4. It lies beyond a near limit and not outside the limit, and so do at least two of three in a row, all on
       one side of the mean, of which it is one.
    """
    told = [as_compared(number) for number in numbers]
    broken: dict[Rule, _Signs] = {
        1: _signs_about(told, limits.lower, limits.upper),
        2: _in_runs(_signs_about(told, limits.mean, limits.mean), RUN),
        TREND: _in_trends(told),
        4: _near_a_limit(told, limits),
    }
    return tuple(
        tuple(
            Signal(rule=rule, side="high" if signs[place] > 0 else "low")
            for rule, signs in broken.items()
            if signs[place]
        )
        for place in range(len(told))
    )


def point_class(broken: Sequence[Signal], direction: Direction) -> PointClass:
    """What a point is called that breaks these rules.

    Rules 1, 2 and 4 go by the side of the mean that the point lies on and always agree; only the run of
    rule 3 can go the other way, as where a series climbs back from far below. Then the side counts: where the
    figure stands is known, where the run leads is not yet. A run alone is called by its way.
    """
    if not broken:
        return "common_cause"
    standing = [signal for signal in broken if signal.rule != TREND]
    side = (standing or broken)[0].side
    if direction not in {"increase", "decrease"}:
        return side
    return "improvement" if (side == "high") == (direction == "increase") else "concern"


def _signs_about(numbers: Sequence[Decimal], lower: Decimal, upper: Decimal) -> _Signs:
    return [(number > upper) - (number < lower) for number in numbers]


def _in_runs(signs: _Signs, length: int) -> _Signs:
    """The signs of those that stand in a row of at least so many alike."""
    kept: _Signs = []
    for sign, alike in groupby(signs):
        size = sum(1 for _ in alike)
        kept += [sign if size >= length else 0] * size
    return kept


def _in_trends(numbers: Sequence[Decimal]) -> _Signs:
    steps = _in_runs([(later > earlier) - (later < earlier) for earlier, later in pairwise(numbers)], RUN - 1)
    return [led_to or led_from for led_to, led_from in zip([0, *steps], [*steps, 0], strict=True)]


def _near_a_limit(numbers: Sequence[Decimal], limits: Limits) -> _Signs:
    sides = _signs_about(numbers, limits.mean, limits.mean)
    outside = _signs_about(numbers, limits.lower, limits.upper)
    beyond_near = _signs_about(numbers, limits.near_lower, limits.near_upper)
    near = [sign if not out else 0 for sign, out in zip(beyond_near, outside, strict=True)]
    kept = [0] * len(near)
    for start in range(len(near) - OF_THREE + 1):
        three = slice(start, start + OF_THREE)
        if abs(sum(sides[three])) == OF_THREE and abs(sum(near[three])) >= NEAR_OF_THREE:
            kept[three] = near[three]
    return kept
