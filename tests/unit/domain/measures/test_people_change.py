"""What may be said of the change of people who were measured twice."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures.people import Measured, distance_travelled
from domain.measures.people_change import PeopleChange, PeopleDoubt, Shares, Verdict, people_change
from domain.measures.standing import Aim
from domain.measures.uncertainty import Interval
from domain.shared.travelled import Travelled

stats: Any = import_module("scipy.stats")  # Any, because it has no types
MORE = Aim(measure="score", direction="increase")
KEPT_TO_FOUR_PLACES = Decimal("0.0003")
"""A mean is off by half of the last place, and a deviation by as much times t / √n, which is below 1 from
seven people on."""
SCORES = st.decimals(min_value=0, max_value=35, places=1)
PEOPLE = st.lists(st.tuples(SCORES, SCORES), min_size=7, max_size=60)


def travelled(mean: str | None, deviation: str | None, counts: tuple[int, int, int] = (8, 4, 4)) -> Travelled:
    improved, held, declined = counts
    return Travelled(
        improved=improved,
        held=held,
        declined=declined,
        mean=None if mean is None else Decimal(mean),
        deviation=None if deviation is None else Decimal(deviation),
    )


def test_sixteen_people_worked_by_hand() -> None:
    """Student's t of 15 is 2.131449546 and 4 / √16 is 1: the mean of 3 may be off by 2.131449546."""
    assert people_change(travelled("3", "4")) == PeopleChange(
        measured_twice=16,
        shares=Shares(improved=Decimal(50), held=Decimal(25), declined=Decimal(25)),
        mean=Decimal(3),
        interval=Interval(lower=Decimal("0.868550454"), upper=Decimal("5.131449546")),
        verdict="improved",
        doubt=None,
    )


@pytest.mark.parametrize(
    ("mean", "verdict", "doubt"),
    [
        ("2.2", "improved", None),
        ("2.131449546", "cannot_be_told", "within_chance"),
        ("2.1", "cannot_be_told", "within_chance"),
        ("-2.1", "cannot_be_told", "within_chance"),
        ("-2.2", "declined", None),
    ],
)
def test_a_mean_whose_interval_holds_nought_cannot_be_told(
    mean: str, verdict: Verdict, doubt: PeopleDoubt | None
) -> None:
    change = people_change(travelled(mean, "4"))
    assert (change.verdict, change.doubt) == (verdict, doubt)


def test_of_fewer_than_ten_people_there_is_no_percentage_and_no_verdict() -> None:
    nine = people_change(travelled("5", "0.1", (9, 0, 0)))
    assert (nine.shares, nine.verdict, nine.doubt) == (None, "cannot_be_told", "fewer_than_ten_people")
    assert nine.mean == Decimal(5)
    ten = people_change(travelled("5", "0.1", (10, 0, 0)))
    assert (ten.shares, ten.verdict) == (
        Shares(improved=Decimal(100), held=Decimal(0), declined=Decimal(0)),
        "improved",
    )


@pytest.mark.parametrize("mean", [None, "3"])
def test_without_a_spread_it_cannot_be_told(mean: str | None) -> None:
    change = people_change(travelled(mean, None))
    assert (change.interval, change.verdict, change.doubt) == (None, "cannot_be_told", "spread_not_known")


def test_where_everybody_left_there_is_nothing_to_say() -> None:
    change = people_change(Travelled(improved=0, held=0, declined=0, left=12))
    assert (change.measured_twice, change.shares, change.mean) == (0, None, None)
    assert change.doubt == "fewer_than_ten_people"


def test_people_who_all_changed_alike_leave_no_doubt() -> None:
    assert people_change(travelled("2", "0", (16, 0, 0))).verdict == "improved"
    assert people_change(travelled("0", "0", (0, 16, 0))).doubt == "within_chance"


@given(PEOPLE)
def test_the_interval_agrees_with_scipys_paired_test(pairs: list[tuple[Decimal, Decimal]]) -> None:
    if len({later - start for start, later in pairs}) == 1:
        pairs = [*pairs, (Decimal(0), Decimal(35)), (Decimal(35), Decimal(0))]  # scipy asks for a spread
    people: list[Measured] = list(pairs)
    interval = people_change(distance_travelled(people, MORE)).interval
    later, start = ([float(pair[place]) for pair in pairs] for place in (1, 0))
    expected = stats.ttest_rel(later, start).confidence_interval(0.95)
    assert interval is not None
    assert abs(interval.lower - Decimal(float(expected.low))) <= KEPT_TO_FOUR_PLACES
    assert abs(interval.upper - Decimal(float(expected.high))) <= KEPT_TO_FOUR_PLACES


@given(PEOPLE)
def test_turned_about_who_improved_has_declined(pairs: list[tuple[Decimal, Decimal]]) -> None:
    there = people_change(distance_travelled(list(pairs), MORE))
    back = people_change(distance_travelled([(later, start) for start, later in pairs], MORE))
    opposite = {"improved": "declined", "declined": "improved", "cannot_be_told": "cannot_be_told"}
    assert back.verdict == opposite[there.verdict]
    assert back.interval == (there.interval and there.interval.mirrored())


@given(PEOPLE)
def test_the_shares_are_a_hundred_in_all(pairs: list[tuple[Decimal, Decimal]]) -> None:
    shares = people_change(distance_travelled(list(pairs), MORE)).shares
    assert (shares is None) == (len(pairs) < 10)
    if shares is not None:
        assert abs(shares.improved + shares.held + shares.declined - 100) <= Decimal("1e-24")
