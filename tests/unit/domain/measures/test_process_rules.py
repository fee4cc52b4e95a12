"""The four rules: their edges, a slow reading of each beside them, and what must always hold."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures.process_limits import Limits, limits_of
from domain.measures.process_rules import PointClass, Rule, Signal, SignalSide, point_class, signals
from domain.shared.values import Direction

LIMITS = Limits(
    mean=Decimal(10),
    mean_moving_range=Decimal(6) / Decimal("2.66"),
    lower=Decimal(4),
    upper=Decimal(16),
    near_lower=Decimal(6),
    near_upper=Decimal(14),
)
SMALL = st.integers(0, 12).map(Decimal)
FEW = st.lists(SMALL, min_size=1, max_size=14)


def climbing(before: list[Decimal], steps: int, after: list[Decimal]) -> list[Decimal]:
    return [*before, *(before[-1] + step for step in range(1, steps)), *after]


def shifting(before: list[Decimal], up: int, after: list[Decimal]) -> list[Decimal]:
    return [*before, *(number + up for number in after)]


SERIES = (
    st.lists(SMALL, min_size=2, max_size=30)
    | st.builds(climbing, FEW, st.integers(5, 10), FEW)
    | st.builds(shifting, FEW, st.integers(5, 40), FEW)
)


def figures(*numbers: str) -> list[Decimal]:
    return [Decimal(number) for number in numbers]


def breaking(rule: Rule, numbers: Sequence[Decimal], limits: Limits = LIMITS) -> list[SignalSide | None]:
    return [
        next((signal.side for signal in broken if signal.rule == rule), None)
        for broken in signals(numbers, limits)
    ]


@pytest.mark.parametrize(
    ("number", "side"), [("16", None), ("16.001", "high"), ("4", None), ("3.999", "low"), ("10", None)]
)
def test_rule_1_is_broken_strictly_outside_a_limit(number: str, side: SignalSide | None) -> None:
    assert breaking(1, figures(number)) == [side]


def test_rule_2_is_broken_by_every_point_of_seven_on_one_side() -> None:
    above = figures("9", *["10.1", "13"] * 3, "11", "9")
    assert breaking(2, above) == [None, *["high"] * 7, None]
    below = figures("11", *["9.9", "7"] * 4, "11")
    assert breaking(2, below) == [None, *["low"] * 8, None]


def test_rule_2_is_not_broken_by_six() -> None:
    assert breaking(2, figures("9", *["11"] * 6, "9", *["11"] * 6)) == [None] * 14


def test_a_point_on_the_mean_breaks_the_run_of_rule_2() -> None:
    assert breaking(2, figures(*["11"] * 6, "10", *["11"] * 6)) == [None] * 13
    assert breaking(2, figures(*["11"] * 7, "10", "11")) == [*["high"] * 7, None, None]


def test_rule_3_is_broken_by_every_point_of_seven_that_rise_or_fall() -> None:
    rising = figures("9", "8", "9", "10", "11", "12", "13", "14", "14")
    assert breaking(3, rising) == [None, *["high"] * 7, None]
    falling = [20 - number for number in rising]
    assert breaking(3, falling) == [None, *["low"] * 7, None]


def test_rule_3_is_not_broken_by_six_that_rise() -> None:
    assert breaking(3, figures("7", "8", "9", "10", "11", "12", "5")) == [None] * 7


def test_a_tie_breaks_the_run_of_rule_3() -> None:
    assert breaking(3, figures("7", "8", "9", "10", "10", "11", "12", "13", "14")) == [None] * 9


def test_where_a_rise_ends_and_a_fall_begins_the_point_belongs_to_the_rise() -> None:
    peak = figures("7", "8", "9", "10", "11", "12", "13", "12", "11", "10", "9", "8", "7")
    assert breaking(3, peak) == [*["high"] * 7, *["low"] * 6]


@pytest.mark.parametrize(
    ("three", "expected"),
    [
        (("15", "15", "11"), ["high", "high", None]),
        (("15", "11", "15"), ["high", None, "high"]),
        (("11", "15", "15"), [None, "high", "high"]),
        (("15", "15", "15"), ["high", "high", "high"]),
        (("5", "9", "5"), ["low", None, "low"]),
        (("16", "11", "14.001"), ["high", None, "high"]),
        (("14", "11", "15"), [None, None, None]),
        (("17", "11", "15"), [None, None, None]),
        (("17", "15", "15"), [None, "high", "high"]),
        (("15", "10", "15"), [None, None, None]),
        (("15", "9", "15"), [None, None, None]),
        (("15", "5", "15"), [None, None, None]),
    ],
)
def test_rule_4_is_broken_by_two_of_three_on_one_side_between_near_limit_and_limit(
    three: tuple[str, ...], expected: list[SignalSide | None]
) -> None:
    assert breaking(4, figures("9", *three, "9")) == [None, *expected, None]


def test_rule_4_needs_three_points() -> None:
    assert breaking(4, figures("15", "15")) == [None, None]


def test_a_point_names_every_rule_that_it_breaks_in_order() -> None:
    run = figures("11", "11.5", "12", "12.5", "14.5", "15", "17")
    assert signals(run, LIMITS)[-1] == tuple(Signal(rule=rule, side="high") for rule in (1, 2, 3))
    assert signals(run, LIMITS)[-2] == tuple(Signal(rule=rule, side="high") for rule in (2, 3, 4))


@given(st.integers(1, 97), st.integers(2, 40))
def test_equal_percentages_lie_on_their_own_limits_and_none_is_called_unusual(
    numerator: int, readings: int
) -> None:
    share = numerator * Decimal(100) / 97
    limits = limits_of([share] * readings)
    assert limits is not None
    assert limits.lower == limits.mean == limits.upper
    assert not any(signals([share] * readings, limits))


def test_a_percentage_that_is_the_mean_of_its_series_is_on_it() -> None:
    """The mean of 1/7, 2/7 and 3/7, each kept to 28 digits, misses 2/7 in the last of them."""
    one, two, three = (part * Decimal(100) / 7 for part in (1, 2, 3))
    series = [three, two, two, two, two, two, two, two, one]
    limits = limits_of(series)
    assert limits is not None
    assert breaking(2, series, limits) == [None] * 9


HIGH, LOW = (tuple(Signal(rule=rule, side=side) for rule in (1, 2, 4)) for side in ("high", "low"))
RISING, FALLING = Signal(rule=3, side="high"), Signal(rule=3, side="low")


@pytest.mark.parametrize(
    ("broken", "direction", "called"),
    [
        ((), "increase", "common_cause"),
        (HIGH, "increase", "improvement"),
        (LOW, "increase", "concern"),
        (HIGH, "decrease", "concern"),
        (LOW, "decrease", "improvement"),
        (HIGH, "none", "high"),
        (LOW, "none", "low"),
        (HIGH, "maintain", "high"),
        (LOW, "maintain", "low"),
        ((RISING,), "increase", "improvement"),
        ((FALLING,), "increase", "concern"),
        ((FALLING,), "decrease", "improvement"),
        ((RISING,), "none", "high"),
    ],
)
def test_a_point_is_called_by_its_side_and_by_what_is_wanted(
    broken: tuple[Signal, ...], direction: Direction, called: PointClass
) -> None:
    assert point_class(broken, direction) == called


@pytest.mark.parametrize("rule", [1, 2, 4])
def test_where_a_run_goes_the_other_way_the_side_counts(rule: Rule) -> None:
    recovering = sorted((Signal(rule=rule, side="low"), RISING), key=lambda signal: signal.rule)
    assert point_class(recovering, "increase") == "concern"
    slipping = sorted((Signal(rule=rule, side="high"), FALLING), key=lambda signal: signal.rule)
    assert point_class(slipping, "increase") == "improvement"


def slowly(numbers: Sequence[Decimal]) -> list[dict[int, str]]:
    """Each rule as it is worded, tried on every window that holds the point, in exact fractions."""
    exact = [Fraction(number) for number in numbers]
    mean = sum(exact, Fraction(0)) / len(exact)
    steps = [abs(later - earlier) for earlier, later in pairwise(exact)]
    reach = Fraction(266, 100) * sum(steps, Fraction(0)) / len(steps)
    return [_broken_at(place, exact, mean, reach) for place in range(len(exact))]


def _broken_at(place: int, exact: list[Fraction], mean: Fraction, reach: Fraction) -> dict[int, str]:
    number = exact[place]
    side = "high" if number > mean else "low"
    found: dict[int, str] = {}
    if abs(number - mean) > reach:
        found[1] = side
    for window in _windows(exact, place, 7):
        if all(each > mean for each in window) or all(each < mean for each in window):
            found[2] = side
    trend = _trend_at(place, exact)
    if trend is not None:
        found[3] = trend
    for window in _windows(exact, place, 3):
        near = [each for each in window if reach * 2 / 3 < abs(each - mean) <= reach]
        alike = all(each > mean for each in window) or all(each < mean for each in window)
        if alike and len(near) >= 2 and number in near:
            found[4] = side
    return found


def _trend_at(place: int, exact: list[Fraction]) -> str | None:
    ways: list[tuple[bool, str]] = []
    for first in range(max(0, place - 6), min(place, len(exact) - 7) + 1):
        window = exact[first : first + 7]
        if len(set(window)) == 7 and window in (sorted(window), sorted(window, reverse=True)):
            led_to_it = first < place
            ways.append((not led_to_it, "high" if window[0] < window[-1] else "low"))
    return min(ways)[1] if ways else None


def _windows(exact: list[Fraction], place: int, length: int) -> list[list[Fraction]]:
    starts = range(max(0, place - length + 1), min(place, len(exact) - length) + 1)
    return [exact[first : first + length] for first in starts]


@given(SERIES)
def test_the_rules_agree_with_a_slow_reading_of_their_words(numbers: list[Decimal]) -> None:
    limits = limits_of(numbers)
    assert limits is not None
    found = [{signal.rule: signal.side for signal in broken} for broken in signals(numbers, limits)]
    assert found == slowly(numbers)


@given(SERIES, st.integers(-50, 50), st.integers(1, 9))
def test_neither_unit_nor_where_the_scale_begins_matters(
    numbers: list[Decimal], shift: int, times: int
) -> None:
    limits, moved = limits_of(numbers), [number * times + shift for number in numbers]
    moved_limits = limits_of(moved)
    assert limits is not None
    assert moved_limits is not None
    assert signals(moved, moved_limits) == signals(numbers, limits)


@given(SERIES, st.sampled_from(["increase", "decrease"]))
def test_turned_about_an_improvement_is_a_concern(numbers: list[Decimal], direction: Direction) -> None:
    turned = [-number for number in numbers]
    limits, turned_limits = limits_of(numbers), limits_of(turned)
    assert limits is not None
    assert turned_limits is not None
    opposite = {"improvement": "concern", "concern": "improvement", "common_cause": "common_cause"}
    there = [point_class(broken, direction) for broken in signals(numbers, limits)]
    back = [point_class(broken, direction) for broken in signals(turned, turned_limits)]
    assert back == [opposite[called] for called in there]


@given(SERIES)
def test_rules_1_2_and_4_of_one_point_always_agree_on_its_side(numbers: list[Decimal]) -> None:
    limits = limits_of(numbers)
    assert limits is not None
    for broken in signals(numbers, limits):
        assert len({signal.side for signal in broken if signal.rule != 3}) <= 1
