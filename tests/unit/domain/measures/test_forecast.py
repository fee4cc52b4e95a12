"""If nothing changes: by hand, beside another implementation, and by rules that always hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures.forecast import (
    FEWEST_READINGS,
    Ahead,
    Forecast,
    NoForecast,
    days_ahead,
    forecast,
)
from domain.measures.series import Dated, Possible

statsmodels: Any = import_module("statsmodels.api")  # Any, because it has no types
FLOATS_AGREE = Decimal("1e-6")
HAIR = Decimal("1e-20")
ANYTHING = Possible()
FIRST = date(2026, 1, 1)
SHARE = Possible(lowest=Decimal(0), highest=Decimal(100))

numbers = st.decimals(min_value=0, max_value=100, places=1)
days = st.integers(0, 2_000).map(lambda after: FIRST + timedelta(days=after))
series = st.lists(
    st.tuples(days, numbers), min_size=FEWEST_READINGS, max_size=24, unique_by=lambda point: point[0]
)


def points(*figures: str, every: int = 10) -> list[Dated]:
    return [(FIRST + timedelta(days=place * every), Decimal(figure)) for place, figure in enumerate(figures)]


def drawn(of: Sequence[Dated], day: date, possible: Possible = ANYTHING) -> tuple[Forecast, Ahead]:
    found = forecast(of, [day], possible)
    assert isinstance(found, Forecast)
    return found, found.ahead[0]


def test_six_readings_worked_by_hand() -> None:
    """Days 0 to 50 by tens, with 2 4 3 5 4 6: their means are 25 and 4.

    Day squares 625 + 225 + 25 + 25 + 225 + 625 = 1,750; days by numbers
    (-25)(-2) + (-15)(0) + (-5)(-1) + (5)(1) + (15)(0) + (25)(2) = 110; slope 110 ÷ 1,750 = 0.062857...
    Number squares 4 + 0 + 1 + 1 + 0 + 4 = 10, of which the line takes 110² ÷ 1,750 = 6.914286: 3.085714 is
    left, and its mean over 4 degrees of freedom is 0.771429, with the root 0.878310.
    Day 60 is 35 from the middle: 4 + (35)(0.062857) = 6.2, and 1 + 1/6 + 35² ÷ 1,750 = 1.866667, with the
    root 1.366260. t of 4 is 2.776445: (2.776445)(0.878310)(1.366260) = 3.331743.
    """
    found, ahead = drawn(points("2", "4", "3", "5", "4", "6"), FIRST + timedelta(days=60))
    assert (found.method, found.readings) == ("straight_line", 6)
    assert abs(found.slope_per_year - Decimal("22.95857")) <= Decimal("0.00001")
    assert abs(ahead.middle - Decimal("6.2")) <= HAIR
    assert abs(ahead.upper - Decimal("9.53174")) <= Decimal("0.00001")
    assert abs(ahead.lower - Decimal("2.86826")) <= Decimal("0.00001")


@given(series, days)
def test_the_line_and_its_interval_agree_with_statsmodels(of: list[Dated], day: date) -> None:
    across = [float((on - FIRST).days) for on, _ in of]
    fitted = statsmodels.OLS([float(number) for _, number in of], statsmodels.add_constant(across)).fit()
    theirs = fitted.get_prediction([[1.0, float((day - FIRST).days)]])
    found, ahead = drawn(of, day)
    lower, upper = theirs.conf_int(obs=True, alpha=0.05)[0]
    for mine, other in zip(
        (ahead.middle, ahead.lower, ahead.upper, found.slope_per_year),
        (theirs.predicted_mean[0], lower, upper, fitted.params[1] * 365.25),
        strict=True,
    ):
        assert abs(mine - Decimal(float(other))) <= FLOATS_AGREE * max(abs(mine), Decimal(1))


def test_below_six_readings_nothing_is_drawn_on() -> None:
    assert forecast(points("1", "2", "3", "4", "5"), [FIRST], ANYTHING) == NoForecast(
        reason="fewer_than_six_readings"
    )


def test_readings_of_one_day_have_no_way_to_go() -> None:
    assert forecast(points("1", "2", "3", "4", "5", "6", every=0), [FIRST], ANYTHING) == NoForecast(
        reason="all_on_one_day"
    )


def test_readings_on_one_line_are_drawn_on_without_doubt() -> None:
    _, ahead = drawn(points("1", "2", "3", "4", "5", "6"), FIRST + timedelta(days=70))
    assert (ahead.lower, ahead.middle, ahead.upper) == (Decimal(8), Decimal(8), Decimal(8))


def test_a_share_is_kept_between_nought_and_a_hundred() -> None:
    _, ahead = drawn(points("75", "82", "84", "91", "92", "99"), FIRST + timedelta(days=120), SHARE)
    assert (ahead.middle, ahead.upper) == (Decimal(100), Decimal(100))
    _, ahead = drawn(points("25", "18", "16", "9", "8", "1"), FIRST + timedelta(days=120), SHARE)
    assert (ahead.middle, ahead.lower) == (Decimal(0), Decimal(0))


def test_an_end_that_was_read_beyond_holds_nothing_back() -> None:
    savings = points("5", "2", "-3", "-1", "-8", "-9")
    _, ahead = drawn(savings, FIRST + timedelta(days=70), Possible(lowest=Decimal(0)))
    assert ahead.lower < ahead.middle < Decimal(-9)


def test_each_day_that_is_asked_about_is_answered_in_turn() -> None:
    asked = [FIRST + timedelta(days=after) for after in (90, 60, 120)]
    found = forecast(points("2", "4", "3", "5", "4", "6"), asked, ANYTHING)
    assert isinstance(found, Forecast)
    assert [ahead.on for ahead in found.ahead] == asked


@given(series, days)
def test_the_line_lies_in_its_interval_and_both_within_what_is_possible(of: list[Dated], day: date) -> None:
    _, ahead = drawn(of, day, SHARE)
    assert 0 <= ahead.lower <= ahead.middle <= ahead.upper <= 100


@given(series, days)
def test_turned_about_the_line_falls_as_it_rose(of: list[Dated], day: date) -> None:
    there, up = drawn(of, day)
    back, down = drawn([(on, -number) for on, number in of], day)
    assert abs(there.slope_per_year + back.slope_per_year) <= HAIR
    assert abs(up.lower + down.upper) <= HAIR
    assert abs(up.upper + down.lower) <= HAIR


@given(series, days, st.integers(-500, 500), numbers)
def test_neither_where_time_nor_where_the_scale_begins_matters(
    of: list[Dated], day: date, later: int, higher: Decimal
) -> None:
    moved = [(on + timedelta(days=later), number + higher) for on, number in of]
    there, before = drawn(of, day)
    here, after = drawn(moved, day + timedelta(days=later))
    assert abs(there.slope_per_year - here.slope_per_year) <= HAIR
    assert abs(before.lower + higher - after.lower) <= HAIR


@given(series, st.integers(1, 400))
def test_further_ahead_less_is_known(of: list[Dated], further: int) -> None:
    last = max(on for on, _ in of)
    _, near = drawn(of, last)
    _, far = drawn(of, last + timedelta(days=further))
    assert far.upper - far.lower >= near.upper - near.lower - HAIR


QUARTERS = [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]
NEXT_YEAR = [day.replace(year=2027) for day in QUARTERS]


@pytest.mark.parametrize(("read", "periods"), [(1, 0), (2, 1), (3, 1), (6, 3), (7, 3), (8, 4), (20, 4)])
def test_the_line_is_drawn_on_for_at_most_four_periods_and_half_as_many_as_were_read(
    read: int, periods: int
) -> None:
    monthly = [(date(2024, 12, 31) + timedelta(days=15 * place), Decimal(1)) for place in range(read)]
    assert days_ahead(monthly, reversed([*QUARTERS, *NEXT_YEAR])) == tuple(QUARTERS[:periods])


def test_only_periods_after_the_last_reading_are_asked_about() -> None:
    read = [(day, Decimal(1)) for day in QUARTERS]
    assert days_ahead(read, [*QUARTERS, *NEXT_YEAR]) == tuple(NEXT_YEAR[:2])
    assert days_ahead(read, QUARTERS) == ()


def test_without_a_reading_nothing_is_asked_about() -> None:
    assert days_ahead([], QUARTERS) == ()
