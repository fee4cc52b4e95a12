"""Intervals of proportions: published numbers, another implementation, and what must always hold."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures.uncertainty import (
    Interval,
    Share,
    fewer_than_ten,
    newcombe,
    share_of,
    wilson,
)
from domain.shared.errors import Invalid

HAIR = Decimal("1e-18")
FLOATS_AGREE = Decimal("1e-9")

statsmodels: Any = import_module("statsmodels.stats.proportion")  # Any, because it has no types


@st.composite
def shares(draw: st.DrawFn, most_people: int = 100_000) -> Share:
    people = draw(st.integers(1, most_people))
    return share_of(draw(st.integers(0, people)), people)


def rounded(interval: Interval, places: str = "0.01") -> tuple[Decimal, Decimal]:
    return interval.lower.quantize(Decimal(places)), interval.upper.quantize(Decimal(places))


@pytest.mark.parametrize(
    ("numerator", "denominator", "lower", "upper"),
    [
        (81, 263, "25.53", "36.62"),
        (15, 148, "6.24", "16.05"),
        (0, 20, "0.00", "16.11"),
        (1, 29, "0.61", "17.18"),
    ],
)
def test_wilson_gives_the_figures_newcombe_published(
    numerator: int, denominator: int, lower: str, upper: str
) -> None:
    assert rounded(wilson(share_of(numerator, denominator))) == (Decimal(lower), Decimal(upper))


@pytest.mark.parametrize(
    ("latest", "start", "lower", "upper"),
    [
        ((56, 70), (48, 80), "5.24", "33.39"),
        ((9, 10), (3, 10), "17.05", "80.90"),
        ((6, 7), (2, 7), "5.82", "80.62"),
        ((5, 56), (0, 29), "-3.81", "19.26"),
        ((0, 10), (0, 20), "-16.11", "27.75"),
        ((0, 10), (0, 10), "-27.75", "27.75"),
        ((10, 10), (0, 20), "67.91", "100.00"),
        ((10, 10), (0, 10), "60.75", "100.00"),
    ],
)
def test_newcombe_gives_the_figures_he_published(
    latest: tuple[int, int], start: tuple[int, int], lower: str, upper: str
) -> None:
    interval = newcombe(share_of(*start), share_of(*latest))
    assert rounded(interval) == (Decimal(lower), Decimal(upper))


def test_wilson_of_one_in_two_worked_by_hand() -> None:
    # x = 1, n = 2: the middle is 50 %, and half the width is z / (2 √(2 + z²)) of the whole.
    z = Decimal("1.959963984540054")
    half = 50 * z / (2 + z * z).sqrt()
    interval = wilson(share_of(1, 2))
    assert abs(interval.lower - (50 - half)) <= HAIR
    assert abs(interval.upper - (50 + half)) <= HAIR


@given(shares())
def test_wilson_agrees_with_statsmodels(share: Share) -> None:
    successes = round(share.per_cent * share.people / 100)
    lower, upper = statsmodels.proportion_confint(successes, share.people, method="wilson")
    interval = wilson(share)
    assert abs(interval.lower / 100 - Decimal(float(lower))) <= FLOATS_AGREE
    assert abs(interval.upper / 100 - Decimal(float(upper))) <= FLOATS_AGREE


@given(shares(), shares())
def test_newcombe_agrees_with_statsmodels(start: Share, latest: Share) -> None:
    lower, upper = statsmodels.confint_proportions_2indep(
        round(latest.per_cent * latest.people / 100),
        latest.people,
        round(start.per_cent * start.people / 100),
        start.people,
        method="newcomb",
        compare="diff",
    )
    interval = newcombe(start, latest)
    assert abs(interval.lower / 100 - Decimal(float(lower))) <= FLOATS_AGREE
    assert abs(interval.upper / 100 - Decimal(float(upper))) <= FLOATS_AGREE


@given(shares(most_people=10**9))
def test_wilson_stays_on_the_scale_and_holds_its_percentage(share: Share) -> None:
    interval = wilson(share)
    assert 0 <= interval.lower <= share.per_cent <= interval.upper <= 100


@given(st.decimals(min_value=0, max_value=100, places=6), st.integers(1, 10**9))
def test_wilson_takes_a_percentage_that_is_no_whole_count(per_cent: Decimal, people: int) -> None:
    interval = wilson(Share(per_cent=per_cent, people=people))
    assert 0 <= interval.lower <= per_cent <= interval.upper <= 100


@given(shares())
def test_wilson_is_mirrored_when_successes_and_failures_are_swapped(share: Share) -> None:
    other = wilson(Share(per_cent=100 - share.per_cent, people=share.people))
    interval = wilson(share)
    assert abs(interval.lower - (100 - other.upper)) <= HAIR
    assert abs(interval.upper - (100 - other.lower)) <= HAIR


@given(shares(), st.integers(2, 50))
def test_wilson_narrows_as_more_people_answer_alike(share: Share, times: int) -> None:
    few, many = wilson(share), wilson(Share(per_cent=share.per_cent, people=share.people * times))
    assert many.upper - many.lower < few.upper - few.lower


@given(shares(), shares())
def test_newcombe_is_turned_about_when_the_groups_are_swapped(start: Share, latest: Share) -> None:
    assert newcombe(start, latest) == newcombe(latest, start).mirrored()


@given(shares(), shares())
def test_newcombe_holds_the_change_and_stays_within_what_is_possible(start: Share, latest: Share) -> None:
    interval = newcombe(start, latest)
    assert interval.holds(latest.per_cent - start.per_cent)
    assert interval.lower >= -100
    assert interval.upper <= 100


@given(shares(), st.integers(1, 100_000))
def test_no_difference_is_never_beyond_chance(share: Share, people: int) -> None:
    assert newcombe(share, Share(per_cent=share.per_cent, people=people)).holds(Decimal(0))


def test_below_ten_people_counts_are_shown() -> None:
    assert fewer_than_ten(9)
    assert not fewer_than_ten(10)


@pytest.mark.parametrize(("numerator", "denominator"), [(1, 0), (3, 2), (-1, 5), (1, -1)])
def test_a_share_is_a_part_of_a_whole(numerator: int, denominator: int) -> None:
    with pytest.raises(Invalid):
        share_of(numerator, denominator)


def test_an_interval_has_its_lower_end_first() -> None:
    with pytest.raises(Invalid):
        Interval(lower=Decimal(2), upper=Decimal(1))
