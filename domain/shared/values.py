"""Values that validate themselves. All are frozen; numbers are exact decimals, never binary floats."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from domain.shared.errors import Invalid
from domain.shared.numbers import check_number

Measure = Literal["count", "proportion", "score", "rating", "currency", "rate", "narrative"]
Direction = Literal["increase", "decrease", "maintain", "none"]
Lens = Literal["subjective", "objective"]
MissingReason = Literal["not_collected", "too_few_people", "not_applicable", "late"]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every value: frozen and compared by content."""


class Scale(Value, frozen=True, kw_only=True):
    """The lowest and highest figure that an indicator's measure can take, both included."""

    lowest: Decimal
    highest: Decimal

    def __post_init__(self) -> None:
        """Refuse an empty scale."""
        check_number(self.lowest, field="scale")
        check_number(self.highest, field="scale")
        if self.lowest >= self.highest:
            raise Invalid("The lowest point of a scale must be below its highest.", field="scale")

    def holds(self, number: Decimal) -> bool:
        """Whether the number lies on the scale."""
        return self.lowest <= number <= self.highest


class Band(Value, frozen=True, kw_only=True):
    """The range inside which a *maintain* indicator is meant to stay, both edges included."""

    lower: Decimal
    upper: Decimal

    def __post_init__(self) -> None:
        """Refuse a band whose edges are the wrong way round."""
        check_number(self.lower, field="band")
        check_number(self.upper, field="band")
        if self.lower > self.upper:
            raise Invalid("The lower edge of a band cannot be above its upper edge.", field="band")


class Money(Value, frozen=True, kw_only=True):
    """An amount in pounds sterling, to the penny."""

    pounds: Decimal

    def __post_init__(self) -> None:
        """Refuse fractions of a penny."""
        check_number(self.pounds, field="pounds")
        if self.pounds != self.pounds.quantize(Decimal("0.01")):
            raise Invalid("Write an amount of money in pounds and whole pence.", field="pounds")


class Period(Value, frozen=True, kw_only=True):
    """A span of days, both included, with the words that people use for it.

    The label stands beside the dates because "Q1 2026-27" is April to June 2026 to a council and
    something else elsewhere.
    """

    starts_on: date
    ends_on: date
    label: str

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts."""
        if self.ends_on < self.starts_on:
            raise Invalid("A period cannot end before it starts.", field="period")

    def overlaps(self, other: Period) -> bool:
        """Whether the two share at least one day."""
        return self.starts_on <= other.ends_on and other.starts_on <= self.ends_on


class Source(Value, frozen=True, kw_only=True):
    """A document in which an outcome was already promised, with its page."""

    document: str
    page: str | None = None


class ExpectedPoint(Value, frozen=True, kw_only=True):
    """One point of an expected path: the figure hoped for on a day, in the indicator's unit."""

    on: date
    value: Decimal

    def __post_init__(self) -> None:
        """Refuse what is no ordinary number."""
        check_number(self.value, field="expectation")


BaselineQuality = Literal["measured", "estimated", "retrospective"]


class Baseline(Value, frozen=True, kw_only=True):
    """Where an indicator stood at the start.

    Attributes:
        value: in the indicator's unit (a proportion in per cent).
        on: the day it speaks of.
        people: how many people are behind it, where known.
        quality: measured then, estimated, or asked for looking back.
    """

    value: Decimal
    on: date
    people: int | None = None
    quality: BaselineQuality = "measured"

    def __post_init__(self) -> None:
        """Refuse what is no ordinary number, and fewer people than none."""
        check_number(self.value, field="baseline")
        if self.people is not None:
            check_number(self.people, field="baseline")
            if self.people < 0:
                raise Invalid(
                    "The number of people behind a baseline cannot be below zero.", field="baseline"
                )


class Prompt(Value, frozen=True, kw_only=True):
    """A narrative question that a return asks."""

    prompt_id: str
    text: str
