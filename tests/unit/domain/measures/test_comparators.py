"""A figure among those of comparable providers."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures.comparators import FEWEST_PROVIDERS, Comparator, Place, comparator, place_of

numpy: Any = import_module("numpy")  # Any, because what it gives has too many types
FLOATS_AGREE = Decimal("1e-9")
NUMBERS = st.decimals(min_value=-1_000, max_value=1_000, places=2)
FIGURES = st.lists(NUMBERS, min_size=FEWEST_PROVIDERS, max_size=40)


def figures(*numbers: str) -> list[Decimal]:
    return [Decimal(number) for number in numbers]


def found(of: list[Decimal]) -> Comparator:
    compared = comparator(of)
    assert compared is not None
    return compared


def test_of_five_figures_the_quartiles_are_the_second_and_the_fourth() -> None:
    assert found(figures("50", "10", "40", "20", "30")) == Comparator(
        median=Decimal(30), lower=Decimal(20), upper=Decimal(40), providers=5
    )


def test_between_two_figures_a_quartile_is_linear() -> None:
    """Of six, the quartiles lie 1.25 and 3.75 steps from the first, and the median 2.5."""
    assert found(figures("1", "2", "4", "8", "16", "32")) == Comparator(
        median=Decimal(6), lower=Decimal("2.5"), upper=Decimal(14), providers=6
    )


def test_of_fewer_than_five_providers_nothing_is_said() -> None:
    assert comparator(figures("1", "2", "3", "4")) is None
    assert comparator([]) is None


@pytest.mark.parametrize(
    ("figure", "place"),
    [
        ("19.9", "below_middle_half"),
        ("20", "in_middle_half"),
        ("40", "in_middle_half"),
        ("40.1", "above_middle_half"),
    ],
)
def test_the_quartiles_belong_to_the_middle_half(figure: str, place: Place) -> None:
    among = Comparator(median=Decimal(30), lower=Decimal(20), upper=Decimal(40), providers=5)
    assert place_of(Decimal(figure), among) == place


@given(FIGURES)
def test_the_quartiles_agree_with_numpy(of: list[Decimal]) -> None:
    compared = found(of)
    expected = numpy.quantile([float(figure) for figure in of], [0.25, 0.5, 0.75])
    for mine, theirs in zip((compared.lower, compared.median, compared.upper), expected, strict=True):
        assert abs(mine - Decimal(float(theirs))) <= FLOATS_AGREE


@given(FIGURES)
def test_no_more_than_the_next_figure_beyond_a_quarter_lies_on_either_side_of_the_middle_half(
    of: list[Decimal],
) -> None:
    compared = found(of)
    places = [place_of(figure, compared) for figure in of]
    for side in ("below_middle_half", "above_middle_half"):
        assert places.count(side) <= (len(of) + 2) // 4
    assert compared.lower <= compared.median <= compared.upper
    assert compared.providers == len(of)


@given(FIGURES, st.randoms())
def test_the_order_of_providers_does_not_matter(of: list[Decimal], chance: Any) -> None:
    mixed = list(of)
    chance.shuffle(mixed)
    assert comparator(mixed) == comparator(of)


@given(FIGURES, NUMBERS)
def test_turned_about_below_is_above(of: list[Decimal], figure: Decimal) -> None:
    opposite = {
        "below_middle_half": "above_middle_half",
        "above_middle_half": "below_middle_half",
        "in_middle_half": "in_middle_half",
    }
    turned = found([-each for each in of])
    assert place_of(-figure, turned) == opposite[place_of(figure, found(of))]
