"""The course of one indicator: its last stretch under one definition, judged."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from operator import attrgetter

from hypothesis import given
from hypothesis import strategies as st

from domain.measures.breaks import Break, SeriesPoint
from domain.measures.course import Agreed, Course, Start, aim_of, course
from domain.measures.standing import Aim, Standing
from domain.shared.values import Baseline, ExpectedPoint
from tests.unit.domain.examples import WELL_BEING

RISING = Aim(measure="score", direction="increase")
APRIL, JUNE, SEPTEMBER, DECEMBER = date(2025, 4, 1), date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31)
OCTOBER = date(2025, 10, 1)
FEW_POINTS = Baseline(value=Decimal(2), on=APRIL, people=40)
SIX_BY_DECEMBER = (ExpectedPoint(on=APRIL, value=Decimal(2)), ExpectedPoint(on=DECEMBER, value=Decimal(6)))


def point(ends_on: date, number: int | None) -> SeriesPoint:
    standing = None if number is None else Standing(number=Decimal(number), people=40)
    return SeriesPoint(ends_on=ends_on, standing=standing)


def reworded(on: date) -> Break:
    return Break(on=on, definition_changed=True, reason="The question was reworded.")


YEAR = (point(JUNE, 3), point(SEPTEMBER, 4), point(DECEMBER, 5))
FROM_THE_START = Agreed(effective_from=APRIL, baseline=FEW_POINTS, path=SIX_BY_DECEMBER)


def travelled(
    *agreed: Agreed, series: tuple[SeriesPoint, ...] = YEAR, breaks: tuple[Break, ...] = ()
) -> Course:
    return course(RISING, series, agreed, breaks)


def test_the_distance_is_from_the_agreed_baseline_to_the_latest_figure() -> None:
    found = travelled(FROM_THE_START)
    assert found.start == Start(standing=Standing(number=Decimal(2), people=40), on=APRIL, agreed=True)
    assert (found.first, found.latest) == (YEAR[0], YEAR[-1])
    assert (found.distance.judgement.movement, found.distance.progress) == (
        "moved_wanted_way",
        Decimal("0.75"),
    )


def test_without_a_baseline_the_first_reading_is_the_start() -> None:
    start = travelled().start
    assert start is not None
    assert (start.on, start.agreed) == (JUNE, False)


def test_one_reading_is_no_start_of_itself() -> None:
    found = travelled(series=YEAR[:1])
    assert (found.start, found.distance.judgement.reason) == (None, "no_start")


def test_what_is_expected_is_expected_by_the_end_of_the_latest_period() -> None:
    found = travelled(FROM_THE_START, series=YEAR[:2])
    assert found.expected is not None
    assert found.expected.expected < found.target == Decimal(6)
    assert found.expected.against == "behind"


def test_a_last_period_without_a_figure_lets_nothing_old_pass_for_news() -> None:
    found = travelled(FROM_THE_START, series=(*YEAR[:2], point(DECEMBER, None)))
    assert (found.latest, found.now, found.expected) == (point(DECEMBER, None), None, None)
    assert found.distance.judgement.reason == "no_reading"


def test_across_a_changed_definition_neither_start_nor_expectation_counts() -> None:
    found = travelled(FROM_THE_START, breaks=(reworded(OCTOBER),))
    assert found.measured_anew
    assert (found.first, found.latest) == (YEAR[-1], YEAR[-1])
    assert (found.start, found.target, found.expected) == (None, None, None)


def test_what_is_agreed_with_the_new_definition_counts_for_it() -> None:
    anew = Agreed(effective_from=OCTOBER, baseline=FEW_POINTS, path=SIX_BY_DECEMBER)
    found = travelled(FROM_THE_START, anew, breaks=(reworded(OCTOBER),))
    assert found.start is not None
    assert found.start.agreed
    assert found.target == Decimal(6)


def test_a_path_agreed_anew_without_a_start_leaves_the_start_as_it_was() -> None:
    higher = Agreed(effective_from=OCTOBER, path=(ExpectedPoint(on=DECEMBER, value=Decimal(10)),))
    found = travelled(FROM_THE_START, higher)
    assert found.start is not None
    assert (found.start.on, found.target) == (APRIL, Decimal(10))


def test_before_the_first_period_of_a_definition_there_is_nothing_to_judge() -> None:
    found = travelled(FROM_THE_START, breaks=(reworded(date(2026, 1, 1)),))
    assert (found.start, found.first, found.latest, found.target) == (None, None, None, None)
    assert found.distance.judgement.reason == "no_reading"


def test_of_two_periods_that_end_on_one_day_the_first_counts_as_the_latest() -> None:
    assert travelled(series=(*YEAR, point(DECEMBER, 1))).now == YEAR[-1].standing


def test_an_indicator_is_judged_by_its_direction_band_and_smallest_change() -> None:
    assert aim_of(WELL_BEING) == RISING


days = st.dates(min_value=date(2020, 1, 1), max_value=date(2020, 12, 31))
numbers = st.decimals(min_value=0, max_value=100, places=1)
points = st.lists(
    st.builds(SeriesPoint, ends_on=days, standing=st.none() | st.builds(Standing, number=numbers)), max_size=8
)
expectations = st.lists(
    st.builds(
        Agreed,
        effective_from=days,
        baseline=st.none() | st.builds(Baseline, value=numbers, on=days),
        path=st.lists(st.builds(ExpectedPoint, on=days, value=numbers), max_size=3).map(tuple),
    ),
    max_size=4,
).map(lambda agreed: sorted(agreed, key=attrgetter("effective_from")))
breaks = st.lists(st.builds(Break, on=days, definition_changed=st.booleans(), reason=st.just("")), max_size=4)


@given(series=points, agreed=expectations, breaks=breaks)
def test_what_came_before_the_last_definition_changes_nothing(
    series: list[SeriesPoint], agreed: list[Agreed], breaks: list[Break]
) -> None:
    changed = [each.on for each in breaks if each.definition_changed]
    since = max(changed, default=date.min)
    later = course(
        RISING,
        [each for each in series if each.ends_on >= since],
        [each for each in agreed if each.effective_from >= since],
        [each for each in breaks if each.on >= since],
    )
    assert course(RISING, series, agreed, breaks) == later
