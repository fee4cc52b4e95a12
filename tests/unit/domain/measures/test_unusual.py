"""What moved more than it usually does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures.unusual import FEWEST, LIMIT, Unusual, unusual

NUMBERS = st.decimals(min_value=-1_000, max_value=1_000, places=1)
BEFORE = st.lists(NUMBERS, min_size=FEWEST, max_size=12)


def figures(*numbers: str) -> list[Decimal]:
    return [Decimal(number) for number in numbers]


STEADY = figures("10", "12", "11", "13")
"""Moves of 2, 1 and 2: their mean is 5/3, and the limit is 3.267 times that, 5.445."""


@pytest.mark.parametrize(("number", "move"), [("18.5", "5.5"), ("7.5", "-5.5")])
def test_a_move_beyond_the_limit_is_unusual_either_way(number: str, move: str) -> None:
    found = unusual(STEADY, Decimal(number))
    assert found is not None
    assert (found.move, found.readings) == (Decimal(move), 4)
    assert round(found.usual, 4) == Decimal("1.6667")


@pytest.mark.parametrize("number", ["18.4", "13", "7.6"])
def test_a_move_within_the_limit_is_usual(number: str) -> None:
    assert unusual(STEADY, Decimal(number)) is None


def test_with_fewer_than_four_readings_nobody_can_say_what_is_usual() -> None:
    assert unusual(STEADY[:3], Decimal(1_000)) is None


def test_a_move_below_the_smallest_change_that_counts_is_never_called_unusual() -> None:
    assert unusual(STEADY, Decimal("18.5"), Decimal(6)) is None
    assert unusual(STEADY, Decimal("18.5"), Decimal("5.5")) is not None


def test_a_series_that_stood_still_is_told_when_it_moves_at_all() -> None:
    still = figures("5", "5", "5", "5")
    assert unusual(still, Decimal(5)) is None
    assert unusual(still, Decimal(6)) == Unusual(move=Decimal(1), usual=Decimal(0), readings=4)


@given(BEFORE, NUMBERS)
def test_what_is_told_as_unusual_lies_beyond_the_limit_of_its_own_usual_move(
    before: list[Decimal], number: Decimal
) -> None:
    found = unusual(before, number)
    if found is not None:
        assert abs(found.move) > LIMIT * found.usual
        assert before[-1] + found.move == number


@given(BEFORE, NUMBERS, NUMBERS)
def test_neither_where_the_scale_begins_nor_which_way_it_runs_matters(
    before: list[Decimal], number: Decimal, shift: Decimal
) -> None:
    told = unusual(before, number) is not None
    assert (unusual([known + shift for known in before], number + shift) is not None) == told
    assert (unusual([-known for known in before], -number) is not None) == told
