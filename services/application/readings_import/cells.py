"""Turns the text of a cell into a figure or a period, or says what it should have been."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from domain.provider_return.content import Asked
from domain.shared.figures import Amount, Count, Figure, Proportion, Rate, Rating, Score, Words
from domain.shared.values import Period
from services.application.readings_import.mapping import Mapping

NUMBER = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?")


def figure_of(asked: Asked, value: str, denominator: str, people: str, column: str) -> Figure:
    """The figure that a row gives for an indicator.

    Args:
        asked: the indicator, with its measure.
        value: text of the cell with the figure.
        denominator: text of the cell with the denominator, or "".
        people: text of the cell with the number of people, or "".
        column: name of the figure's column, for the message.

    Raises:
        ValueError: with a sentence that says what was expected.
        Invalid: where the numbers do not make a figure of the measure.
    """
    match asked.measure:
        case "count":
            return Count(count=_whole(value, column))
        case "proportion":
            return Proportion(
                numerator=_whole(value, column), denominator=_whole(denominator, "the denominator")
            )
        case "score":
            return Score(
                score=_number(value, column),
                people=_whole(people, "the number of people") if people else None,
            )
        case "rating":
            return Rating(rating=_whole(value, column))
        case "currency":
            return Amount(pounds=_number(value, column))
        case "rate":
            return Rate(rate=_number(value, column))
        case "narrative":
            return Words(words=value)


def _number(text: str, column: str) -> Decimal:
    if NUMBER.fullmatch(text) is None:
        raise ValueError(
            f"“{text}” in {column} is not a number. Write it with digits and a point, without commas or "
            "signs like %, or leave it empty where there is no reading."
        )
    return Decimal(text)


def _whole(text: str, column: str) -> int:
    number = _number(text, column)
    if number != number.to_integral_value():
        raise ValueError(f"“{text}” in {column} must be a whole number.")
    return int(number)


FINANCIAL_YEAR = re.compile(r"(\d{4})[-/](?:\d{2})?(\d{2})")
QUARTER = re.compile(r"(\d{4})[- ]?Q([1-4])")
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
YEAR = re.compile(r"(\d{4})")


def _financial_year(text: str) -> date | None:
    found = FINANCIAL_YEAR.fullmatch(text)
    follows = found is not None and (int(found[1]) + 1) % 100 == int(found[2])
    return date(int(found[1]), 4, 1) if found and follows else None


def _quarter(text: str) -> date | None:
    found = QUARTER.fullmatch(text)
    return date(int(found[1]), int(found[2]) * 3 - 2, 1) if found else None


def _month(text: str) -> date | None:
    found = MONTH.fullmatch(text)
    return date(int(found[1]), int(found[2]), 1) if found else None


def _year(text: str) -> date | None:
    found = YEAR.fullmatch(text)
    return date(int(found[1]), 1, 1) if found else None


FORMS: dict[str, tuple[Callable[[str], date | None], str]] = {
    "financial_year": (_financial_year, "a financial year, written like 2022-23"),
    "quarter": (_quarter, "a quarter of the calendar year, written like 2022 Q3"),
    "month": (_month, "a month, written like 2022-07"),
    "year": (_year, "a year, written like 2022"),
}


def period_of(text: str, column: str, mapping: Mapping) -> Period:
    """The reporting period that a cell names.

    Raises:
        ValueError: with a sentence that says how it should be written.
    """
    first_day, form = FORMS[mapping.period.form]
    try:
        day = first_day(text)
    except ValueError:
        day = None
    if day is None:
        raise ValueError(f"“{text}” in {column} is not {form}.")
    return mapping.calendar.whole_period(day)
