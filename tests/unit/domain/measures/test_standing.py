"""Where an indicator stood, from a baseline or a reading."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.measures.standing import Standing, at_baseline, at_reading
from domain.shared.figures import Amount, Count, Figure, Proportion, Rate, Rating, Score, Words
from domain.shared.values import Baseline


@pytest.mark.parametrize(
    ("figure", "number", "people"),
    [
        (Proportion(numerator=3, denominator=12), "25", 12),
        (Score(score=Decimal("7.5"), people=20), "7.5", 20),
        (Score(score=Decimal("7.5")), "7.5", None),
        (Count(count=4), "4", 4),
        (Rating(rating=2), "2", None),
        (Amount(pounds=Decimal("9.50")), "9.50", None),
        (Rate(rate=Decimal("12.3")), "12.3", None),
    ],
)
def test_a_reading_stands_at_its_number_with_its_people(
    figure: Figure, number: str, people: int | None
) -> None:
    assert at_reading(figure) == Standing(number=Decimal(number), people=people)


def test_words_and_missing_readings_stand_nowhere() -> None:
    assert at_reading(Words(words="They told us that they feel at home.")) is None
    assert at_reading(None) is None


def test_a_baseline_stands_at_its_value_with_its_people() -> None:
    baseline = Baseline(value=Decimal(40), on=date(2025, 4, 1), people=30)
    assert at_baseline(baseline) == Standing(number=Decimal(40), people=30)
    assert at_baseline(None) is None
