"""A number that is kept is finite and of an ordinary size."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.shared.errors import Invalid
from domain.shared.numbers import check_number
from tests.unit.domain.scenario import assert_readable

KEPT = ["0", "-0.00", "17754.12466469875", "999999999999999", "-999999999999999.99", "1E-40", "1E+14"]
NOT_KEPT = ["NaN", "sNaN", "Infinity", "-Infinity", "1E+15", "-1E+15", "1E-41", "1E+999999", "1E-999999"]


@pytest.mark.parametrize("text", KEPT)
def test_an_ordinary_number_is_kept(text: str) -> None:
    check_number(Decimal(text), field="score")


@pytest.mark.parametrize("text", NOT_KEPT)
def test_no_other_number_is_kept(text: str) -> None:
    with pytest.raises(Invalid, match="no more than 15 digits") as refused:
        check_number(Decimal(text), field="score")
    assert refused.value.field == "score"
    assert_readable(refused.value)


def test_a_whole_number_has_up_to_15_digits() -> None:
    for number in (0, 999_999_999_999_999, -999_999_999_999_999):
        check_number(number, field="count")
    for number in (10**15, -(10**15)):
        with pytest.raises(Invalid):
            check_number(number, field="count")
