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
    change_across,
    comparable,
    judge_segment,
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
    judgement = judge_segment(RISING, newest, Standing(number=Decimal(4)))
    assert (judgement.movement, judgement.reason) == ("cannot_be_told", "no_reading")


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


@given(series, breaks)
def test_every_segment_can_be_judged(points: list[SeriesPoint], broken_at: list[Break]) -> None:
    for part in segments(points, broken_at):
        judgement = judge_segment(RISING, part)
        measured = [each.standing for each in part.points if each.standing is not None]
        told = len(measured) > 1 and part.points[-1].standing is not None
        assert (judgement.movement != "cannot_be_told") == told


def test_a_change_is_told_within_a_definition() -> None:
    moved = change_across("decrease", YEAR[0], YEAR[1], (broken(date(2025, 10, 1)),))
    assert moved == -1


def test_a_change_is_not_told_across_two_definitions() -> None:
    assert change_across("increase", YEAR[1], YEAR[2], (broken(date(2025, 10, 1)),)) is None


def test_a_change_is_told_across_a_break_that_left_the_definition() -> None:
    rebased = broken(date(2025, 10, 1), definition_changed=False)
    assert change_across("increase", YEAR[1], YEAR[2], (rebased,)) == -3


def test_a_change_from_or_to_a_missing_reading_is_not_told() -> None:
    assert change_across("increase", point(JUNE, None), YEAR[1], ()) is None
    assert change_across("increase", YEAR[0], point(MARCH, None), ()) is None


def test_a_segment_is_judged_from_its_own_baseline() -> None:
    (_, after) = segments(YEAR, (broken(date(2025, 10, 1)),))
    judgement = judge_segment(RISING, after, Standing(number=Decimal("3.5")))
    assert (judgement.movement, judgement.change) == ("moved_away", Decimal("-0.5"))


def test_without_a_baseline_a_segment_is_judged_from_its_first_reading() -> None:
    (before, after) = segments((point(date(2025, 3, 31), None), *YEAR), (broken(date(2025, 10, 1)),))
    assert judge_segment(RISING, before).change == 1
    assert judge_segment(RISING, after).change == 1


def test_a_segment_of_one_reading_has_no_change_to_tell() -> None:
    judgement = judge_segment(RISING, Segment(points=YEAR[:1]))
    assert (judgement.movement, judgement.reason) == ("cannot_be_told", "no_start")


def test_an_older_reading_never_passes_for_a_missing_one() -> None:
    judgement = judge_segment(RISING, Segment(points=(*YEAR[:2], point(DECEMBER, None))))
    assert (judgement.movement, judgement.reason) == ("cannot_be_told", "no_reading")
