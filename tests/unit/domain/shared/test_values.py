"""Values validate themselves: what makes no sense cannot be made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from domain.shared.errors import Invalid
from domain.shared.figures import Amount, Count, Proportion, Rate, Rating, Score, Words
from domain.shared.values import Band, Baseline, ExpectedPoint, Money, Period, Scale
from tests.unit.domain.scenario import assert_readable

DAY = date(2026, 4, 1)
NOT_A_NUMBER, HUGE, TINY = Decimal("NaN"), Decimal("1E+999999"), Decimal("1E-999999")


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Scale(lowest=Decimal(5), highest=Decimal(5)), "scale"),
        (lambda: Scale(lowest=NOT_A_NUMBER, highest=Decimal(5)), "scale"),
        (lambda: Scale(lowest=Decimal(5), highest=Decimal("Infinity")), "scale"),
        (lambda: Band(lower=Decimal(5), upper=Decimal(4)), "band"),
        (lambda: Band(lower=NOT_A_NUMBER, upper=Decimal(4)), "band"),
        (lambda: Money(pounds=Decimal("1.005")), "pounds"),
        (lambda: Money(pounds=HUGE), "pounds"),
        (lambda: Period(starts_on=DAY, ends_on=date(2026, 3, 31), label=""), "period"),
        (lambda: ExpectedPoint(on=DAY, value=HUGE), "expectation"),
        (lambda: Baseline(value=NOT_A_NUMBER, on=DAY), "baseline"),
        (lambda: Baseline(value=Decimal(1), on=DAY, people=-1), "baseline"),
        (lambda: Baseline(value=Decimal(1), on=DAY, people=10**15), "baseline"),
        (lambda: Count(count=-1), "count"),
        (lambda: Count(count=10**15), "count"),
        (lambda: Proportion(numerator=0, denominator=0), "denominator"),
        (lambda: Proportion(numerator=0, denominator=10**15), "denominator"),
        (lambda: Proportion(numerator=5, denominator=4), "numerator"),
        (lambda: Proportion(numerator=-1, denominator=4), "numerator"),
        (lambda: Score(score=NOT_A_NUMBER), "score"),
        (lambda: Score(score=Decimal(1), people=0), "people"),
        (lambda: Score(score=Decimal(1), people=10**15), "people"),
        (lambda: Rating(rating=10**15), "rating"),
        (lambda: Amount(pounds=TINY), "pounds"),
        (lambda: Rate(rate=Decimal("-Infinity")), "rate"),
        (lambda: Words(words=" \n"), "words"),
    ],
)
def test_a_value_that_makes_no_sense_cannot_be_made(make: Callable[[], object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        make()
    assert refused.value.field == field
    assert_readable(refused.value)


def test_a_scale_holds_both_its_ends() -> None:
    scale = Scale(lowest=Decimal(0), highest=Decimal(12))
    assert [scale.holds(Decimal(number)) for number in ("-0.1", "0", "12", "12.1")] == [
        False,
        True,
        True,
        False,
    ]


def test_the_least_that_makes_sense_makes_sense() -> None:
    assert Proportion(numerator=0, denominator=1).denominator == 1
    assert Proportion(numerator=4, denominator=4).numerator == 4
    assert Score(score=Decimal(1), people=1).people == 1
    assert Baseline(value=Decimal(1), on=DAY, people=0).people == 0
    assert Band(lower=Decimal(1), upper=Decimal(1)).lower == 1
    assert Period(starts_on=DAY, ends_on=DAY, label="").ends_on == DAY


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "overlaps"),
    [
        (date(2026, 1, 1), date(2026, 3, 31), False),
        (date(2026, 1, 1), date(2026, 4, 1), True),
        (date(2026, 5, 1), date(2026, 5, 2), True),
        (date(2026, 6, 30), date(2026, 7, 1), True),
        (date(2026, 7, 1), date(2026, 7, 2), False),
    ],
)
def test_periods_overlap_when_they_share_a_day(
    starts_on: date,
    ends_on: date,
    overlaps: bool,  # noqa: FBT001
) -> None:
    spring = Period(starts_on=DAY, ends_on=date(2026, 6, 30), label="")
    other = Period(starts_on=starts_on, ends_on=ends_on, label="")
    assert spring.overlaps(other) is overlaps
    assert other.overlaps(spring) is overlaps
