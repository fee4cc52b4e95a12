"""What a measure can read at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.measures.series import Possible, possible_for
from domain.shared.values import Measure, Scale

SCALE = Scale(lowest=Decimal(7), highest=Decimal(35))
SHARE = Possible(lowest=Decimal(0), highest=Decimal(100))


def test_a_proportion_is_a_part_of_a_whole_whatever_scale_is_written_beside_it() -> None:
    assert possible_for("proportion", SCALE) == SHARE


@pytest.mark.parametrize("measure", ["score", "rating"])
def test_a_score_and_a_rating_stay_on_their_scale(measure: Measure) -> None:
    assert possible_for(measure, SCALE) == Possible(lowest=Decimal(7), highest=Decimal(35))


@pytest.mark.parametrize("measure", ["count", "rate", "currency"])
def test_people_rates_and_money_begin_at_nought_and_have_no_end(measure: Measure) -> None:
    assert possible_for(measure) == Possible(lowest=Decimal(0))


def test_of_a_score_without_a_scale_nothing_is_known() -> None:
    assert possible_for("score") == Possible()


@pytest.mark.parametrize(("number", "kept"), [("-0.1", "0"), ("0", "0"), ("55", "55"), ("100.1", "100")])
def test_a_number_beyond_an_end_is_kept_at_it_and_does_not_lie_there(number: str, kept: str) -> None:
    assert SHARE.kept(Decimal(number)) == Decimal(kept)
    assert SHARE.holds(Decimal(number)) == (number == kept)


def test_an_open_end_holds_everything() -> None:
    assert Possible().holds(Decimal(-(10**9)))
    assert Possible().holds(Decimal(10**9))


def test_an_end_that_something_was_read_beyond_is_none() -> None:
    assert Possible(lowest=Decimal(0)).with_read([Decimal(-3), Decimal(5)]) == Possible()
    assert SHARE.with_read([Decimal(101)]) == Possible(lowest=Decimal(0))
    assert SHARE.with_read([Decimal(-1)]) == Possible(highest=Decimal(100))


def test_what_was_read_within_the_ends_leaves_them() -> None:
    assert SHARE.with_read([Decimal(0), Decimal(20), Decimal(100)]) == SHARE
    assert SHARE.with_read([]) == SHARE
