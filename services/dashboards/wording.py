"""Figures, days and reasons in words, rounded in one place so that chart, table and sentence agree."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from domain.framework.definitions import Indicator
from domain.measures.uncertainty import fewer_than_ten
from domain.shared.figures import Figure, Proportion, Score, Words, number_of
from domain.shared.values import MissingReason
from services.dashboards.trajectory import Trajectory
from services.presentation.numbers import number, pounds

MISSING: dict[MissingReason, str] = {
    "not_collected": "not collected",
    "too_few_people": "too few people to show",
    "not_applicable": "does not apply",
    "late": "not in yet",
}
"""Why there is no reading, in words that end a sentence."""

MOST_DECIMALS = ((1, 3), (10, 2), (1000, 1))
"""Figures below so much are shown with at most so many digits after the point, larger ones with none: about
three digits that count, as many as a person can hold against another figure."""


MOST_TO_TELL_APART = 6
"""Digits after the point by which two figures are told apart at most."""


def decimals_of(trajectory: Trajectory) -> int:
    """So many digits after the point are shown of this indicator's figures.

    Whole numbers for counts and ratings, one digit for percentages, pence for money; scores and rates as they
    were given, but not in digits that say nothing. What was given to the last digit stands in the table.
    """
    match trajectory.indicator.measure:
        case "count" | "rating" | "narrative":
            return 0
        case "proportion":
            return 1
        case "currency":
            return 2
        case _:
            return decimals_given(_given(trajectory))


def decimals_given(given: Sequence[Decimal]) -> int:
    """So many digits after the point as these numbers were given in, as far as they say anything."""
    largest = max((abs(each) for each in given), default=Decimal(0))
    most = next((decimals for below, decimals in MOST_DECIMALS if largest < below), 0)
    return min(max((_digits_after_point(each) for each in given), default=0), most)


def _given(trajectory: Trajectory) -> list[Decimal]:
    figures = [reading.figure for reading in trajectory.readings if reading.figure is not None]
    numbers = [known for figure in figures if (known := number_of(figure)) is not None]
    return numbers + [agreed.baseline.value for agreed in trajectory.agreed if agreed.baseline is not None]


def _digits_after_point(given: Decimal) -> int:
    exponent = given.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounded(exact: Decimal, decimals: int) -> Decimal:
    """The number as it is shown: half away from zero, as people round by hand; nought has no sign."""
    return exact.quantize(_step(decimals), ROUND_HALF_UP) + 0


@cache
def _step(decimals: int) -> Decimal:
    """The smallest step between two figures that are shown with so many digits after the point."""
    return Decimal(1).scaleb(-decimals)


def in_unit(value: Decimal, indicator: Indicator, decimals: int) -> str:
    """The number as it stands in a sentence: "62%", "£1,200", "8.9". Other units stand above it."""
    shown = rounded(value, decimals)
    if indicator.measure == "currency":
        return pounds(shown)
    return f"{number(shown)}%" if is_percentage(indicator) else number(shown)


def difference(value: Decimal, indicator: Indicator, decimals: int) -> str:
    """How far two numbers lie apart, as it stands in a sentence: "4 percentage points", "£12", "0.8"."""
    if is_percentage(indicator):
        return f"{number(rounded(value, decimals))} percentage points"
    return in_unit(value, indicator, decimals)


def told_apart(one: Decimal, other: Decimal, indicator: Indicator, decimals: int) -> tuple[str, str]:
    """Two numbers as they stand in a sentence, in as many digits as it takes to see that they differ.

    A sentence that calls one figure higher than another must not write both alike.
    """
    more = decimals
    while one != other and more < MOST_TO_TELL_APART and rounded(one, more) == rounded(other, more):
        more += 1
    return in_unit(one, indicator, more), in_unit(other, indicator, more)


def is_percentage(indicator: Indicator) -> bool:
    """Whether the indicator's figures are per cent, counted here (a proportion) or elsewhere (a rate)."""
    return indicator.measure == "proportion" or indicator.unit.startswith("%")


def unit_of(indicator: Indicator) -> str:
    """The unit as a table's heading and an axis name it."""
    return {"proportion": "%", "currency": "£"}.get(indicator.measure, indicator.unit)


def with_unit(heading: str, unit: str) -> str:
    """A heading followed by the unit, where there is one: "Reading (%)"."""
    return f"{heading} ({unit})" if unit else heading


def people_counted(figure: Figure | None) -> str:
    """The people behind a figure: "31 of 50", "120 people"; empty where that is not known."""
    match figure:
        case Proportion(numerator=numerator, denominator=denominator):
            return f"{numerator:,} of {denominator:,}"
        case Score(people=int() as people):
            return f"{people:,} people"
        case _:
            return ""


def said(figure: Figure | None, missing: MissingReason | None, indicator: Indicator, decimals: int) -> str:
    """What a reading said: its figure in its unit, counts below ten people, or why there was none."""
    match figure:
        case None:
            return MISSING[missing] if missing else "no reading"
        case Words(words=words):
            return words
        case Proportion(denominator=denominator) if fewer_than_ten(denominator):
            return people_counted(figure)
        case _:
            return in_unit(number_of(figure) or Decimal(0), indicator, decimals)
