"""Student's t beside another implementation."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest

from domain.measures.students_t import SOLVED_BELOW, t_95
from domain.measures.uncertainty import Z_95
from domain.shared.errors import Invalid

stats: Any = import_module("scipy.stats")  # Any, because it has no types
HALF_OF_THE_LAST_PLACE = Decimal("6e-10")
"""And a hair, by which the other implementation may be off."""


def test_t_agrees_with_scipy() -> None:
    for freedom in [*range(1, 501), 5_000, 10**6, 10**12]:
        assert abs(t_95(freedom) - Decimal(float(stats.t.ppf(0.975, freedom)))) <= HALF_OF_THE_LAST_PLACE, (
            freedom
        )


@pytest.mark.parametrize(
    ("freedom", "printed"), [(1, "12.706"), (2, "4.303"), (9, "2.262"), (30, "2.042"), (120, "1.980")]
)
def test_t_is_what_every_table_prints(freedom: int, printed: str) -> None:
    assert t_95(freedom).quantize(Decimal("0.001")) == Decimal(printed)


def test_t_falls_towards_the_normal_distribution_and_the_two_ways_of_finding_it_meet() -> None:
    found = [t_95(freedom) for freedom in range(1, SOLVED_BELOW + 50)]
    assert found == sorted(found, reverse=True)
    assert found[-1] > Z_95


@pytest.mark.parametrize("freedom", [0, -1])
def test_of_one_figure_there_is_no_spread(freedom: int) -> None:
    with pytest.raises(Invalid, match="at least one degree of freedom"):
        t_95(freedom)
