"""A figure is one number in its indicator's unit, with the people behind it where they are known."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from domain.shared.figures import (
    MEASURE_OF,
    Amount,
    Count,
    Figure,
    Proportion,
    Rate,
    Rating,
    Score,
    Words,
    number_of,
    people_behind,
)
from domain.shared.values import Measure


@pytest.mark.parametrize(
    ("figure", "number", "people"),
    [
        (Count(count=7), "7", 7),
        (Proportion(numerator=30, denominator=60), "50", 60),
        (Score(score=Decimal("24.5"), people=58), "24.5", 58),
        (Score(score=Decimal("24.5")), "24.5", None),
        (Rating(rating=3), "3", None),
        (Amount(pounds=Decimal("-1.50")), "-1.50", None),
        (Rate(rate=Decimal("98.6")), "98.6", None),
    ],
)
def test_a_figure_is_one_number_with_the_people_behind_it(
    figure: Figure, number: str, people: int | None
) -> None:
    assert number_of(figure) == Decimal(number)
    assert people_behind(figure) == people


def test_words_are_no_number_and_have_nobody_counted_behind_them() -> None:
    assert number_of(Words(words="They told us so.")) is None
    assert people_behind(Words(words="They told us so.")) is None


def test_a_percentage_is_not_rounded() -> None:
    assert number_of(Proportion(numerator=1, denominator=3)) == Decimal(100) / Decimal(3)


def test_each_measure_has_one_kind_of_figure() -> None:
    assert set(MEASURE_OF) == set(get_args(Figure))
    assert sorted(MEASURE_OF.values()) == sorted(get_args(Measure))
