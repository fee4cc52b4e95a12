"""A series across break points."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.measures.breaks import (
    Break,
    Segment,
    SeriesPoint,
    comparable,
    segments,
)
from domain.measures.standing import Aim, Standing

RISING = Aim(measure="score", direction="increase")
JUNE, SEPTEMBER, DECEMBER, MARCH = (
    date(2025, 6, 30),
    date(2025, 9, 30),
    date(2025, 12, 31),
    date(2026, 3, 31),
)

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2020, 12, 31))
standings = st.none() | st.builds(
    Standing, number=st.decimals(min_value=0, max_value=100, places=1), people=st.none()
)
series = st.lists(st.builds(SeriesPoint, ends_on=days, standing=standings), max_size=12)
breaks = st.lists(
    st.builds(Break, on=days, definition_changed=st.booleans(), reason=st.just("Asked again.")), max_size=5
)


def point(ends_on: date, number: str | None) -> SeriesPoint:
    standing = None if number is None else Standing(number=Decimal(number))
    return SeriesPoint(ends_on=ends_on, standing=standing)


def broken(on: date, *, definition_changed: bool = True) -> Break:
    return Break(on=on, definition_changed=definition_changed, reason="The question was reworded.")


YEAR = (point(JUNE, "4"), point(SEPTEMBER, "5"), point(DECEMBER, "2"), point(MARCH, "3"))


def test_a_series_without_breaks_is_one_segment() -> None:
    assert segments(YEAR, ()) == (Segment(points=YEAR),)


def test_a_changed_definition_splits_the_series_and_says_why() -> None:
    reworded = broken(date(2025, 10, 1))
    assert segments(YEAR, (reworded,)) == (
        Segment(points=YEAR[:2]),
        Segment(points=YEAR[2:], opened_by=(reworded,)),
    )


def test_an_unchanged_definition_leaves_the_series_joined_and_marks_the_break() -> None:
    rebased = broken(date(2025, 10, 1), definition_changed=False)
    assert segments(YEAR, (rebased,)) == (Segment(points=YEAR, marks=(rebased,)),)


def test_a_period_belongs_to_the_definition_in_force_on_its_last_day() -> None:
    (before, after) = segments(YEAR, (broken(DECEMBER),))
    assert (before.points, after.points) == (YEAR[:2], YEAR[2:])
    (before, after) = segments(YEAR, (broken(DECEMBER + timedelta(days=1)),))
    assert (before.points, after.points) == (YEAR[:3], YEAR[3:])


def test_a_definition_that_no_period_ended_under_has_an_empty_segment() -> None:
    (_, newest) = segments(YEAR, (broken(date(2026, 4, 1)),))
    assert newest.points == ()


def test_two_changes_on_one_day_make_one_break() -> None:
    twice = (broken(date(2025, 10, 1)), broken(date(2025, 10, 1)))
    (_, after) = segments(YEAR, twice)
    assert after.opened_by == twice


@given(series, breaks)
def test_the_segments_partition_the_readings(points: list[SeriesPoint], broken_at: list[Break]) -> None:
    parts = segments(points, broken_at)
    rejoined = [each for part in parts for each in part.points]
    assert rejoined == sorted(points, key=lambda each: each.ends_on)


@given(series, breaks)
def test_the_segments_partition_the_breaks(points: list[SeriesPoint], broken_at: list[Break]) -> None:
    parts = segments(points, broken_at)
    listed = [each for part in parts for each in (*part.opened_by, *part.marks)]
    assert sorted(listed, key=str) == sorted(broken_at, key=str)
    assert not any(each.definition_changed for part in parts for each in part.marks)


@given(series, breaks)
def test_periods_are_comparable_exactly_within_a_segment(
    points: list[SeriesPoint], broken_at: list[Break]
) -> None:
    parts = segments(points, broken_at)
    for part in parts:
        assert all(comparable(broken_at, one.ends_on, two.ends_on) for one, two in pairwise(part.points))
    ends = [part for part in parts if part.points]
    assert not any(
        comparable(broken_at, one.points[-1].ends_on, two.points[0].ends_on) for one, two in pairwise(ends)
    )
