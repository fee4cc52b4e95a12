"""The XmR chart of a series: its phases, what its points are called, and its target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures.process_chart import ProcessChart, Rebase, process_chart
from domain.measures.process_limits import limits_of
from domain.measures.series import Dated, possible_for
from domain.shared.values import Direction

FIRST = date(2025, 1, 31)
STEADY = ("10", "12", "11", "9", "10", "12", "8", "11", "10", "9", "12", "10")
NUMBERS = st.lists(st.decimals(min_value=0, max_value=100, places=1), min_size=1, max_size=30)


def day(place: int) -> date:
    return FIRST + timedelta(days=30 * place)


def points(*numbers: str) -> list[Dated]:
    return [(day(place), Decimal(number)) for place, number in enumerate(numbers)]


def chart(
    of: Sequence[Dated],
    direction: Direction = "increase",
    rebased: Sequence[Rebase] = (),
    target: str | None = None,
) -> ProcessChart:
    return process_chart(
        of,
        direction,
        quarterly_or_longer=False,
        rebased=rebased,
        target=None if target is None else Decimal(target),
    )


def rebase(place: int, reason: str = "The drop-in began.", *, earlier: int = 0) -> Rebase:
    return Rebase(on=day(place) - timedelta(days=earlier), reason=reason)


def test_a_leap_is_the_one_point_that_is_no_chance() -> None:
    """The mean of 124 and 25 in thirteen figures is 149 / 13 = 11.4615.

    The twelve steps are 22 and 15 in all, so the limits lie (2.66)(37) / 12 = 8.2017 from it.
    """
    found = chart(points(*STEADY, "25"))
    phase = found.phases[0]
    assert phase.limits is not None
    assert (round(phase.limits.lower, 3), round(phase.limits.upper, 3)) == (
        Decimal("3.260"),
        Decimal("19.663"),
    )
    assert [point.point_class for point in phase.points] == [*["common_cause"] * 12, "improvement"]
    assert [signal.rule for signal in phase.points[-1].signals] == [1]
    assert found.latest == "improvement"
    assert chart(points(*STEADY, "25"), "decrease").latest == "concern"
    assert chart(points(*STEADY, "25"), "maintain").latest == "high"


def test_a_series_of_one_reading_has_no_limits_and_no_class() -> None:
    found = chart(points("5"), target="3")
    assert found.phases[0].limits is None
    assert (found.latest, found.capability) == (None, None)


def test_a_series_without_readings_has_no_phases() -> None:
    found = chart([])
    assert (found.phases, found.latest, found.capability) == ((), None, None)


@pytest.mark.parametrize(("readings", "trial"), [(11, True), (12, False)])
def test_limits_are_on_trial_below_twelve_points(readings: int, *, trial: bool) -> None:
    assert chart(points(*STEADY[:readings])).phases[0].trial is trial


def test_the_class_of_the_latest_point_is_the_charts_own() -> None:
    assert chart(points("25", *STEADY)).latest == "common_cause"


@pytest.mark.parametrize(("seldom", "weight"), [(False, "change"), (True, "possible_change")])
def test_a_flag_of_a_seldom_read_series_is_a_possible_change(weight: str, *, seldom: bool) -> None:
    assert process_chart(points(*STEADY), "increase", quarterly_or_longer=seldom).weight == weight


def test_each_phase_has_limits_of_its_own_points() -> None:
    before, after = ("1", "2", "1", "2"), ("11", "12", "14")
    first, second = chart(points(*before, *after), rebased=[rebase(4)]).phases
    assert first.limits == limits_of([Decimal(number) for number in before])
    assert second.limits == limits_of([Decimal(number) for number in after])
    assert (first.opened_by, second.opened_by) == ((), (rebase(4),))


def test_a_period_that_ends_on_the_day_of_re_basing_is_the_new_phases() -> None:
    for earlier in (0, 29):
        found = chart(points(*STEADY), rebased=[rebase(5, earlier=earlier)])
        assert [len(phase.points) for phase in found.phases] == [5, 7]


def test_a_run_does_not_reach_across_phases() -> None:
    rising = points("1", "2", "3", "4", "5", "6", "7", "8", "9", "10")
    assert any(point.signals for point in chart(rising).phases[0].points)
    found = chart(rising, rebased=[rebase(5)])
    assert not any(point.signals for phase in found.phases for point in phase.points)


def test_re_basings_between_two_readings_open_one_phase_together() -> None:
    earlier, later = rebase(5, "A new centre.", earlier=9), rebase(5, "A new worker.", earlier=4)
    found = chart(points(*STEADY), rebased=[later, earlier])
    assert [phase.opened_by for phase in found.phases] == [(), (earlier, later)]


def test_each_phase_is_opened_by_the_re_basings_since_the_one_before() -> None:
    acts = [rebase(4, "A new centre."), rebase(8, "A new worker.")]
    found = chart(points(*STEADY), rebased=acts)
    assert [phase.opened_by for phase in found.phases] == [(), (acts[0],), (acts[1],)]


def test_a_re_basing_after_the_last_reading_waits_for_its_first() -> None:
    assert [phase.opened_by for phase in chart(points(*STEADY), rebased=[rebase(40)]).phases] == [()]


def test_the_target_is_held_against_the_last_phase() -> None:
    of = points("1", "2", "1", "2", "50", "51", "50", "51")
    assert chart(of, target="20").capability == "hit_and_miss"
    assert chart(of, rebased=[rebase(4)], target="20").capability == "consistently_passing"
    assert chart(of, rebased=[rebase(4)]).capability is None


def test_a_limit_may_lie_where_nothing_can_be_read_and_can_be_told() -> None:
    limits = chart(points("90", "99", "91", "98")).phases[0].limits
    assert limits is not None
    possible = possible_for("proportion")
    assert (possible.holds(limits.lower), possible.holds(limits.upper)) == (True, False)


@given(NUMBERS, st.randoms())
def test_the_order_of_readings_and_re_basings_does_not_matter(numbers: list[Decimal], chance: Any) -> None:
    of = [(day(place), number) for place, number in enumerate(numbers)]
    acts = [rebase(place) for place in (3, 9, 15)]
    mixed, mixed_acts = list(of), list(acts)
    chance.shuffle(mixed)
    chance.shuffle(mixed_acts)
    assert chart(mixed, rebased=mixed_acts) == chart(of, rebased=acts)


@given(NUMBERS, st.lists(st.integers(-2, 32), max_size=4))
def test_phases_hold_every_reading_once_and_each_is_a_chart_of_its_own(
    numbers: list[Decimal], places: list[int]
) -> None:
    of = [(day(place), number) for place, number in enumerate(numbers)]
    found = chart(of, rebased=[rebase(place) for place in places])
    assert [(point.ends_on, point.number) for phase in found.phases for point in phase.points] == of
    for phase in found.phases:
        alone = chart([(point.ends_on, point.number) for point in phase.points])
        assert alone.phases[0].points == phase.points
