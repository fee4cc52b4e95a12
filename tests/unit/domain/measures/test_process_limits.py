"""The limits of an XmR chart, and a target beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures.process_limits import Capability, Limits, against_target, limits_of
from domain.shared.values import Direction

HAIR = Decimal("1e-12")
NUMBERS = st.lists(st.decimals(min_value=-1_000, max_value=1_000, places=2), min_size=2, max_size=40)


def figures(*numbers: str) -> list[Decimal]:
    return [Decimal(number) for number in numbers]


def known(numbers: list[Decimal]) -> Limits:
    limits = limits_of(numbers)
    assert limits is not None
    return limits


def test_the_example_of_the_nist_handbook() -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, ten batches.

    Their sum is 508.1. The steps are 2.0 2.3 1.4 3.5 3.4 1.4 0.2 1.2 1.5, in all 16.9, their mean 1.8778. The
    handbook prints 50.81, 1.8778 and limits of 45.8159 and 55.8041, with 3 / 1.128 unrounded; with 2.66 they
    lie 4.994889 from the mean.
    """
    limits = known(
        figures("49.6", "47.6", "49.9", "51.3", "47.8", "51.2", "52.6", "52.4", "53.6", "52.1"),
    )
    assert limits.mean == Decimal("50.81")
    assert limits.mean_moving_range.quantize(Decimal("0.0001")) == Decimal("1.8778")
    assert abs(limits.lower - Decimal("45.815111")) <= Decimal("0.000001")
    assert abs(limits.upper - Decimal("55.804889")) <= Decimal("0.000001")
    assert abs(limits.lower - Decimal("45.8159")) <= Decimal("0.001")
    assert abs(limits.upper - Decimal("55.8041")) <= Decimal("0.001")


def test_near_limits_lie_at_two_thirds_of_the_way() -> None:
    """Steps of 3 and 3: the limits are (2.66)(3) = 7.98 from the mean of 11, the near limits 5.32."""
    assert known(figures("10", "13", "10")) == Limits(
        mean=Decimal(11),
        mean_moving_range=Decimal(3),
        lower=Decimal("3.02"),
        upper=Decimal("18.98"),
        near_lower=Decimal("5.68"),
        near_upper=Decimal("16.32"),
    )


@pytest.mark.parametrize("numbers", [[], figures("5")])
def test_fewer_than_two_points_have_no_limits(numbers: list[Decimal]) -> None:
    assert limits_of(numbers) is None


@given(NUMBERS)
def test_limits_lie_about_the_mean_in_order_and_alike_on_both_sides(numbers: list[Decimal]) -> None:
    limits = known(numbers)
    assert limits.lower <= limits.near_lower <= limits.mean <= limits.near_upper <= limits.upper
    assert abs((limits.upper - limits.mean) - (limits.mean - limits.lower)) <= HAIR
    assert abs((limits.near_upper - limits.mean) * 3 - (limits.upper - limits.mean) * 2) <= HAIR


@given(NUMBERS, st.integers(-500, 500), st.integers(1, 20))
def test_limits_move_and_stretch_with_the_scale(numbers: list[Decimal], shift: int, times: int) -> None:
    limits = known(numbers)
    moved = known([number * times + shift for number in numbers])
    for name in ("mean", "lower", "upper", "near_lower", "near_upper"):
        assert abs(getattr(moved, name) - getattr(limits, name) * times - shift) <= HAIR
    assert abs(moved.mean_moving_range - limits.mean_moving_range * times) <= HAIR


@pytest.mark.parametrize(
    ("direction", "target", "capability"),
    [
        ("increase", "3.01", "consistently_passing"),
        ("increase", "3.02", "consistently_passing"),
        ("increase", "3.03", "hit_and_miss"),
        ("increase", "18.98", "hit_and_miss"),
        ("increase", "18.99", "consistently_failing"),
        ("decrease", "18.99", "consistently_passing"),
        ("decrease", "18.98", "consistently_passing"),
        ("decrease", "18.97", "hit_and_miss"),
        ("decrease", "3.02", "hit_and_miss"),
        ("decrease", "3.01", "consistently_failing"),
        ("maintain", "11", None),
        ("none", "11", None),
    ],
)
def test_a_target_is_held_against_the_limits(
    direction: Direction, target: str, capability: Capability | None
) -> None:
    assert against_target(known(figures("10", "13", "10")), direction, Decimal(target)) == capability


def test_without_limits_or_a_target_there_is_nothing_to_hold_together() -> None:
    assert against_target(None, "increase", Decimal(1)) is None
    assert against_target(known(figures("10", "13", "10")), "increase", None) is None


@given(NUMBERS, st.decimals(min_value=-1_000, max_value=1_000, places=2))
def test_turned_about_a_target_is_passed_as_before(numbers: list[Decimal], target: Decimal) -> None:
    turned = known([-number for number in numbers])
    assert against_target(turned, "decrease", -target) == against_target(known(numbers), "increase", target)
