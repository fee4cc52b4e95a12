"""Figures as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.shared.figures import Amount, Count, Figure, Proportion, Rate, Rating, Score, Words
from services.presentation.numbers import figure, file_size, in_unit, number, per_cent, pounds


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (Proportion(numerator=31, denominator=50), "%", "62% (31 of 50)"),
        (Proportion(numerator=1, denominator=3000), "%", "0% (1 of 3,000)"),
        (Proportion(numerator=5, denominator=8), "%", "5 of 8"),
        (Proportion(numerator=5, denominator=10), "%", "50% (5 of 10)"),
        (Count(count=1250), "people", "1,250 people"),
        (Count(count=0), "people", "0 people"),
        (Score(score=Decimal("3.40"), people=18), "points out of 5", "3.4 points out of 5, from 18 people"),
        (Score(score=Decimal(3), people=1), "points", "3 points, from 1 person"),
        (Score(score=Decimal("19.1")), "out of 24", "19.1 out of 24"),
        (Rating(rating=3), "out of 4", "3 out of 4"),
        (Amount(pounds=Decimal("1250.5")), "£", "£1,250.50"),
        (Rate(rate=Decimal("14.2")), "per 100,000", "14.2 per 100,000"),
        (Words(words="Better than before."), "", "Better than before."),
    ],
)
def test_a_figure_says_what_was_read_and_of_how_many(value: Figure, unit: str, words: str) -> None:
    assert figure(value, unit) == words


@pytest.mark.parametrize("people", range(1, 10))
def test_fewer_than_ten_people_never_become_a_percentage(people: int) -> None:
    assert "%" not in figure(Proportion(numerator=1, denominator=people), "%")


def test_a_percentage_is_rounded_half_up_to_one_place() -> None:
    assert per_cent(Decimal("62.45")) == "62.5%"
    assert per_cent(Decimal("62.04")) == "62%"


def test_numbers_keep_what_was_written_and_use_a_minus_sign() -> None:
    assert number(Decimal("-3.250")) == "\N{MINUS SIGN}3.25"
    assert number(Decimal("1E+3")) == "1,000"


def test_needless_digits_are_rounded_away_unless_all_are_asked_for() -> None:
    long = Rate(rate=Decimal("1594.695944639889"))
    assert figure(long, "per 100,000") == "1,594.7 per 100,000"
    assert figure(long, "per 100,000", exact=True) == "1,594.695944639889 per 100,000"
    assert in_unit(Decimal("0.4294"), "points") == "0.429 points"
    assert in_unit(Decimal("23.62602739726"), "points") == "23.63 points"


def test_money_has_pence_only_where_there_are_any() -> None:
    assert pounds(Decimal(120_000)) == "£120,000"
    assert pounds(Decimal("-12.5")) == "\N{MINUS SIGN}£12.50"
    assert in_unit(Decimal(12), "£ a head") == "£12 a head"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 byte"),
        (1023, "1,023 bytes"),
        (1024, "1 KB"),
        (500_000, "488 KB"),
        (3_600_000, "3.4 MB"),
        (10 * 1024 * 1024, "10 MB"),
    ],
)
def test_the_size_of_a_file_is_told_in_the_unit_that_fits(size: int, words: str) -> None:
    assert file_size(size) == words
