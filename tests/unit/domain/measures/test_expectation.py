"""The agreed path and a reading against it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures.expectation import AgainstExpected, against_expected, expected_on, target_of
from domain.measures.standing import Aim, Standing
from domain.shared.values import Direction, ExpectedPoint, Measure

PATH = (
    ExpectedPoint(on=date(2025, 1, 1), value=Decimal(40)),
    ExpectedPoint(on=date(2025, 1, 11), value=Decimal(60)),
    ExpectedPoint(on=date(2025, 1, 31), value=Decimal(50)),
)
HAIR = Decimal("1e-18")

days = st.dates(min_value=date(2015, 1, 1), max_value=date(2045, 12, 31))
values = st.decimals(min_value=-10_000, max_value=10_000, places=2)
paths = st.dictionaries(days, values, min_size=1, max_size=8).map(
    lambda given_days: tuple(ExpectedPoint(on=day, value=value) for day, value in given_days.items())
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 1, 1), "40"),
        (date(2025, 1, 6), "50"),
        (date(2025, 1, 11), "60"),
        (date(2025, 1, 21), "55"),
        (date(2025, 1, 31), "50"),
    ],
)
def test_the_path_is_straight_in_days_between_its_points(day: date, expected: str) -> None:
    assert expected_on(PATH, day) == Decimal(expected)


def test_nothing_is_expected_before_the_first_point() -> None:
    assert expected_on(PATH, date(2024, 12, 31)) is None


def test_what_was_reached_is_expected_to_be_kept() -> None:
    assert expected_on(PATH, date(2031, 3, 31)) == 50


def test_a_path_without_points_expects_nothing() -> None:
    assert expected_on((), date(2025, 1, 1)) is None
    assert target_of(()) is None


def test_the_later_of_two_points_on_one_day_counts() -> None:
    twice = (*PATH, ExpectedPoint(on=date(2025, 1, 31), value=Decimal(70)))
    assert expected_on(twice, date(2025, 1, 31)) == 70
    assert target_of(twice) == 70


@given(paths)
def test_the_path_is_exact_at_its_points(path: tuple[ExpectedPoint, ...]) -> None:
    assert all(expected_on(path, point.on) == point.value for point in path)
    assert target_of(path) == max(path, key=lambda point: point.on).value


@given(paths, st.randoms(), days)
def test_the_order_in_which_points_are_listed_does_not_matter(
    path: tuple[ExpectedPoint, ...],
    chance: Random,
    day: date,
) -> None:
    shuffled = list(path)
    chance.shuffle(shuffled)
    assert expected_on(shuffled, day) == expected_on(path, day)


@given(values, values, st.integers(1, 5_000), st.data())
def test_the_path_never_turns_between_two_points(
    first: Decimal, last: Decimal, span: int, data: st.DataObject
) -> None:
    start = date(2020, 4, 1)
    path = (
        ExpectedPoint(on=start, value=first),
        ExpectedPoint(on=start + timedelta(days=span), value=last),
    )
    one, other = sorted((data.draw(st.integers(0, span)), data.draw(st.integers(0, span))))
    earlier, later = (expected_on(path, start + timedelta(days=offset)) for offset in (one, other))
    assert earlier is not None
    assert later is not None
    assert (later >= earlier - HAIR) if last >= first else (later <= earlier + HAIR)
    assert min(first, last) - HAIR <= later <= max(first, last) + HAIR


def compared(
    direction: Direction, number: str, people: int | None = None, measure: Measure = "score"
) -> AgainstExpected | None:
    return against_expected(
        Aim(measure=measure, direction=direction),
        PATH,
        date(2025, 1, 6),
        Standing(number=Decimal(number), people=people),
    )


@pytest.mark.parametrize(
    ("direction", "number", "difference", "against"),
    [
        ("increase", "52", "2", "ahead"),
        ("increase", "47", "-3", "behind"),
        ("increase", "50", "0", "as_expected"),
        ("decrease", "52", "-2", "behind"),
        ("decrease", "47", "3", "ahead"),
        ("none", "52", "2", None),
        ("maintain", "47", "-3", None),
    ],
)
def test_a_reading_is_compared_with_what_was_expected_at_its_periods_end(
    direction: Direction, number: str, difference: str, against: str | None
) -> None:
    comparison = compared(direction, number)
    assert comparison is not None
    assert comparison.expected == 50
    assert (comparison.difference, comparison.against) == (Decimal(difference), against)


def test_a_reading_before_the_path_begins_is_compared_with_nothing() -> None:
    reading = Standing(number=Decimal(45))
    aim = Aim(measure="score", direction="increase")
    assert against_expected(aim, PATH, date(2024, 12, 31), reading) is None


@pytest.mark.parametrize(
    ("number", "people", "against"),
    [
        ("60", 30, "cannot_be_told"),
        ("60", 3_000, "ahead"),
        ("40", 3_000, "behind"),
        ("60", None, "cannot_be_told"),
    ],
)
def test_a_percentage_is_ahead_or_behind_only_beyond_its_interval(
    number: str, people: int | None, against: str
) -> None:
    comparison = compared("increase", number, people, "proportion")
    assert comparison is not None
    assert (comparison.difference, comparison.against) == (Decimal(number) - 50, against)


def test_a_percentage_of_fewer_than_ten_people_shows_no_difference() -> None:
    comparison = compared("increase", "100", 9, "proportion")
    assert comparison == AgainstExpected(expected=Decimal(50), difference=None, against="cannot_be_told")


def test_a_mean_of_fewer_than_ten_people_is_neither_ahead_nor_behind() -> None:
    comparison = compared("increase", "52", 9)
    assert comparison == AgainstExpected(
        expected=Decimal(50), difference=Decimal(2), against="cannot_be_told"
    )


def test_a_count_of_fewer_than_ten_is_compared_as_it_is() -> None:
    comparison = compared("decrease", "4", 4, "count")
    assert comparison == AgainstExpected(expected=Decimal(50), difference=Decimal(46), against="ahead")


def test_with_no_wanted_way_few_people_are_not_judged_either() -> None:
    comparison = compared("none", "52", 9)
    assert comparison is not None
    assert comparison.against is None
